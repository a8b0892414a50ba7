using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Conversations.Mailboxes;

namespace Vyomiyra.Api.Tests.Conversations.Mailboxes;

/// <summary>What a host counts of notifications, from now on.</summary>
internal sealed class CountedNotifications : IDisposable
{
    private readonly ConcurrentQueue<(string Outcome, long Times)> counted = [];
    private readonly MeterListener listener = new();

    public CountedNotifications(ApiHost host)
    {
        var meters = host.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == NotificationCounts.Notifications && instrument.Meter.Scope == meters)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, times, tags, _) => counted.Enqueue(((string)tags[0].Value!, times)));
        listener.Start();
    }

    /// <summary>Each time that something was counted, in its order.</summary>
    public IReadOnlyList<string> Lines => [.. counted.Where(each => each.Times > 0).Select(each => $"{each.Outcome} {each.Times}")];

    public long Of(string outcome) => counted.Where(each => each.Outcome == outcome).Sum(each => each.Times);

    public void Dispose() => listener.Dispose();
}
