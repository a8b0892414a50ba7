using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Domain.Tests.Disputes;

public sealed class DisputeTermsTests
{
    private static readonly Currency Eur = Currency.Parse("EUR");

    [Fact]
    public void Without_an_amount_all_that_nobody_contests_yet_is_contested()
    {
        var terms = Decide([new(1, null), new(2, 40m)], Open(1, 100_00, elsewhere: 30_00), Open(2, 50_00)).Value;
        Assert.Equal([(1, 70_00), (2, 40_00)], terms.Parts.Select(part => (part.ReceivableId, part.AmountMinor)));
        Assert.Equal(Eur, terms.Currency);
    }

    [Theory]
    [InlineData(100.01, "above_open")]
    [InlineData(100.001, "above_open")]
    [InlineData(99.999, "too_many_decimals")]
    [InlineData(0, "amount_not_positive")]
    [InlineData(-1, "amount_not_positive")]
    public void An_amount_that_cannot_be_contested_is_refused_by_its_name(double amount, string code) =>
        Assert.Equal(("receivables[0].amount", code), Refused(Decide([new(1, (decimal)amount)], Open(1, 100_00))));

    [Fact]
    public void What_another_dispute_contests_cannot_be_contested_again()
    {
        Assert.Equal(("receivables[0].amount", "above_open"), Refused(Decide([new(1, 70.01m)], Open(1, 100_00, elsewhere: 30_00))));
        Assert.Equal(("receivables[0].id", "above_open"), Refused(Decide([new(1, null)], Open(1, 100_00, elsewhere: 100_00))));
        Assert.Equal(("receivables[0].id", "above_open"), Refused(Decide([new(1, null)], Open(1, 100_00, elsewhere: 120_00))));
    }

    [Fact]
    public void Receivables_that_are_not_theirs_closed_repeated_or_of_another_currency_are_all_named_at_once()
    {
        var usd = new ContestableReceivable(3, "INV-3", new Money(10_00, Currency.Parse("USD")), 0);
        var decided = Decide([new(1, null), new(9, null), new(1, 5m), new(2, null), new(3, null)], Open(1, 100_00), Open(2, -50_00), usd);
        Assert.Equal(
            [("receivables[1].id", "receivable_unknown"), ("receivables[2].id", "receivable_repeated"), ("receivables[3].id", "receivable_closed"), ("receivables[4].id", "mixed_currencies")],
            decided.Refusals.Select(refusal => (refusal.Field!, refusal.Code)));
    }

    [Fact]
    public void A_dispute_about_nothing_is_none() => Assert.Equal(("receivables", "required"), Refused(Decide([])));

    private static Outcome<DisputeTerms> Decide(IReadOnlyList<WantedDispute> wanted, params ContestableReceivable[] receivables) =>
        DisputeTerms.Decide(wanted, receivables.ToDictionary(receivable => receivable.Id));

    private static ContestableReceivable Open(long id, long minor, long elsewhere = 0) => new(id, $"INV-{id}", new Money(minor, Eur), elsewhere);

    private static (string, string) Refused(Outcome<DisputeTerms> decided) => (decided.Refusals.Single().Field!, decided.Refusals.Single().Code);
}
