namespace Vyomiyra.Domain.Conversations;

public enum MatchState
{
    /// <summary>The thread, or the message it replies to, is linked already.</summary>
    Linked,

    /// <summary>One account fits so well that the pane shows it as the answer.</summary>
    Certain,

    /// <summary>One account fits, but a person should look.</summary>
    Suggested,

    /// <summary>Two or more fit about equally: ask.</summary>
    Ambiguous,
    Unknown,
}

/// <summary>An account that a message may be about, with everything that speaks for it, strongest first, and how sure that makes us (0 to 1).</summary>
public sealed record Candidate(long AccountId, double Confidence, IReadOnlyList<Evidence> Evidence);

/// <summary>Whom a message is about. <see cref="Best"/> is null when ambiguous or unknown.</summary>
public sealed record Match(MatchState State, Candidate? Best, IReadOnlyList<Candidate> Candidates)
{
    private const int MostShown = 5;

    /// <summary>Those of the candidates that a person is shown. The others count, too: what points to one of them is not passed over.</summary>
    public IReadOnlyList<Candidate> Shown => [.. Candidates.Take(MostShown)];
}

/// <summary>
/// Weighs evidence. Pieces count as independent: each leaves a doubt, and the doubts multiply. Two candidates whose odds lie within a factor of
/// <see cref="ClearLead"/> are a question for a person.
/// </summary>
public static class Identification
{
    /// <summary>From here on one account is the answer. The labelled mails in linking.txt say what other thresholds would cost.</summary>
    public const double CertainFrom = 0.9;

    /// <summary>From here on an account is worth a question; below it nobody is bothered with it.</summary>
    public const double SuggestedFrom = 0.5;

    private const double ClearLead = 4;

    /// <param name="evidence">What was found, per account the caller may see.</param>
    /// <param name="authentication">The receiving server's verdict: mail that failed is never more than a suggestion.</param>
    public static Match Decide(IEnumerable<(long AccountId, Evidence Evidence)> evidence, SenderAuthentication authentication)
    {
        var candidates = evidence
            .Distinct()
            .GroupBy(piece => piece.AccountId, piece => piece.Evidence)
            .Select(group => new Candidate(group.Key, Confidence(group), [.. group.OrderBy(piece => piece.Kind).ThenBy(piece => piece.Value, StringComparer.Ordinal)]))
            .OrderByDescending(candidate => candidate.Confidence)
            .ThenBy(candidate => candidate.AccountId)
            .ToArray();
        if (candidates is [])
        {
            return new Match(MatchState.Unknown, null, candidates);
        }

        var linked = candidates.Where(candidate => candidate.Evidence[0].Kind is EvidenceKind.ThreadIsLinked or EvidenceKind.RepliesToLinked).ToArray();
        if (linked is [var one])
        {
            return new Match(authentication == SenderAuthentication.Failed ? MatchState.Suggested : MatchState.Linked, one, candidates);
        }

        var best = candidates[0];
        if (candidates.Length > 1 && candidates[1].Confidence >= SuggestedFrom && Odds(best) < ClearLead * Odds(candidates[1]))
        {
            return new Match(MatchState.Ambiguous, null, candidates);
        }

        return best.Confidence switch
        {
            >= CertainFrom when authentication != SenderAuthentication.Failed => new Match(MatchState.Certain, best, candidates),
            >= SuggestedFrom => new Match(MatchState.Suggested, best, candidates),
            _ => new Match(MatchState.Unknown, null, candidates),
        };
    }

    public static double Confidence(IEnumerable<Evidence> evidence)
    {
        var kinds = evidence.CountBy(piece => piece.Kind).ToDictionary();
        // A contact's domain says nothing that the contact's address did not.
        return 1 - kinds
            .Where(kind => kind.Key != EvidenceKind.KnownDomain || !kinds.ContainsKey(EvidenceKind.KnownContact))
            .Aggregate(1.0, (doubt, kind) => doubt * Math.Pow(1 - Weight(kind.Key), Math.Min(kind.Value, MostThatCount(kind.Key))));
    }

    private static double Odds(Candidate candidate) => candidate.Confidence / Math.Max(1 - candidate.Confidence, 1e-9);

    private static double Weight(EvidenceKind kind) => kind switch
    {
        EvidenceKind.PersonDecided => 1,
        EvidenceKind.ThreadIsLinked => 0.99,
        EvidenceKind.RepliesToLinked => 0.97,
        EvidenceKind.RememberedAnswer => 0.95,
        EvidenceKind.KnownContact => 0.95,
        EvidenceKind.NamesReceivable => 0.85,
        EvidenceKind.KnownDomain => 0.75,
        EvidenceKind.AmountMatches => 0.4,
        EvidenceKind.NameInSignature => 0.5,
    };

    /// <summary>Two invoice numbers say more than one; a second address of the same domain says nothing new.</summary>
    private static int MostThatCount(EvidenceKind kind) => kind == EvidenceKind.NamesReceivable ? 3 : 1;
}
