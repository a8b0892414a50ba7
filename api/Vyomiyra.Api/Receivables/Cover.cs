using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>A part of a promise or dispute beside the receivable it falls on. Amounts are minor units.</summary>
internal sealed record Cover<TPart>(
    TPart Part, long OwnerId, long AccountId, Currency Currency, long AmountMinor, long RemainingMinor, long ReceivableId, string Document,
    Currency ReceivableCurrency, long OpenMinor);

/// <summary>What an import leaves of the promises and disputes on what it changed.</summary>
internal static class Cover
{
    /// <summary>The accounts whose open amounts may have changed, by the import that did it.</summary>
    public static IEnumerable<IGrouping<long, long>> ChangedByRun(IReadOnlyList<RecordedFact> facts) =>
        facts.Select(recorded => recorded.Fact).OfType<OpenAmountsFact>().GroupBy(fact => fact.RunId, fact => fact.AccountId);

    /// <summary>Those parts that do not fit any more, by promise or dispute, each with what is left of it now.</summary>
    /// <param name="covers">All parts on the receivables, in the order in which they are settled.</param>
    public static IEnumerable<IGrouping<(long OwnerId, long AccountId, string Currency), (Cover<TPart> Cover, FittedPart Fitted)>> Refit<TPart>(
        IEnumerable<Cover<TPart>> covers) => covers
        .GroupBy(cover => (cover.ReceivableId, cover.Currency))
        .SelectMany(parts => parts.Zip(Remaining([.. parts])))
        .Where(part => part.First.RemainingMinor != part.Second)
        .Select(part => (Cover: part.First, Fitted: new FittedPart(part.First.ReceivableId, part.First.Document, part.First.RemainingMinor, part.Second)))
        .GroupBy(part => (part.Cover.OwnerId, part.Cover.AccountId, part.Cover.Currency.Code));

    /// <summary>An amount in another currency cannot be held against what is open, until nothing is.</summary>
    private static IReadOnlyList<long> Remaining<TPart>(IReadOnlyList<Cover<TPart>> parts) =>
        parts[0].Currency != parts[0].ReceivableCurrency && parts[0].OpenMinor != 0
            ? [.. parts.Select(part => part.AmountMinor)]
            : CoveredParts.Fit(parts[0].OpenMinor, [.. parts.Select(part => part.AmountMinor)]);
}
