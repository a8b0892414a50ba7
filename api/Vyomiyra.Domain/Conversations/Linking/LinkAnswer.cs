namespace Vyomiyra.Domain.Conversations.Linking;

public enum LinkState
{
    /// <summary>Among ourselves, or of a domain that is never filed: not stored.</summary>
    StaysOut,

    /// <summary>A person has decided; nothing is changed.</summary>
    Decided,

    /// <summary>Linked without asking.</summary>
    Automatic,

    /// <summary>One account fits, and a person should confirm it: <see cref="LinkAnswer.Caution"/> says why.</summary>
    Suggested,

    /// <summary>Two or more fit about equally: ask, and remember the answer.</summary>
    Question,

    /// <summary>Nobody is known: the queue.</summary>
    Unmatched,
}

/// <summary>Why a person should look.</summary>
public enum Caution
{
    None,

    /// <summary>The receiving server could not prove the sender.</summary>
    SenderFailed,

    /// <summary>Numbers and names are known, but not who writes: those who forge invoices quote them, too.</summary>
    SenderUnknown,

    /// <summary>The evidence is too thin.</summary>
    TooThin,
}

/// <param name="State">What becomes of the message.</param>
/// <param name="Best">The account, for automatic and suggested.</param>
/// <param name="Caution">Why it is only suggested.</param>
/// <param name="Candidates">All that fit, best first, with their evidence.</param>
/// <param name="ReceivableIds">Of the account's, those that the message surely is about: linked where the account is linked.</param>
/// <param name="MaybeReceivableIds">Those it may be about: named by a number that several bear, or of an account that is only suggested.</param>
public sealed record LinkAnswer(
    LinkState State,
    Candidate? Best,
    Caution Caution,
    IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<long> ReceivableIds,
    IReadOnlyList<long> MaybeReceivableIds)
{
    public static LinkAnswer Without(LinkState state) => new(state, null, Caution.None, [], [], []);
}
