using System.Diagnostics.Metrics;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>How many notifications came, and what became of them.</summary>
public sealed class NotificationCounts
{
    public const string Meter = "Vyomiyra.Mailboxes";
    public const string Notifications = "vyomiyra.mailboxes.notifications";

    internal const string Heard = "heard";
    internal const string UnknownSubscription = "unknown_subscription";
    internal const string WrongClientState = "wrong_client_state";
    internal const string Replayed = "replayed";
    internal const string Malformed = "malformed";
    internal const string TooLarge = "too_large";
    internal const string Busy = "busy";

    private readonly Counter<long> notifications;

    public NotificationCounts(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        notifications = meters.Create(Meter).CreateCounter<long>(Notifications, "{notification}", "Notifications of Microsoft Graph, by what became of them.");
    }

    internal void Count(string outcome, int times = 1) => notifications.Add(times, new KeyValuePair<string, object?>("outcome", outcome));
}
