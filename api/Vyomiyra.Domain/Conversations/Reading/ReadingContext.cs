namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>What is known around a mail and decides what its words mean.</summary>
public sealed record ReadingContext
{
    private static readonly DateOnly Earliest = new(1990, 1, 1);
    private static readonly DateOnly Latest = new(2100, 12, 31);

    /// <summary>"Today" is the calendar's date of this instant, however much later the mail is read.</summary>
    public required DateTimeOffset SentAt { get; init; }

    public required BusinessCalendar Calendar { get; init; }

    /// <summary>The account's: the currency of an amount said without one.</summary>
    public required Currency Currency { get; init; }

    /// <summary>BCP 47 language of the contact or account; decides what the text leaves open, such as 05/06 or 1.234 of a three-decimal currency.</summary>
    public string? Language { get; init; }

    /// <summary>ISO 3166 code of the account's country; where it is known it decides what the language leaves open.</summary>
    public string? Country { get; init; }

    /// <summary>Its references count where the body names none. They have no span, as they are not in the text.</summary>
    public string? Subject { get; init; }

    /// <summary>Names of the files that hang on it. Their references count where neither body nor subject names any; they have no span either.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>What those of them hold that are tables, where that was fetched.</summary>
    public IReadOnlyList<AttachedTable> Tables { get; init; } = [];

    public IReadOnlyList<OpenReceivable> OpenReceivables { get; init; } = [];

    /// <summary>A sender's clock may say anything; from a day beyond these no calendar could be reckoned with.</summary>
    internal DateOnly SentOn => Calendar.DateOf(SentAt) is var day && day < Earliest ? Earliest : day > Latest ? Latest : day;
}

/// <param name="Id">The receivable's.</param>
/// <param name="DocumentNumber">As printed on the document.</param>
/// <param name="Key"><see cref="ReferenceKey"/> of the document number.</param>
/// <param name="OtherKeys">Keys of the order, customer and payment references by which it is named as well.</param>
/// <param name="Open">What is still open; negative for a credit note.</param>
/// <param name="DueOn">The due date.</param>
public sealed record OpenReceivable(long Id, string DocumentNumber, string Key, IReadOnlyList<string> OtherKeys, Money Open, DateOnly DueOn);
