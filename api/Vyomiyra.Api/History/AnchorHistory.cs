using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.History;

/// <summary>Anchors the heads that changed since the last anchor, on a schedule and once more when the service stops.</summary>
public sealed class AnchorHistory(
    IServiceScopeFactory scopes, AnchorFile file, IOptions<HistoryOptions> options, TimeProvider clock, ILogger<AnchorHistory> logger) : BackgroundService
{
    public async Task AnchorAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VyomiyraDb>();
        var last = await file.ReadAsync(cancellation) is [.., var latestAnchor] ? latestAnchor : null;
        var anchored = last?.LastActivityId ?? 0;
        var latest = await db.Activities.MaxAsync(activity => (long?)activity.Id, cancellation) ?? 0;
        if (latest <= anchored)
        {
            return;
        }

        var heads = await db.Activities
            .Where(activity => activity.Id > anchored && activity.Id <= latest
                && activity.Sequence == db.Set<Activity>().Where(other => other.Chain == activity.Chain && other.Id <= latest).Max(other => other.Sequence))
            .OrderBy(activity => activity.Chain)
            .Select(activity => new ChainHead(activity.Chain, activity.Sequence, activity.Hash))
            .ToListAsync(cancellation);
        await file.AppendAsync(clock.Now(), latest, heads, last?.Signature ?? "", cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.AnchorEvery, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await AnchorAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is IOException or DbUpdateException or System.Data.Common.DbException)
            {
                logger.LogError(exception, "The history could not be anchored; the next attempt follows in {Interval}", options.Value.AnchorEvery);
            }
        }
    }
}
