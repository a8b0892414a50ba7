using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Domain.Tests.Promises;

public sealed class PromiseTermsTests
{
    private static readonly Currency Eur = Currency.Parse("EUR");
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Friday = new(2026, 11, 27);

    [Fact]
    public void A_promise_for_two_invoices_falls_on_each_with_what_is_open()
    {
        var terms = Decide(24_300_00, [(1, null), (2, null)], Receivable(1, 14_300_00, dueDaysAgo: 20), Receivable(2, 10_000_00, dueDaysAgo: 10)).Value;

        Assert.Equal([(1L, 14_300_00L), (2L, 10_000_00L)], Parts(terms));
        Assert.Empty(terms.Notes);
    }

    [Fact]
    public void A_promise_for_less_covers_the_oldest_first()
    {
        var terms = Decide(12_000_00, [(2, null), (1, null)], Receivable(1, 14_300_00, dueDaysAgo: 10), Receivable(2, 10_000_00, dueDaysAgo: 20)).Value;

        Assert.Equal([(2L, 10_000_00L), (1L, 2_000_00L)], Parts(terms));
    }

    [Fact]
    public void Parts_that_a_person_gave_stand_and_the_rest_falls_on_the_others()
    {
        var terms = Decide(1_000_00, [(1, 300_00), (2, null)], Receivable(1, 500_00), Receivable(2, 900_00)).Value;

        Assert.Equal([(1L, 300_00L), (2L, 700_00L)], Parts(terms));
    }

    [Fact]
    public void More_than_is_open_is_kept_as_said_with_a_note()
    {
        var terms = Decide(1_000_00, [(1, null)], Receivable(1, 400_00)).Value;

        Assert.Equal(1_000_00, terms.Amount.Minor);
        Assert.Equal([(1L, 400_00L)], Parts(terms));
        Assert.Equal([PromiseNote.AboveOpen], terms.Notes);
    }

    [Fact]
    public void A_promise_in_another_currency_is_kept_and_shared_by_open_amounts()
    {
        var usd = Currency.Parse("USD");
        var terms = PromiseTerms.Decide(
            new Money(100_01, usd), Friday, Monday, [new(1, null), new(2, null)], Book(Receivable(1, 300_00), Receivable(2, 100_00)), BusinessCalendar.Utc, Monday).Value;

        Assert.Equal(100_01, terms.Parts.Sum(part => part.AmountMinor));
        Assert.Equal([(1L, 75_00L), (2L, 25_01L)], Parts(terms));
        Assert.Equal([PromiseNote.OtherCurrency], terms.Notes);
    }

    [Fact]
    public void A_promise_that_names_nothing_counts_for_the_account_as_a_whole()
    {
        var terms = Decide(500_00, []).Value;

        Assert.Empty(terms.Parts);
        Assert.Equal([PromiseNote.NoReceivables], terms.Notes);
    }

