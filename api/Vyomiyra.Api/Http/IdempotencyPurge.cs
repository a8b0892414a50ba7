using Microsoft.EntityFrameworkCore;
using Quartz;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Http;

/// <summary>Forgets keys that are older than anybody would repeat.</summary>
[DisallowConcurrentExecution]
public sealed class IdempotencyPurge(VyomiyraDb db, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var before = clock.Now() - Idempotency.Kept;
        await db.IdempotencyKeys.Where(key => key.CreatedAt < before).ExecuteDeleteAsync(cancellationToken);
    }
}
