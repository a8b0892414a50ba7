namespace Vyomiyra.Domain.Conversations;

/// <summary>Who read a suggestion in a mail.</summary>
public enum ReadBy
{
    Rules,
    Model,
}

/// <summary>What a person made of a suggestion.</summary>
public enum SuggestionFate
{
    /// <summary>Recorded as it was suggested.</summary>
    Kept,

    /// <summary>Recorded with another amount, day or choice of receivables.</summary>
    Changed,

    Rejected,
}

/// <summary>What a promise comes to: what it is compared by.</summary>
/// <param name="Amount">Null where none was read.</param>
/// <param name="On">Null where no day was read.</param>
/// <param name="Receivables">Those it covers, in any order.</param>
public sealed record PromiseOutline(Money? Amount, DateOnly? On, IReadOnlyList<long> Receivables)
{
    /// <summary>Whether the other says all that this says. What was left open and then filled in is no change.</summary>
    public bool IsKeptIn(PromiseOutline recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return (Amount is null || Amount == recorded.Amount) && (On is null || On == recorded.On) && Receivables.ToHashSet().SetEquals(recorded.Receivables);
    }
}

/// <summary>One suggestion that a person decided on, so that it can be told how often what is read is right. It holds no word of the mail.</summary>
public sealed class SuggestionOutcome
{
    public long Id { get; init; }
    public required long AccountId { get; init; }

    /// <summary>A hash of the message's id and of the place and words it was read from: one suggestion is one, however often it is shown.</summary>
    public required string Key { get; init; }

    /// <summary>"promise", "dispute", or the name of a kind of saying.</summary>
    public required string Kind { get; init; }

    /// <summary>That of its words: "en".</summary>
    public required string Language { get; init; }

    public required ReadBy ReadBy { get; init; }

    /// <summary>Of its sentence, in UTF-16 code units.</summary>
    public required int Length { get; init; }

    public required SuggestionFate Fate { get; set; }
    public required long DecidedById { get; set; }
    public required DateTimeOffset DecidedAt { get; set; }

    public long? PromiseId { get; set; }
    public long? SuggestedMinor { get; set; }
    public Currency? SuggestedCurrency { get; set; }
    public DateOnly? SuggestedOn { get; set; }
    public List<long> SuggestedReceivables { get; set; } = [];
    public long? RecordedMinor { get; set; }
    public Currency? RecordedCurrency { get; set; }
    public DateOnly? RecordedOn { get; set; }
    public List<long> RecordedReceivables { get; set; } = [];

    /// <summary>The suggestion became a promise.</summary>
    public void Record(PromiseOutline suggested, PromiseOutline recorded, long promiseId)
    {
        ArgumentNullException.ThrowIfNull(suggested);
        ArgumentNullException.ThrowIfNull(recorded);
        (Fate, PromiseId) = (suggested.IsKeptIn(recorded) ? SuggestionFate.Kept : SuggestionFate.Changed, promiseId);
        (SuggestedMinor, SuggestedCurrency, SuggestedOn) = (suggested.Amount?.Minor, suggested.Amount?.Currency, suggested.On);
        (RecordedMinor, RecordedCurrency, RecordedOn) = (recorded.Amount?.Minor, recorded.Amount?.Currency, recorded.On);
        (SuggestedReceivables, RecordedReceivables) = ([.. suggested.Receivables], [.. recorded.Receivables]);
    }
}
