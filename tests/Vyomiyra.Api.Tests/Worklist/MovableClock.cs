namespace Vyomiyra.Api.Tests.Worklist;

/// <summary>Real time, moved on by whole days.</summary>
internal sealed class MovableClock : TimeProvider
{
    private TimeSpan ahead;

    /// <summary>What happens the next time somebody asks what time it is.</summary>
    public Action? OnceAsked { get; set; }

    public void Advance(int days) => ahead += TimeSpan.FromDays(days);

    public override DateTimeOffset GetUtcNow()
    {
        var (happens, now) = (OnceAsked, base.GetUtcNow() + ahead);
        OnceAsked = null;
        happens?.Invoke();
        return now;
    }
}
