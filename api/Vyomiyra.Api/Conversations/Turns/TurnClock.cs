using Quartz;

namespace Vyomiyra.Api.Conversations.Turns;

/// <summary>Lets time pass: looks for turns that time alone has changed.</summary>
[DisallowConcurrentExecution]
public sealed class TurnClock(RecomputeTurns turns, ILogger<TurnClock> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var changed = await turns.RunDueAsync(cancellationToken);
        if (changed > 0)
        {
            logger.LogInformation("Time changed whose turn it is in {Conversations} conversations", changed);
        }
    }
}
