using Quartz;

namespace Vyomiyra.Api.Worklist;

/// <summary>Lets the days pass: looks for standings that time alone has changed.</summary>
[DisallowConcurrentExecution]
public sealed class StandingClock(RecomputeStandings standings, ILogger<StandingClock> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var changed = await standings.RunDueAsync(cancellationToken);
        if (changed > 0)
        {
            logger.LogInformation("Time changed the standing of {Accounts} accounts", changed);
        }
    }
}
