using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Domain.Tests.Promises;

/// <summary>November 2026 in Berlin: the 2nd is a Monday, the 6th a Friday. What is promised is said on the 2nd unless a test says otherwise.</summary>
public sealed class PromiseSettlementTests
{
    private static readonly Currency Eur = Currency.Parse("EUR");
    private static readonly Currency Usd = Currency.Parse("USD");
    private static readonly BusinessCalendar Calendar = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), []);
    private static readonly ExchangeRates Rates = new([new ExchangeRate { Date = new(2026, 1, 1), From = Usd, To = Eur, Rate = 0.8m }]);

    [Fact]
    public void It_is_kept_as_soon_as_the_money_is_there()
    {
        var judged = Judge(day: 3, [Promise(1, 1000, on: 6)], [Paid(1, 1000, on: 3)]);
        Assert.Equal((PromiseState.Kept, 1000, null), (judged[0].State, judged[0].PaidMinor, judged[0].ChecksOn));
    }

    [Theory]
    [InlineData(6, PromiseState.Open)]
    [InlineData(8, PromiseState.Open)]
    [InlineData(9, PromiseState.Broken)]
    public void Without_money_a_promise_for_Friday_breaks_on_Monday(int today, PromiseState state)
    {
        var judged = Judge(today, [Promise(1, 1000, on: 6)], []);
        Assert.Equal((state, state == PromiseState.Open ? Day(9) : null), (judged[0].State, judged[0].ChecksOn));
    }

    [Fact]
    public void Grace_is_counted_in_business_days()
    {
        var policy = new PromisePolicy(GraceDays: 2);
        Assert.Equal(PromiseState.Open, Judge(10, [Promise(1, 1000, on: 6)], [], policy)[0].State);
        Assert.Equal(PromiseState.Broken, Judge(11, [Promise(1, 1000, on: 6)], [], policy)[0].State);
        Assert.Equal(PromiseState.Kept, Judge(11, [Promise(1, 1000, on: 6)], [Paid(1, 1000, on: 10)], policy)[0].State);
    }

    [Fact]
    public void Less_in_time_keeps_it_in_part_and_only_once_its_day_has_passed()
    {
        Assert.Equal(PromiseState.Open, Judge(5, [Promise(1, 1000, on: 6)], [Paid(1, 400, on: 4)])[0].State);
        var passed = Judge(9, [Promise(1, 1000, on: 6)], [Paid(1, 400, on: 4)])[0];
        Assert.Equal((PromiseState.PartlyKept, 400), (passed.State, passed.PaidMinor));
    }

    [Fact]
    public void Money_that_came_before_the_words_or_after_the_day_does_not_count()
    {
        Assert.Equal((PromiseState.Broken, 0), Short(Judge(20, [Promise(1, 1000, on: 6, madeOn: 3)], [Paid(1, 1000, on: 2), Paid(1, 1000, on: 9)])[0]));
        Assert.Equal((PromiseState.Kept, 1000), Short(Judge(20, [Promise(1, 1000, on: 6, madeOn: 3)], [Paid(1, 1000, on: 3)])[0]));
    }

    [Theory]
    [InlineData(2, 0, 980, PromiseState.Kept)]
    [InlineData(2, 0, 979, PromiseState.PartlyKept)]
    [InlineData(0, 5, 500, PromiseState.Kept)]
    [InlineData(2, 5, 499, PromiseState.PartlyKept)]
    public void So_much_may_be_missing(decimal percent, decimal units, long paid, PromiseState state) =>
        Assert.Equal(state, Judge(20, [Promise(1, 1000, on: 6)], [Paid(1, paid, on: 5)], new PromisePolicy(percent, units))[0].State);

    [Fact]
    public void Nothing_paid_is_not_kept_however_much_may_be_missing() =>
        Assert.Equal(PromiseState.Broken, Judge(20, [Promise(1, 300, on: 6)], [], new PromisePolicy(Tolerance: 5))[0].State);

    [Fact]
    public void Money_counts_for_the_promise_of_the_earlier_day_then_for_the_one_made_first()
    {
        JudgedPromise[] promises = [Promise(1, 500, on: 13), Promise(2, 500, on: 6, madeOn: 3), Promise(3, 500, on: 6)];
        var judged = Judge(20, promises, [Paid(1, 700, on: 5), Paid(1, 400, on: 12)]);
        Assert.Equal([(3, 500), (2, 200), (1, 400)], judged.Select(each => ((int)each.Promise.Id, (int)each.PaidMinor)));
        Assert.Equal([PromiseState.Kept, PromiseState.PartlyKept, PromiseState.PartlyKept], judged.Select(each => each.State));
    }

    [Fact]
    public void Each_part_has_what_came_on_its_own_receivable()
    {
        var promise = Promise(1, 1000, on: 6) with { Parts = [new JudgedPart(1, 600), new JudgedPart(2, 400)] };
        var judged = Judge(9, [promise], [Paid(1, 900, on: 4), Paid(2, 100, on: 4)])[0];
        Assert.Equal((PromiseState.PartlyKept, 600, 100), (judged.State, judged.PaidOn(1), judged.PaidOn(2)));
    }

    [Fact]
    public void A_promise_for_the_account_takes_what_no_part_took_and_what_is_not_applied()
    {
        var whole = Promise(2, 1000, on: 6) with { Parts = [] };
        var judged = Judge(9, [Promise(1, 300, on: 6), whole], [Paid(1, 800, on: 4), Paid(7, 200, on: 4), Unapplied(300, on: 5)]);
        Assert.Equal([(PromiseState.Kept, 300), (PromiseState.Kept, 1000)], judged.Select(each => (each.State, (int)each.PaidMinor)));
    }

    [Fact]
    public void Money_not_yet_applied_suspends_breaking_where_it_may_cover_what_is_missing()
    {
        Assert.Equal((PromiseState.Open, PromiseSuspension.UnappliedCash, Day(10)), Suspended(Judge(9, [Promise(1, 1000, on: 6)], [Paid(1, 400, on: 4), Unapplied(600, on: 5)])[0]));
        Assert.Equal(PromiseState.PartlyKept, Judge(9, [Promise(1, 1000, on: 6)], [Paid(1, 400, on: 4), Unapplied(599, on: 5)])[0].State);
        Assert.Equal(PromiseState.Broken, Judge(12, [Promise(1, 1000, on: 6)], [Unapplied(1000, on: 9)])[0].State);
    }

    [Fact]
    public void The_same_money_does_not_suspend_two_promises()
    {
        var judged = Judge(9, [Promise(1, 1000, on: 5), Promise(2, 1000, on: 6)], [Unapplied(1500, on: 4)]);
        Assert.Equal([PromiseState.Open, PromiseState.Broken], judged.Select(each => each.State));
    }

    [Fact]
    public void A_credit_reduces_the_promise_and_does_not_keep_it()
    {
        var judged = Judge(9, [Promise(1, 1000, on: 6)], [Credited(1, 300, on: 4), Paid(1, 700, on: 5)])[0];
        Assert.Equal((PromiseState.Kept, 700, 300), (judged.State, judged.PaidMinor, judged.CreditedMinor));
        Assert.Equal(PromiseState.Broken, Judge(9, [Promise(1, 1000, on: 6)], [Credited(1, 300, on: 4)], open: 700)[0].State);
        Assert.Equal(PromiseState.WithdrawnByUs, Judge(4, [Promise(1, 1000, on: 6)], [Credited(1, 1000, on: 4)])[0].State);
    }

    [Fact]
    public void A_credit_takes_what_nobody_promised_first() =>
        Assert.Equal((PromiseState.Broken, 0), (Judge(9, [Promise(1, 300, on: 6)], [Credited(1, 500, on: 4)], open: 500)[0] is var judged ? (judged.State, (int)judged.CreditedMinor) : default));

    [Fact]
    public void Another_currency_counts_at_the_days_rate_and_without_a_rate_nothing_is_broken()
    {
        var dollars = Promise(1, 1000, on: 6) with { Amount = new Money(1000, Usd) };
        Assert.Equal((PromiseState.Kept, 1000), Short(Judge(9, [dollars], [Paid(1, 800, on: 5)])[0]));
        var dinars = Promise(1, 1000, on: 6) with { Amount = new Money(1000, Currency.Parse("TND")) };
        Assert.Equal((PromiseState.Open, PromiseSuspension.MissingRate, Day(10)), Suspended(Judge(9, [dinars], [Paid(1, 800, on: 5)])[0]));
        Assert.Equal(PromiseState.Broken, Judge(9, [dinars], [])[0].State);
    }

    [Fact]
    public void Replaced_before_its_day_it_is_superseded_and_on_its_day_it_is_broken()
    {
        var early = Judge(20, [Promise(1, 1000, on: 6) with { ReplacedAt = At(5) }, Promise(2, 1000, on: 13, madeOn: 5)], [Paid(1, 1000, on: 5)]);
        Assert.Equal([PromiseState.Superseded, PromiseState.Kept], early.Select(each => each.State));
        var late = Judge(6, [Promise(1, 1000, on: 6) with { ReplacedAt = At(6) }, Promise(2, 1000, on: 13, madeOn: 6)], [Paid(1, 1000, on: 6)]);
        Assert.Equal([PromiseState.Broken, PromiseState.Kept], late.Select(each => each.State));
    }

    [Fact]
    public void What_may_have_come_in_time_did()
    {
        var between = new Arrival(1, ArrivalKind.Paid, Day(6), Day(10), new Money(1000, Eur), IsPresumed: true);
        Assert.Equal((PromiseState.Kept, true), (Judge(10, [Promise(1, 1000, on: 6)], [between])[0] is var judged ? (judged.State, judged.IsPresumed) : default));
        Assert.Equal(PromiseState.Broken, Judge(10, [Promise(1, 1000, on: 6)], [between with { From = Day(9) }])[0].State);
    }

    [Fact]
    public void No_money_counts_twice_and_none_beyond_the_promise() => Many.Times(300, random =>
    {
        var promises = Enumerable.Range(1, random.Next(1, 6)).Select(id => Promise(id, random.Next(1, 1000), random.Next(2, 27), random.Next(1, 20)) is var promise && random.Next(4) == 0
            ? promise with { Parts = [] }
            : promise with { Parts = [new JudgedPart(random.Next(1, 4), random.Next(1, (int)promise.Amount.Minor + 1))], ReplacedAt = random.Next(5) == 0 ? At(random.Next(1, 28)) : null }).ToList();
        var arrivals = Enumerable.Range(0, random.Next(8)).Select(_ => new Arrival(
            random.Next(5) is var id && id == 0 ? null : id, id > 0 && random.Next(3) == 0 ? ArrivalKind.Credited : ArrivalKind.Paid, Day(random.Next(1, 15)), Day(random.Next(15, 28)),
            new Money(random.Next(1, 1000), Eur))).ToList();
        var judged = PromiseSettlement.Judge(new SettlementInput(promises, arrivals, new Dictionary<long, Money>(), PromisePolicy.Default, Calendar, Rates, Day(28)));

        Assert.All(arrivals, arrival => Assert.True(judged.SelectMany(each => each.Counts).Where(count => ReferenceEquals(count.Arrival, arrival)).Sum(count => count.Minor) <= arrival.Amount.Minor));
        Assert.All(judged, each =>
        {
            Assert.True(each.PaidMinor + each.CreditedMinor <= each.Promise.Amount.Minor);
            Assert.All(each.Promise.Parts, part => Assert.True(each.PaidOn(part.ReceivableId) <= part.AmountMinor));
            Assert.Equal(each.State == PromiseState.Open, each.ChecksOn is not null);
            Assert.True(each.State != PromiseState.Kept || each.PaidMinor > 0);
        });
        // The order in which things are read does not matter.
        var shuffled = PromiseSettlement.Judge(new SettlementInput([.. promises.AsEnumerable().Reverse()], arrivals, new Dictionary<long, Money>(), PromisePolicy.Default, Calendar, Rates, Day(28)));
        Assert.Equal(judged.Select(each => (each.Promise.Id, each.State)), shuffled.Select(each => (each.Promise.Id, each.State)));
    });

    private static IReadOnlyList<Judgement> Judge(int day, IReadOnlyList<JudgedPromise> promises, IReadOnlyList<Arrival> arrivals, PromisePolicy? policy = null, long open = 0) =>
        PromiseSettlement.Judge(new SettlementInput(
            promises, arrivals, new Dictionary<long, Money> { [1] = new(open, Eur) }, policy ?? PromisePolicy.Default, Calendar, Rates, Day(day)));

    private static JudgedPromise Promise(long id, long minor, int on, int madeOn = 2) => new(id, new Money(minor, Eur), Day(on), At(madeOn), [new JudgedPart(1, minor)]);

    private static Arrival Paid(long receivableId, long minor, int on) => new(receivableId, ArrivalKind.Paid, Day(on), Day(on), new Money(minor, Eur));

    private static Arrival Credited(long receivableId, long minor, int on) => Paid(receivableId, minor, on) with { Kind = ArrivalKind.Credited };

    private static Arrival Unapplied(long minor, int on) => Paid(0, minor, on) with { ReceivableId = null };

    private static (PromiseState, int) Short(Judgement judged) => (judged.State, (int)judged.PaidMinor);

    private static (PromiseState, PromiseSuspension?, DateOnly?) Suspended(Judgement judged) => (judged.State, judged.Suspension, judged.ChecksOn);

    private static DateOnly Day(int day) => new(2026, 11, day);

    private static DateTimeOffset At(int day) => new(2026, 11, day, 9, 0, 0, TimeSpan.Zero);
}
