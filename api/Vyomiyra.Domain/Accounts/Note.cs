namespace Vyomiyra.Domain.Accounts;

public enum NoteKind
{
    Note,
    Call,
    Meeting,
}

/// <summary>What was said outside of mail, written down by hand. It is a fact: withdrawn, never edited.</summary>
public sealed class Note
{
    public long Id { get; init; }
    public required long AccountId { get; set; }
    public required NoteKind Kind { get; init; }

    /// <summary>The day it happened.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Whom it was with, where they are a contact.</summary>
    public long? ContactId { get; init; }

    /// <summary>Whom it was with, as written.</summary>
    public string? Person { get; init; }

    public string? Outcome { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }
    public required long WrittenById { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
}
