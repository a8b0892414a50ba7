namespace Vyomiyra.Domain.Receivables;

/// <summary>How much of a promise or dispute falls on one receivable, in the promise's or dispute's currency.</summary>
public abstract class CoveringPart
{
    public required long ReceivableId { get; init; }

    /// <summary>As it was promised or contested.</summary>
    public required long AmountMinor
    {
        get;
        init => field = RemainingMinor = value;
    }

    /// <summary>What of it is done with: it covers nothing any more.</summary>
    public virtual long SettledMinor => 0;

    /// <summary>What is left of it on the receivable: less than the amount once less is open.</summary>
    public long RemainingMinor { get; set; }
}
