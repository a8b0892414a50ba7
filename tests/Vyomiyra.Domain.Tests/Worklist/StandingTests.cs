using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations.Turns;
using Vyomiyra.Domain.Worklist;

namespace Vyomiyra.Domain.Tests.Worklist;

public sealed class StandingTests
{
    private static readonly Currency Eur = Currency.Parse("EUR");
    private static readonly Currency Usd = Currency.Parse("USD");
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Overdue_is_what_is_open_past_its_due_date_and_falls_into_buckets_by_age()
    {
        var standing = Compute(
            Item(1, 100_00, daysOverdue: -5), Item(2, 200_00, daysOverdue: 0), Item(3, 300_00, daysOverdue: 1), Item(4, 400_00, daysOverdue: 30),
            Item(5, 500_00, daysOverdue: 31), Item(6, 600_00, daysOverdue: 60), Item(7, 700_00, daysOverdue: 61), Item(8, 800_00, daysOverdue: 90),
            Item(9, 900_00, daysOverdue: 91));

        Assert.Equal([300_00, 700_00, 1100_00, 1500_00, 900_00], standing.BucketsMinor);
        Assert.Equal(4200_00, standing.OverdueMinor);
        Assert.Equal(4500_00, standing.OpenMinor);
        Assert.Equal(7, standing.OverdueItems);
        Assert.Equal(Today.AddDays(-91), standing.OldestDueOn);
    }

    [Fact]
    public void Credits_lessen_what_is_open_and_are_never_overdue()
    {
        var standing = Compute(Item(1, 500_00, daysOverdue: 10), Item(2, -120_00, daysOverdue: 50));

        Assert.Equal((380_00, 500_00, 120_00), (standing.OpenMinor, standing.OverdueMinor, standing.CreditsMinor));
        Assert.Equal(Today.AddDays(-10), standing.OldestDueOn);
    }

    [Fact]
    public void An_account_with_nothing_overdue_has_no_priority_and_says_so()
    {
        var standing = Compute(Item(1, 500_00, daysOverdue: 0));

        Assert.Equal(0, standing.Priority);
        Assert.Equal(PriorityReasonCode.NothingOverdue, Assert.Single(standing.Reasons).Code);
    }

    [Theory]
    [InlineData(AccountStatus.Insolvent)]
    [InlineData(AccountStatus.WithLawyers)]
    [InlineData(AccountStatus.WithAgency)]
    [InlineData(AccountStatus.WrittenOff)]
    public void An_account_that_is_closed_to_chasing_has_no_priority_whatever_it_owes(AccountStatus status)
    {
        var standing = StandingCalculator.Compute(Input(Item(1, 90_000_00, daysOverdue: 200)) with { Status = status }, Now);

        Assert.Equal(0, standing.Priority);
        Assert.Equal(PriorityReasonCode.ClosedToChasing, Assert.Single(standing.Reasons).Code);
        Assert.Equal(90_000_00, standing.OverdueMinor);
    }

    [Fact]
    public void It_waits_for_us_before_a_colleague_before_the_customer_and_among_those_where_the_wait_is_longest()
    {
        ConversationTurn Turn(long id, Speaker who, int days, int? changesIn = null) => new()
        {
            ConversationId = id,
            Who = who,
            Reason = TurnReason.WeWait,
            Since = who == Speaker.Nobody ? null : Now.AddDays(-days),
            AtStakeMinor = 0,
            Currency = Eur,
            ChangesAt = changesIn is { } ahead ? Now.AddDays(ahead) : null,
        };
        (Speaker, long?, DateTimeOffset?) Waits(params ConversationTurn[] turns) =>
            StandingCalculator.Compute(Input() with { Turns = turns }, Now) is var standing ? (standing.WaitsFor, standing.WaitConversationId, standing.WaitChangesAt) : default;

        Assert.Equal((Speaker.Nobody, null, null), Waits());
        Assert.Equal((Speaker.Nobody, null, Now.AddDays(9)), Waits(Turn(1, Speaker.Nobody, 0, changesIn: 9)));
        Assert.Equal((Speaker.Us, 3L, Now.AddDays(2)), Waits(Turn(1, Speaker.Customer, 20, 4), Turn(2, Speaker.Us, 1), Turn(3, Speaker.Us, 2, 2), Turn(4, Speaker.Colleague, 9)));
        Assert.Equal((Speaker.Colleague, 4L, null), Waits(Turn(1, Speaker.Customer, 20), Turn(4, Speaker.Colleague, 9), Turn(5, Speaker.Nobody, 0)));
        Assert.Equal((Speaker.Customer, 1L, null), Waits(Turn(1, Speaker.Customer, 20), Turn(2, Speaker.Customer, 3)));
    }

