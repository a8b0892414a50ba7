using System.Data.Common;

namespace Vyomiyra.Api.Worklist;

/// <summary>Lets the days pass: looks regularly for standings that time alone has changed.</summary>
public sealed class StandingClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<StandingClock> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var changed = await scope.ServiceProvider.GetRequiredService<RecomputeStandings>().RunDueAsync(stoppingToken);
                if (changed > 0)
                {
                    logger.LogInformation("Time changed the standing of {Accounts} accounts", changed);
                }
            }
            catch (DbException exception)
            {
                logger.LogError(exception, "Standings could not be brought to today; the next attempt follows in {Interval}", Interval);
            }
        }
        while (await Tick(timer, stoppingToken));
    }

    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
