using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Tests.Promises;

/// <summary>What exports and payments told about invoices 1 and 2, the credit note 8 and the payment on account 9.</summary>
public sealed class ArrivalsTests
{
    [Fact]
    public void What_fell_counts_as_paid_some_day_since_the_export_before() =>
        Assert.Equal([Presumed(1, 500, from: 4, on: 10)], Arrivals.Of([], [Fell(1, 500, after: 3, on: 10)]));

    [Fact]
    public void What_rose_again_was_not_paid() =>
        Assert.Equal([Presumed(1, 300, from: 4, on: 10)], Arrivals.Of([], [Fell(1, 500, after: 3, on: 10), Fell(1, -200, after: 10, on: 12)]));

    [Fact]
    public void What_is_proven_later_counts_once_and_by_its_own_day() =>
        Assert.Equal(
            [new Arrival(1, ArrivalKind.Paid, Day(2), Day(2), Euros(400)), Presumed(1, 100, from: 4, on: 10)],
            Arrivals.Of([Proven(1, 400, on: 2, knownOn: 11)], [Fell(1, 500, after: 3, on: 10)]));

    [Fact]
    public void What_was_known_before_the_export_has_explained_its_part_already() =>
        Assert.Equal(900, Arrivals.Of([Proven(1, 400, on: 8, knownOn: 9)], [Fell(1, 500, after: 3, on: 10)]).Sum(arrival => arrival.Amount.Minor));

    [Fact]
    public void A_credit_note_that_went_with_the_invoice_was_applied_to_it()
    {
        var arrivals = Arrivals.Of([], [Fell(1, 500, after: 3, on: 10), Fell(2, 200, after: 3, on: 10), Fell(8, 200, after: 3, on: 10, type: ReceivableType.CreditNote)]);
        Assert.Equal([Presumed(2, 200, from: 4, on: 10) with { Kind = ArrivalKind.Credited }, Presumed(1, 500, from: 4, on: 10)], arrivals);
    }

    [Fact]
    public void A_payment_on_account_that_went_with_the_invoice_had_come_when_it_was_issued()
    {
        var arrivals = Arrivals.Of([], [Fell(1, 500, after: 3, on: 10), Fell(9, 300, after: 3, on: 10, type: ReceivableType.PaymentOnAccount, issuedOn: 2)]);
        Assert.Equal([Presumed(1, 300, from: 2, on: 2), Presumed(1, 200, from: 4, on: 10)], arrivals);
    }

    private static Arrival Presumed(long receivableId, long minor, int from, int on) => new(receivableId, ArrivalKind.Paid, Day(from), Day(on), Euros(minor), IsPresumed: true);

    private static ProvenAmount Proven(long receivableId, long minor, int on, int knownOn) => new(receivableId, SettlementKind.Payment, Day(on), Euros(minor), At(knownOn));

    private static FallenAmount Fell(long receivableId, long minor, int after, int on, ReceivableType type = ReceivableType.Invoice, int issuedOn = 1) =>
        new(receivableId, type, Day(issuedOn), RunId: on, At(on), Day(after), Day(on), Euros(minor));

    private static Money Euros(long minor) => new(minor, Currency.Parse("EUR"));

    private static DateOnly Day(int day) => new(2026, 11, day);

    private static DateTimeOffset At(int day) => new(2026, 11, day, 9, 0, 0, TimeSpan.Zero);
}
