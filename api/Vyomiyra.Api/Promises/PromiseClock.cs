using Quartz;
using Vyomiyra.Api.Data;

namespace Vyomiyra.Api.Promises;

/// <summary>Lets the promised days pass: what was promised for them and did not come is broken.</summary>
[DisallowConcurrentExecution]
public sealed class PromiseClock(SettlePromises settle, Work work, ILogger<PromiseClock> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var accounts = await settle.RunDueAsync(work, cancellationToken);
        if (accounts > 0)
        {
            logger.LogInformation("Promised days passed on {Accounts} accounts", accounts);
        }
    }
}