    [Fact]
    public void A_promise_for_a_Saturday_is_for_the_next_business_day_and_says_so()
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.Utc, [new DateOnly(2026, 11, 30)]);
        var terms = PromiseTerms.Decide(new Money(1_00, Eur), Friday.AddDays(1), Monday, [new(1, null)], Book(Receivable(1, 1_00)), calendar, Monday).Value;

        Assert.Equal((Friday.AddDays(1), new DateOnly(2026, 12, 1)), (terms.SaidOn, terms.PromisedOn));
        Assert.Equal([PromiseNote.MovedToBusinessDay], terms.Notes);
    }

    [Fact]
    public void Today_said_on_Friday_and_recorded_on_Monday_is_a_promise_for_Friday()
    {
        var friday = new DateOnly(2026, 11, 20);
        var terms = PromiseTerms.Decide(
            new Money(1_00, Eur), friday, Monday.AddDays(-3), [new(1, null)], Book(Receivable(1, 1_00)), BusinessCalendar.Utc, Monday).Value;

        Assert.Equal((friday, Monday.AddDays(-3)), (terms.PromisedOn, terms.MadeAt));
        Assert.Equal([PromiseNote.InThePast], terms.Notes);
    }

    [Fact]
    public void What_other_promises_cover_already_is_noted()
    {
        var receivable = Receivable(1, 500_00) with { PromisedElsewhere = new Money(300_00, Eur) };

        Assert.Equal([PromiseNote.PromisedTwice], Decide(300_00, [(1, null)], receivable).Value.Notes);
        Assert.Empty(Decide(200_00, [(1, null)], receivable).Value.Notes);
    }

    [Fact]
    public void A_promise_for_next_spring_is_kept_with_a_note()
    {
        var terms = PromiseTerms.Decide(new Money(1_00, Eur), new DateOnly(2027, 4, 1), Monday, [new(1, null)], Book(Receivable(1, 1_00)), BusinessCalendar.Utc, Monday).Value;

        Assert.Equal([PromiseNote.FarAhead], terms.Notes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Nothing_or_less_is_no_promise(long minor) => AssertRefused("amount", "amount_not_positive", Decide(minor, []));

    [Fact]
    public void A_receivable_that_is_not_the_accounts_is_refused_by_its_place() =>
        AssertRefused("receivables[1].id", "receivable_unknown", Decide(1_00, [(1, null), (99, null)], Receivable(1, 1_00)));

    [Fact]
    public void A_settled_receivable_is_refused() => AssertRefused("receivables[0].id", "receivable_closed", Decide(1_00, [(1, null)], Receivable(1, 0)));

    [Fact]
    public void A_credit_note_is_refused() => AssertRefused("receivables[0].id", "receivable_closed", Decide(1_00, [(1, null)], Receivable(1, -5_00)));

    [Fact]
    public void A_receivable_named_twice_is_refused() =>
        AssertRefused("receivables[1].id", "receivable_repeated", Decide(1_00, [(1, null), (1, null)], Receivable(1, 5_00)));

    [Fact]
    public void A_negative_part_is_refused() => AssertRefused("receivables[0].amount", "amount_not_positive", Decide(1_00, [(1, -1)], Receivable(1, 5_00)));

    [Fact]
    public void Parts_that_exceed_the_promise_are_refused() =>
        AssertRefused("receivables", "parts_exceed_amount", Decide(1_00, [(1, 60), (2, 60)], Receivable(1, 5_00), Receivable(2, 5_00)));

    [Fact]
    public void A_date_in_another_decade_is_refused() =>
        AssertRefused("promisedOn", "date_out_of_range", PromiseTerms.Decide(new Money(1, Eur), new DateOnly(2062, 1, 1), Monday, [], Book(), BusinessCalendar.Utc, Monday));

    [Fact]
    public void A_promise_made_after_it_is_recorded_is_refused() =>
        AssertRefused("madeAt", "made_in_the_future", PromiseTerms.Decide(new Money(1, Eur), Friday, Monday.AddDays(2), [], Book(), BusinessCalendar.Utc, Monday));

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var refused = Decide(-1, [(99, null)]);

        Assert.Equal(["amount", "receivables[0].id"], refused.Refusals.Select(refusal => refusal.Field));
    }

    [Fact]
    public void However_it_is_divided_no_part_is_empty_and_the_parts_never_exceed_the_promise()
    {
        var random = new Random(5);
        var currencies = new[] { Eur, Currency.Parse("USD"), Currency.Parse("JPY"), Currency.Parse("KWD") };
        for (var round = 0; round < 500; round++)
        {
            var currency = currencies[random.Next(currencies.Length)];
            var book = Enumerable.Range(1, random.Next(1, 7)).Select(id => Receivable(id, random.Next(1, 100_000), random.Next(60))).ToArray();
            var amount = new Money(random.Next(1, 300_000), currency);
            var wanted = book.Select(receivable => new WantedPart(receivable.Id, random.Next(4) == 0 ? new Money(random.Next(1, 20_000), currency) : null)).ToArray();
            var decided = PromiseTerms.Decide(amount, Friday, Monday, wanted, Book(book), BusinessCalendar.Utc, Monday);
            if (decided.IsRefused)
            {
                Assert.True(wanted.Sum(part => part.Amount?.Minor ?? 0) > amount.Minor);
                continue;
            }

            var parts = decided.Value.Parts;
            Assert.All(parts, part => Assert.True(part.AmountMinor > 0));
            Assert.InRange(parts.Sum(part => part.AmountMinor), 1, amount.Minor);
            Assert.Equal(parts.Count, parts.Select(part => part.ReceivableId).Distinct().Count());
            if (currency != Eur && wanted.Any(part => part.Amount is null))
            {
                Assert.Equal(amount.Minor, parts.Sum(part => part.AmountMinor));
            }
        }
    }

    private static void AssertRefused(string field, string code, Outcome<PromiseTerms> decided)
    {
        var refusal = Assert.Single(decided.Refusals);
        Assert.Equal((RefusalKind.Invalid, field, code), (refusal.Kind, refusal.Field, refusal.Code));
    }

    private static Outcome<PromiseTerms> Decide(long minor, (long Id, long? Minor)[] wanted, params PromisableReceivable[] receivables) => PromiseTerms.Decide(
        new Money(minor, Eur),
        Friday,
        Monday,
        [.. wanted.Select(part => new WantedPart(part.Id, part.Minor is { } value ? new Money(value, Eur) : null))],
        Book(receivables),
        BusinessCalendar.Utc,
        Monday);

    private static Dictionary<long, PromisableReceivable> Book(params PromisableReceivable[] receivables) => receivables.ToDictionary(receivable => receivable.Id);

    private static PromisableReceivable Receivable(long id, long minor, int dueDaysAgo = 10) =>
        new(id, $"INV-{id}", new Money(minor, Eur), Friday.AddDays(-dueDaysAgo), Money.Zero(Eur));

    private static IEnumerable<(long, long)> Parts(PromiseTerms terms) => terms.Parts.Select(part => (part.ReceivableId, part.AmountMinor));
}
