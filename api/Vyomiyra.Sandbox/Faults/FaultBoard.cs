namespace Vyomiyra.Sandbox.Faults;

/// <summary>
/// A fault somebody ordered. <c>conditionalAccess</c>: the on-behalf-of grant demands an authentication context until the user's token
/// carries it. <c>graph</c>: the next calls to Graph are slow, or answer with the given status or a part of the answer. <c>notificationsDropped</c> and
/// <c>notificationsDoubled</c>: the next change notifications are lost, or told twice. <c>deltaReplayed</c>: the next calls for changes
/// answer with the page before once more. <c>deltaExpired</c>: every delta link given out so far is forgotten. <c>subscriptionRemoved</c>,
/// <c>missed</c>, <c>reauthorizationRequired</c>: it happens to subscriptions now, and their lifecycle notifications say so.
/// </summary>
/// <param name="UserId">Of conditionalAccess: only this user; everybody when absent.</param>
/// <param name="Context">Of conditionalAccess: the authentication context demanded, <c>c1</c> when absent.</param>
/// <param name="Status">Of graph: the HTTP status to answer with; absent to answer properly.</param>
/// <param name="RetryAfter">Of graph: seconds to put in Retry-After.</param>
/// <param name="Delay">Of graph: milliseconds to wait before answering, or with Cut before the connection breaks.</param>
/// <param name="Cut">Of graph: the connection breaks after so many bytes of the answer.</param>
/// <param name="Count">Of graph, deltaReplayed and notifications: how many calls or notifications it applies to.</param>
/// <param name="Path">Of graph: only calls whose path contains this.</param>
/// <param name="Mailbox">Of notifications, delta and subscriptions: the address of the only mailbox; all of them when absent.</param>
public sealed record Fault(
    string Kind, Guid? UserId = null, string? Context = null, int? Status = null, int? RetryAfter = null, int? Delay = null, int Count = 1, string? Path = null,
    string? Mailbox = null, long? Cut = null);

/// <summary>The faults in force. They live in memory: a restart mends everything.</summary>
public sealed class FaultBoard
{
    readonly Lock gate = new();
    readonly List<Fault> faults = [];

    public void Order(Fault fault)
    {
        lock (gate)
            faults.Add(fault);
    }

    public void Clear()
    {
        lock (gate)
            faults.Clear();
    }

    public string? ContextDemandedOf(Guid user)
    {
        lock (gate)
        {
            var demand = faults.Find(fault => fault.Kind == "conditionalAccess" && (fault.UserId is null || fault.UserId == user));
            return demand is null ? null : demand.Context ?? "c1";
        }
    }

    /// <summary>The fault that strikes this call to Graph, used up by one.</summary>
    public Fault? StrikeGraph(string path) => UseUp(fault =>
        fault.Kind == "graph" && (fault.Path is null || path.Contains(fault.Path, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a fault of this kind strikes the mailbox; it is used up by one.</summary>
    public bool Strike(string kind, string? mailbox) => UseUp(fault =>
        fault.Kind == kind && (fault.Mailbox is null || fault.Mailbox.Equals(mailbox, StringComparison.OrdinalIgnoreCase))) is not null;

    Fault? UseUp(Predicate<Fault> strikes)
    {
        lock (gate)
        {
            var index = faults.FindIndex(strikes);
            if (index < 0)
                return null;
            var fault = faults[index];
            if (fault.Count > 1)
                faults[index] = fault with { Count = fault.Count - 1 };
            else
                faults.RemoveAt(index);
            return fault;
        }
    }
}