    [Fact]
    public void Amounts_in_another_currency_count_at_the_latest_rate_of_the_day()
    {
        var rates = new ExchangeRates([Rate("USD", "EUR", -10, 0.9m), Rate("USD", "EUR", -1, 0.8m), Rate("USD", "EUR", 1, 0.5m)]);
        var standing = StandingCalculator.Compute(Input(new StandingItem(1, new Money(100_00, Usd), Today.AddDays(-3))) with { Rates = rates }, Now);

        Assert.Equal(80_00, standing.OverdueMinor);
        Assert.Empty(standing.Unconverted);
    }

    [Fact]
    public void An_amount_without_a_rate_is_in_no_sum_is_said_and_still_makes_the_account_old()
    {
        var standing = Compute(Item(1, 50_00, daysOverdue: 2), new StandingItem(2, new Money(100_00, Usd), Today.AddDays(-95)));

        Assert.Equal(50_00, standing.OverdueMinor);
        Assert.Equal(new UnconvertedAmount("USD", 100_00, 100_00), Assert.Single(standing.Unconverted));
        Assert.Contains(standing.Reasons, reason => reason is { Code: PriorityReasonCode.MissingRate, Currency: "USD" });
        Assert.Contains(standing.Reasons, reason => reason.Code == PriorityReasonCode.OldestOverdue && reason.Date == Today.AddDays(-95) && reason.Points == 30);
    }

    [Fact]
    public void A_promise_for_a_coming_day_covers_its_part_of_the_overdue_and_lowers_the_priority()
    {
        var items = new[] { Item(1, 10_000_00, daysOverdue: 40), Item(2, 5_000_00, daysOverdue: 10) };
        var before = Compute(items);
        var after = StandingCalculator.Compute(Input(items) with { Promises = [Promised(1, 10_000_00)] }, Now);

        Assert.Equal(10_000_00, after.PromisedMinor);
        Assert.True(after.Priority < before.Priority);
        Assert.Contains(after.Reasons, reason => reason is { Code: PriorityReasonCode.CoveredByPromises, Points: < 0, AmountMinor: 10_000_00 });
    }

    [Fact]
    public void A_promise_above_what_is_open_covers_no_more_than_is_open()
    {
        var standing = StandingCalculator.Compute(Input(Item(1, 100_00, daysOverdue: 5)) with { Promises = [Promised(1, 900_00)] }, Now);

        Assert.Equal(100_00, standing.PromisedMinor);
    }

    [Fact]
    public void A_promise_for_the_account_as_a_whole_covers_what_nothing_else_does()
    {
        var input = Input(Item(1, 100_00, daysOverdue: 5), Item(2, 300_00, daysOverdue: 5)) with
        {
            Promises = [Promised(1, 100_00), new StandingCover(null, new Money(1_000_00, Eur))],
        };

        Assert.Equal(400_00, StandingCalculator.Compute(input, Now).PromisedMinor);
    }

    [Fact]
    public void A_contested_part_is_not_also_promised()
    {
        var input = Input(Item(1, 100_00, daysOverdue: 5)) with
        {
            Disputes = [new StandingCover(1, new Money(70_00, Eur))],
            Promises = [Promised(1, 100_00)],
        };
        var standing = StandingCalculator.Compute(input, Now);

        Assert.Equal((70_00, 30_00), (standing.DisputedMinor, standing.PromisedMinor));
    }

    [Fact]
    public void A_promise_that_was_not_kept_raises_the_priority_for_a_year()
    {
        var item = Item(1, 10_000_00, daysOverdue: 40);
        var broken = StandingCalculator.Compute(Input(item) with { NotKept = [Today.AddDays(-1)] }, Now);

        Assert.Equal(0, broken.PromisedMinor);
        Assert.Equal(Compute(item).Priority + 10, broken.Priority);
        Assert.Contains(broken.Reasons, reason => reason is { Code: PriorityReasonCode.PromisesNotKept, Count: 1, Points: 10 });
        Assert.Equal(Compute(item).Priority, StandingCalculator.Compute(Input(item) with { NotKept = [Today.AddYears(-1)] }, Now).Priority);
    }

