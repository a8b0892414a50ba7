using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Domain.Conversations.Linking;

/// <summary>
/// Links messages without a person, and only where it is as good as sure: the evidence is weighed as for the pane (<see cref="Identification"/>), and
/// on top the sender must be known or asked in the thread, must not have failed authentication, and nothing in the mail may point to somebody else.
/// </summary>
public static class LinkRules
{
    public static LinkAnswer Answer(LinkQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Sides.IsInternal || question.Sides.IsNeverFiled(question.NeverFile))
        {
            return LinkAnswer.Without(LinkState.StaysOut);
        }

        if (question is { Decision: { } decision, Authentication: not SenderAuthentication.Failed })
        {
            return LinkAnswer.Without(LinkState.Decided) with { ReceivableIds = Sure(question, decision.AccountId) };
        }

        var match = MatchOf(question);
        return match.State switch
        {
            MatchState.Unknown => LinkAnswer.Without(LinkState.Unmatched) with { Candidates = match.Shown },
            MatchState.Ambiguous => Asked(match, question),
            _ when PointsElsewhere(match) || PointsToSeveral(match) => Asked(match, question),
            MatchState.Suggested => Suggested(match, question, question.Authentication == SenderAuthentication.Failed ? Caution.SenderFailed : Caution.TooThin),
            _ when !IsSenderKnown(match.Best!) && !IsOfThread(match, question) => Suggested(match, question, Caution.SenderUnknown),
            _ when IsMachineAlone(match.Best!) => Suggested(match, question, Caution.TooThin),
            _ => new LinkAnswer(
                LinkState.Automatic, match.Best, Caution.None, match.Shown, Sure(question, match.Best!.AccountId), Maybe(question, match.Best.AccountId)),
        };
    }

    private static Match MatchOf(LinkQuestion question)
    {
        var match = Identification.Decide(question.Evidence.Where(piece => !question.Rejected.Contains(piece.AccountId)), question.Authentication);
        var settled = question.Remembered.Where(answer => !question.Rejected.Contains(answer.AccountId) && question.Sides.Counterparts.Contains(answer.Address))
            .Select(answer => answer.Settle(match, question.Authentication))
            .Where(settled => settled != match)
            .DistinctBy(settled => settled.Best!.AccountId)
            .ToList();
        return settled switch
        {
            [] => match,
            [var one] => one,
            _ => new Match(MatchState.Ambiguous, null, [.. settled.Select(each => each.Best!).Concat(match.Candidates).DistinctBy(candidate => candidate.AccountId)]),
        };
    }

    private static LinkAnswer Asked(Match match, LinkQuestion question) =>
        LinkAnswer.Without(LinkState.Question) with { Candidates = match.Shown, MaybeReceivableIds = [.. question.Receivables.Select(named => named.ReceivableId).Distinct()] };

    private static LinkAnswer Suggested(Match match, LinkQuestion question, Caution caution) => new(
        LinkState.Suggested, match.Best, caution, match.Shown, [],
        [.. question.Receivables.Where(named => named.AccountId == match.Best!.AccountId).Select(named => named.ReceivableId).Distinct()]);

    /// <summary>The mail names receivables, or a company, and none of them is the best account's. Within a linked thread that is an aside.</summary>
    private static bool PointsElsewhere(Match match) => match is { State: not MatchState.Linked, Best: { } best } && !Has(best, EvidenceKind.NamesReceivable)
        && (match.Candidates.Any(candidate => Has(candidate, EvidenceKind.NamesReceivable))
            || (!Has(best, EvidenceKind.NameInSignature) && !Has(best, EvidenceKind.RememberedAnswer)
                && match.Candidates.Any(candidate => Has(candidate, EvidenceKind.NameInSignature))));

    /// <summary>Who writes for several accounts names receivables of more than one: a remittance for all of them is not one account's.</summary>
    private static bool PointsToSeveral(Match match) => match is { State: not MatchState.Linked, Best: { } best } && !Has(best, EvidenceKind.RememberedAnswer)
        && match.Candidates.Any(candidate => candidate != best && IsSenderKnown(candidate) && Has(candidate, EvidenceKind.NamesReceivable));

    private static bool IsSenderKnown(Candidate candidate) => candidate.Evidence.Any(piece =>
        piece.Kind is EvidenceKind.RememberedAnswer or EvidenceKind.KnownContact or EvidenceKind.KnownDomain);

    /// <summary>Only a machine's address speaks for the account, not even its domain: a platform may write from there for any of its buyers.</summary>
    private static bool IsMachineAlone(Candidate best) => best.Evidence.All(piece => piece.Kind == EvidenceKind.KnownContact && MailAddress.IsMachine(piece.Value));

    /// <summary>
    /// We wrote it, or somebody to whom the thread was written, or their colleague. A stranger who joins in may have got hold of the thread, with
    /// all its numbers, and asks for the money on another account.
    /// </summary>
    private static bool IsOfThread(Match match, LinkQuestion question) => match.State == MatchState.Linked
        && (question.Sides.Direction == MessageDirection.Outbound
            || question.Sides.Counterparts.Any(address => question.WrittenTo.Contains(address)
                || (MailAddress.DomainOf(address) is var domain && !MailAddress.IsFreemail(domain) && question.WrittenTo.Any(known => MailAddress.DomainOf(known) == domain))));

    private static bool Has(Candidate candidate, EvidenceKind kind) => candidate.Evidence.Any(piece => piece.Kind == kind);

    /// <summary>Of receivables that were named, those of the account by a number that no other one of it bears.</summary>
    public static IReadOnlyList<long> SureOf(IEnumerable<NamedReceivable> named, long? accountId) => [.. ByNumber(named, accountId).Where(same => same.Length == 1).SelectMany(same => same)];

    private static IReadOnlyList<long> Sure(LinkQuestion question, long? accountId) => SureOf(question.Receivables, accountId);

    private static IReadOnlyList<long> Maybe(LinkQuestion question, long accountId) => [.. ByNumber(question.Receivables, accountId).Where(same => same.Length > 1).SelectMany(same => same)];

    private static IEnumerable<long[]> ByNumber(IEnumerable<NamedReceivable> named, long? accountId) => named
        .Where(one => one.AccountId == accountId)
        .GroupBy(one => one.Number, one => one.ReceivableId)
        .Select(same => same.Distinct().ToArray());
}
