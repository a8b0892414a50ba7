using Quartz;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>Looks at those conversations that somebody's word about another may explain, and that were too many to look at while they waited.</summary>
[DisallowConcurrentExecution]
public sealed class LookAgainClock(LookAgain again, ILogger<LookAgainClock> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var looked = await again.RunDueAsync(cancellationToken);
        if (looked > 0)
        {
            logger.LogInformation("{Conversations} conversations were looked at again for whose they are", looked);
        }
    }
}