    [Fact]
    public void A_credit_limit_that_is_exceeded_is_a_reason()
    {
        var standing = StandingCalculator.Compute(Input(Item(1, 900_00, daysOverdue: 5)) with { CreditLimitMinor = 500_00 }, Now);

        Assert.Contains(standing.Reasons, reason => reason is { Code: PriorityReasonCode.OverCreditLimit, AmountMinor: 400_00, Points: 10 });
    }

    [Fact]
    public void It_says_on_which_day_time_alone_will_change_it()
    {
        Assert.Equal(Today.AddDays(6), Compute(Item(1, 1_00, daysOverdue: -5)).NextChangeOn);
        Assert.Equal(Today.AddDays(1), Compute(Item(1, 1_00, daysOverdue: 30), Item(2, 1_00, daysOverdue: -5)).NextChangeOn);
        Assert.Null(Compute(Item(1, 1_00, daysOverdue: 91)).NextChangeOn);
        Assert.Equal(Today.AddDays(3), StandingCalculator.Compute(Input(Item(1, 1_00, daysOverdue: 91)) with { NotKept = [Today.AddYears(-1).AddDays(3)] }, Now).NextChangeOn);
    }

    [Fact]
    public void It_never_changes_between_now_and_the_day_it_names()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var input = Random(random);
            var standing = StandingCalculator.Compute(input, Now);
            var until = standing.NextChangeOn ?? Today.AddDays(120);
            for (var day = Today.AddDays(1); day < until; day = day.AddDays(1))
            {
                var later = StandingCalculator.Compute(input with { Today = day }, Now);
                Assert.Equal(standing.BucketsMinor, later.BucketsMinor);
                Assert.Equal((standing.Priority, standing.PromisedMinor, standing.OverdueMinor), (later.Priority, later.PromisedMinor, later.OverdueMinor));
            }
        }
    }

    [Fact]
    public void Whatever_the_account_its_parts_add_up_and_the_reasons_make_the_priority()
    {
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var standing = StandingCalculator.Compute(Random(random), Now);

            Assert.Equal(standing.OverdueMinor, standing.BucketsMinor.Skip(1).Sum());
            Assert.Equal(standing.OpenMinor, standing.BucketsMinor.Sum() - standing.CreditsMinor);
            Assert.InRange(standing.PromisedMinor + standing.DisputedMinor, 0, standing.OverdueMinor);
            Assert.InRange(standing.Priority, 0, 100);
            Assert.Equal(Math.Clamp(standing.Reasons.Sum(reason => reason.Points), 0, 100), standing.Priority);
        }
    }

    private static StandingInput Random(Random random)
    {
        var items = Enumerable.Range(1, random.Next(1, 8)).Select(id => Item(id, random.Next(-5_000_00, 50_000_00), random.Next(-40, 120))).ToArray();
        StandingCover Part() => new(items[random.Next(items.Length)].Id, new Money(random.Next(1, 40_000_00), Eur));
        return Input(items) with
        {
            Promises = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Part())],
            NotKept = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Today.AddDays(random.Next(-400, -1)))],
            Disputes = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Part())],
            CreditLimitMinor = random.Next(2) == 0 ? null : random.Next(1, 20_000_00),
        };
    }

    private static Standing Compute(params StandingItem[] items) => StandingCalculator.Compute(Input(items), Now);

    private static StandingInput Input(params StandingItem[] items) => new(17, AccountStatus.Normal, Eur, null, Today, items, [], [], [], ExchangeRates.None);

    private static StandingItem Item(long id, long minor, int daysOverdue) => new(id, new Money(minor, Eur), Today.AddDays(-daysOverdue));

    private static StandingCover Promised(long receivable, long minor) => new(receivable, new Money(minor, Eur));

    private static ExchangeRate Rate(string from, string to, int day, decimal rate) =>
        new() { Date = Today.AddDays(day), From = Currency.Parse(from), To = Currency.Parse(to), Rate = rate };
}
