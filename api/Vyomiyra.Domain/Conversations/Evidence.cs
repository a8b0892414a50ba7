namespace Vyomiyra.Domain.Conversations;

/// <summary>Kinds of evidence that a message is about an account, strongest first.</summary>
public enum EvidenceKind
{
    PersonDecided,
    ThreadIsLinked,
    RepliesToLinked,

    /// <summary>Somebody of the team was asked about this sender before, and answered.</summary>
    RememberedAnswer,
    KnownContact,
    NamesReceivable,
    KnownDomain,
    AmountMatches,
    NameInSignature,
}

/// <param name="Kind">What was found.</param>
/// <param name="Value">What it was found in: the address, the number, the domain, the amount, the name.</param>
public sealed record Evidence(EvidenceKind Kind, string Value);
