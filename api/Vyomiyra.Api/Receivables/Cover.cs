using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>A part of a promise or dispute beside the receivable it falls on. Amounts are minor units.</summary>
/// <param name="Part">The part.</param>
/// <param name="OwnerId">Its promise or dispute.</param>
/// <param name="AccountId">Whose that is.</param>
/// <param name="Currency">The promise's or dispute's.</param>
/// <param name="Document">The receivable's number.</param>
/// <param name="ReceivableCurrency">The receivable's.</param>
/// <param name="OpenMinor">What is open on it.</param>
internal sealed record Cover<TPart>(TPart Part, long OwnerId, long AccountId, Currency Currency, string Document, Currency ReceivableCurrency, long OpenMinor)
    where TPart : CoveringPart;

/// <summary>A promise or dispute.</summary>
internal readonly record struct CoverOwner(long Id, long AccountId, string Currency);

/// <summary>What is left of promises and disputes where what is open changed.</summary>
internal static class Cover
{
    /// <summary>Fits the parts to what is open, wherever that changed.</summary>
    /// <param name="facts">What was recorded.</param>
    /// <param name="work">Where it is told.</param>
    /// <param name="on">All parts on the receivables of some accounts, in the order in which they are settled: whoever promised or contests.</param>
    /// <param name="tell">What is told of a promise or dispute of which there is less, or more again, by an import or by what was recorded here.</param>
    /// <param name="cancellation">Ends the transaction.</param>
    public static async Task FitAsync<TPart>(
        IReadOnlyList<RecordedFact> facts, Work work, Func<long[], IQueryable<Cover<TPart>>> on, Func<CoverOwner, long?, IReadOnlyList<FittedPart>, Fact> tell,
        CancellationToken cancellation)
        where TPart : CoveringPart
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(work);
        foreach (var run in facts.Select(recorded => recorded.Fact).OfType<OpenAmountsFact>().GroupBy(fact => (fact as ImportedAmountsFact)?.RunId, fact => fact.AccountId))
        {
            foreach (var owner in Refit(await on([.. run.Distinct()]).ToListAsync(cancellation)))
            {
                work.Record(tell(owner.Key, run.Key, [.. owner.Select(part => part.Fitted)]));
                Fit(owner);
            }
        }
    }

    /// <summary>Fits the parts where one of them was settled or taken back: that says all there is to tell.</summary>
    public static async Task FitAsync<TPart>(IQueryable<Cover<TPart>> on, CancellationToken cancellation)
        where TPart : CoveringPart
    {
        foreach (var owner in Refit(await on.ToListAsync(cancellation)))
        {
            Fit(owner);
        }
    }

    private static void Fit<TPart>(IEnumerable<(Cover<TPart> Cover, FittedPart Fitted)> parts)
        where TPart : CoveringPart
    {
        foreach (var (cover, fitted) in parts)
        {
            cover.Part.RemainingMinor = fitted.ToMinor;
        }
    }

    /// <summary>Those parts that do not fit any more, by promise or dispute, each with what is left of it now.</summary>
    private static IEnumerable<IGrouping<CoverOwner, (Cover<TPart> Cover, FittedPart Fitted)>> Refit<TPart>(IEnumerable<Cover<TPart>> covers)
        where TPart : CoveringPart => covers
        .GroupBy(cover => (cover.Part.ReceivableId, cover.Currency))
        .SelectMany(parts => parts.Zip(Remaining([.. parts])))
        .Where(part => part.First.Part.RemainingMinor != part.Second)
        .Select(part => (Cover: part.First, Fitted: new FittedPart(part.First.Part.ReceivableId, part.First.Document, part.First.Part.RemainingMinor, part.Second)))
        .GroupBy(part => new CoverOwner(part.Cover.OwnerId, part.Cover.AccountId, part.Cover.Currency.Code));

    /// <summary>An amount in another currency cannot be held against what is open, until nothing is.</summary>
    private static IReadOnlyList<long> Remaining<TPart>(IReadOnlyList<Cover<TPart>> covers)
        where TPart : CoveringPart =>
        covers[0].Currency != covers[0].ReceivableCurrency && covers[0].OpenMinor != 0
            ? [.. covers.Select(cover => cover.Part.AmountMinor - cover.Part.SettledMinor)]
            : CoveredParts.Fit(covers[0].OpenMinor, [.. covers.Select(cover => cover.Part.AmountMinor - cover.Part.SettledMinor)]);
}
