using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <summary>Disputes by their state, as cards lie on a board.</summary>
/// <param name="Columns">One a state, in the order in which a dispute goes through them.</param>
public sealed record DisputeBoardView(IReadOnlyList<DisputeColumn> Columns);

/// <param name="Count">How many there are; of those that ended, in the last <see cref="GetDisputeBoard.ClosedDays"/> days.</param>
/// <param name="Sums">What they contested at first, by currency.</param>
/// <param name="Disputes">The first of them, by when they should be settled; of those that ended, the latest.</param>
public sealed record DisputeColumn(DisputeState State, int Count, IReadOnlyList<DisputeSum> Sums, IReadOnlyList<DisputeListRow> Disputes);

public sealed record DisputeSum(string Currency, decimal Amount);

public sealed class GetDisputeBoard(MatchingDisputes matching, FindDisputes disputes, TimeProvider clock)
{
    /// <summary>How long a dispute stays on the board after its end.</summary>
    public const int ClosedDays = 30;

    private const int Cards = 25;

    public async Task<DisputeBoardView> HandleAsync(DisputeFilter filter, Caller caller, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().AddDays(-ClosedDays);
        var found = (await matching.FindAsync(filter, caller, cancellation)).Where(dispute => dispute.ClosedAt == null || dispute.ClosedAt >= since);
        var counts = await found.GroupBy(dispute => dispute.State, (state, all) => new { State = state, Count = all.Count() })
            .ToDictionaryAsync(group => group.State, group => group.Count, cancellation);
        var sums = (await found.SelectMany(dispute => dispute.Parts, (dispute, part) => new { dispute.State, dispute.Currency, part.AmountMinor })
                .GroupBy(part => new { part.State, part.Currency }, (key, parts) => new { key.State, key.Currency, Minor = parts.Sum(part => part.AmountMinor) })
                .ToListAsync(cancellation))
            .ToLookup(sum => sum.State, sum => new Money(sum.Minor, sum.Currency));
        var cards = new List<Dispute>();
        foreach (var state in counts.Keys)
        {
            cards.AddRange(await FirstAsync(found.Where(dispute => dispute.State == state), state, cancellation));
        }

        var rows = (await disputes.RowsAsync(cards, cancellation)).ToLookup(row => row.State);
        return new DisputeBoardView(
        [
            .. Enum.GetValues<DisputeState>().Select(state => new DisputeColumn(
                state, counts.GetValueOrDefault(state), [.. sums[state].OrderBy(sum => sum.Currency.Code, StringComparer.Ordinal).Select(sum => new DisputeSum(sum.Currency.Code, sum.ToDecimal()))],
                [.. rows[state]])),
        ]);
    }

    private static Task<List<Dispute>> FirstAsync(IQueryable<Dispute> disputes, DisputeState state, CancellationToken cancellation) => (Dispute.Unresolved.Contains(state)
            ? disputes.OrderBy(dispute => dispute.DueOn ?? DateOnly.MaxValue).ThenBy(dispute => dispute.Id)
            : disputes.OrderByDescending(dispute => dispute.ClosedAt).ThenByDescending(dispute => dispute.Id))
        .Take(Cards).ToListAsync(cancellation);
}
