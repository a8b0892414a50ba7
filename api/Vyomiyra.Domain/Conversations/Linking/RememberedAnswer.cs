namespace Vyomiyra.Domain.Conversations.Linking;

/// <summary>What somebody of a team answered when two accounts fitted a sender's mail. It decides the same question again, until it is revoked.</summary>
public sealed class RememberedAnswer
{
    public long Id { get; init; }
    public required long TeamId { get; init; }

    /// <summary>The sender's, normalised.</summary>
    public required string Address { get; init; }

    /// <summary>The account that was chosen.</summary>
    public required long AccountId { get; init; }

    /// <summary>The accounts that were in question. Where another one fits as well, the question is a new one.</summary>
    public List<long> Among { get; init; } = [];

    public required long AnsweredById { get; init; }
    public required DateTimeOffset AnsweredAt { get; init; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public long? RevokedById { get; private set; }

    /// <summary>The answer as it holds now that accounts were merged into others.</summary>
    /// <param name="survivors">Into which.</param>
    public RememberedAnswer After(IReadOnlyDictionary<long, long> survivors) => new()
    {
        Id = Id,
        TeamId = TeamId,
        Address = Address,
        AccountId = survivors.GetValueOrDefault(AccountId, AccountId),
        Among = [.. Among.Select(account => survivors.GetValueOrDefault(account, account)).Distinct()],
        AnsweredById = AnsweredById,
        AnsweredAt = AnsweredAt,
        RevokedAt = RevokedAt,
        RevokedById = RevokedById,
    };

    /// <summary>Takes the answer back: the next such mail is a question again. Doing it twice changes nothing.</summary>
    public void Revoke(long memberId, DateTimeOffset now) => (RevokedById, RevokedAt) = (RevokedById ?? memberId, RevokedAt ?? now);

    /// <summary>
    /// What the answer makes of a match. It settles a question among the accounts it was given for, unless the mail names a receivable of one of
    /// the others and none of the chosen one; it turns a suggestion of the chosen account, and silence, into certainty.
    /// </summary>
    public Match Settle(Match match, SenderAuthentication authentication)
    {
        ArgumentNullException.ThrowIfNull(match);
        var chosen = match.Candidates.FirstOrDefault(candidate => candidate.AccountId == AccountId) ?? new Candidate(AccountId, 0, []);
        if (RevokedAt is not null || authentication == SenderAuthentication.Failed || !Applies(match, chosen))
        {
            return match;
        }

        var evidence = chosen.Evidence.Append(new Evidence(EvidenceKind.RememberedAnswer, Address)).OrderBy(piece => piece.Kind).ToList();
        var best = new Candidate(AccountId, Identification.Confidence(evidence), evidence);
        return new Match(MatchState.Certain, best, [best, .. match.Candidates.Where(candidate => candidate.AccountId != AccountId)]);
    }

    private bool Applies(Match match, Candidate chosen) => match.State switch
    {
        MatchState.Unknown => match.Candidates.All(candidate => candidate.AccountId == AccountId),
        MatchState.Suggested => match.Best!.AccountId == AccountId,
        MatchState.Ambiguous => chosen.Evidence.Count > 0
            && match.Candidates.Where(candidate => candidate.Confidence >= Identification.SuggestedFrom).All(candidate => Among.Contains(candidate.AccountId))
            && (Names(chosen) || !match.Candidates.Any(Names)),
        MatchState.Linked or MatchState.Certain => false,
    };

    private static bool Names(Candidate candidate) => candidate.Evidence.Any(piece => piece.Kind == EvidenceKind.NamesReceivable);
}
