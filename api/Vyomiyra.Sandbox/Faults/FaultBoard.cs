namespace Vyomiyra.Sandbox.Faults;

/// <summary>
/// A fault somebody ordered. <c>conditionalAccess</c>: the on-behalf-of grant demands an authentication context until the user's token
/// carries it. <c>graph</c>: the next calls to Graph are slow, or answer with the given status, or both.
/// </summary>
/// <param name="UserId">Of conditionalAccess: only this user; everybody when absent.</param>
/// <param name="Context">Of conditionalAccess: the authentication context demanded, <c>c1</c> when absent.</param>
/// <param name="Status">Of graph: the HTTP status to answer with; absent to answer properly.</param>
/// <param name="RetryAfter">Of graph: seconds to put in Retry-After.</param>
/// <param name="Delay">Of graph: milliseconds to wait before answering.</param>
/// <param name="Count">Of graph: how many calls it applies to.</param>
/// <param name="Path">Of graph: only calls whose path contains this.</param>
public sealed record Fault(
    string Kind, Guid? UserId = null, string? Context = null, int? Status = null, int? RetryAfter = null, int? Delay = null, int Count = 1, string? Path = null);

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
    public Fault? StrikeGraph(string path)
    {
        lock (gate)
        {
            var index = faults.FindIndex(fault =>
                fault.Kind == "graph" && (fault.Path is null || path.Contains(fault.Path, StringComparison.OrdinalIgnoreCase)));
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
