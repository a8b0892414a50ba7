using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

public static class Dismissals
{
    /// <summary>What people took away from these accounts.</summary>
    public static async Task<HashSet<(long AccountId, string Value)>> DismissedOfAsync(
        this VyomiyraDb db, long[] accountIds, DismissedKind kind, CancellationToken cancellation) =>
        [.. (await db.Set<DismissedDetail>()
                .Where(detail => EF.Parameter(accountIds).Contains(detail.AccountId) && detail.Kind == kind)
                .Select(detail => new { detail.AccountId, detail.Value })
                .ToListAsync(cancellation))
            .Select(detail => (detail.AccountId, detail.Value))];
}
