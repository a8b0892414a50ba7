using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Promises;

/// <summary>A payment or credit on an invoice or debit note, as somebody told it.</summary>
/// <param name="KnownAt">When it became known here.</param>
public sealed record ProvenAmount(long ReceivableId, SettlementKind Kind, DateOnly On, Money Amount, DateTimeOffset KnownAt);

/// <summary>By how much an open item came nearer to zero in an export without anything that explains it; see <see cref="PresumedPayment"/>.</summary>
/// <param name="IssuedOn">The item's; for a payment on account the day the money came.</param>
/// <param name="After">The day of the export before; it still told the old amount.</param>
/// <param name="Amount">Negative where the item rose again: so much of what was presumed before was not so.</param>
public sealed record FallenAmount(
    long ReceivableId, ReceivableType Type, DateOnly IssuedOn, long RunId, DateTimeOffset KnownAt, DateOnly? After, DateOnly On, Money Amount);

/// <summary>Tells from what is stored what came for which receivable, each amount once.</summary>
public static class Arrivals
{
    /// <summary>
    /// What is proven counts by its own day. What merely fell counts as paid some day since the export before, unless it rose again, was proven
    /// later, or fell together with a credit note or a payment on account: then that was applied to it.
    /// </summary>
    public static IReadOnlyList<Arrival> Of(IEnumerable<ProvenAmount> proven, IEnumerable<FallenAmount> fallen)
    {
        var settlements = proven.OrderBy(amount => amount.On).ToList();
        var falls = fallen.OrderBy(amount => amount.KnownAt).ThenBy(amount => amount.RunId).Select(amount => new Fall(amount)).ToList();
        foreach (var rise in falls.Where(fall => fall.Left < 0))
        {
            TakeFrom(falls.Where(fall => fall.Is(rise.Told.ReceivableId) && fall.IsKnownBefore(rise.Told)).Reverse(), -rise.Left);
        }

        foreach (var settlement in settlements)
        {
            TakeFrom(falls.Where(fall => fall.Is(settlement.ReceivableId) && fall.Told.KnownAt < settlement.KnownAt && fall.Told.On >= settlement.On), settlement.Amount.Minor);
        }

        return
        [
            .. settlements.Select(each => new Arrival(
                each.ReceivableId, each.Kind == SettlementKind.Payment ? ArrivalKind.Paid : ArrivalKind.Credited, each.On, each.On, each.Amount)),
            .. falls.Where(fall => fall.Left > 0).GroupBy(fall => (fall.Told.RunId, fall.Told.Amount.Currency)).SelectMany(run => Presumed([.. run])),
        ];
    }

    /// <summary>What fell in one export, in one currency.</summary>
    private static List<Arrival> Presumed(IReadOnlyList<Fall> falls)
    {
        var arrivals = new List<Arrival>();
        var owed = falls.Where(fall => !Receivable.IsCredit(fall.Told.Type)).OrderBy(fall => fall.Told.ReceivableId).ToList();
        foreach (var credit in falls.Where(fall => Receivable.IsCredit(fall.Told.Type)).OrderBy(fall => fall.Told.Type).ThenBy(fall => fall.Told.ReceivableId))
        {
            // One of the very amount is what it was applied to, before others that it might have been.
            foreach (var fall in owed.OrderBy(fall => fall.Left == credit.Left ? 0 : 1))
            {
                var minor = Math.Min(fall.Left, credit.Left);
                (fall.Left, credit.Left) = (fall.Left - minor, credit.Left - minor);
                if (minor > 0)
                {
                    arrivals.Add(Applied(fall.Told, credit.Told, minor));
                }
            }
        }

        arrivals.AddRange(owed.Where(fall => fall.Left > 0).Select(fall => new Arrival(
            fall.Told.ReceivableId, ArrivalKind.Paid, Earliest(fall.Told), fall.Told.On, fall.Told.Amount with { Minor = fall.Left }, IsPresumed: true)));
        return arrivals;
    }

    private static Arrival Applied(FallenAmount to, FallenAmount credit, long minor) => credit.Type == ReceivableType.PaymentOnAccount
        ? new Arrival(to.ReceivableId, ArrivalKind.Paid, credit.IssuedOn, credit.IssuedOn, to.Amount with { Minor = minor }, IsPresumed: true)
        : new Arrival(to.ReceivableId, ArrivalKind.Credited, Earliest(to), to.On, to.Amount with { Minor = minor }, IsPresumed: true);

    private static DateOnly Earliest(FallenAmount fall) => fall.After is { } after && after < fall.On ? after.AddDays(1) : fall.On;

    private static void TakeFrom(IEnumerable<Fall> falls, long minor)
    {
        foreach (var fall in falls.Where(fall => fall.Left > 0).ToList())
        {
            var taken = Math.Min(minor, fall.Left);
            (fall.Left, minor) = (fall.Left - taken, minor - taken);
        }
    }

    private sealed class Fall(FallenAmount told)
    {
        public FallenAmount Told => told;

        public long Left { get; set; } = told.Amount.Minor;

        public bool Is(long receivableId) => told.ReceivableId == receivableId;

        public bool IsKnownBefore(FallenAmount other) => told.KnownAt < other.KnownAt || (told.KnownAt == other.KnownAt && told.RunId < other.RunId);
    }
}
