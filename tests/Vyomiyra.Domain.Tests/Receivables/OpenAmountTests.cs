using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Tests.Receivables;

/// <summary>Whose numbers win: the ERP's as of its export, and over them what is recorded here and not reflected yet.</summary>
public sealed class OpenAmountTests
{
    [Fact]
    public void A_payment_recorded_here_lowers_what_is_open_until_the_ERP_reflects_it()
    {
        Assert.Equal(700_00, OpenAmount.Of(1000_00, 300_00));

        var restated = OpenAmount.Restate(1000_00, 700_00, [new(1, 300_00)]);

        Assert.Equal(700_00, restated.OpenMinor);
        Assert.Equal([new PendingSettlement(1, 0)], restated.Pending);
        Assert.Equal(0, restated.PresumedMinor);
    }

    [Fact]
    public void An_export_that_does_not_know_the_payment_yet_leaves_it_lying_over()
    {
        var restated = OpenAmount.Restate(1000_00, 1000_00, [new(1, 300_00)]);

        Assert.Equal(700_00, restated.OpenMinor);
        Assert.Empty(restated.Pending);
    }

    [Fact]
    public void What_fell_without_a_payment_that_we_know_is_presumably_paid()
    {
        var restated = OpenAmount.Restate(1000_00, 500_00, [new(1, 300_00)]);

        Assert.Equal((500_00, 200_00), (restated.OpenMinor, restated.PresumedMinor));
    }

    [Fact]
    public void Of_two_payments_the_earlier_is_reflected_first()
    {
        var restated = OpenAmount.Restate(1000_00, 800_00, [new(1, 150_00), new(2, 150_00)]);

        Assert.Equal([new PendingSettlement(1, 0), new PendingSettlement(2, 100_00)], restated.Pending);
        Assert.Equal(700_00, restated.OpenMinor);
    }

    [Fact]
    public void An_item_that_the_ERP_has_closed_has_nothing_lying_over_it()
    {
        var restated = OpenAmount.Restate(100_00, 0, [new(1, 250_00)]);

        Assert.Equal(0, restated.OpenMinor);
        Assert.Equal([new PendingSettlement(1, 0)], restated.Pending);
    }

    [Fact]
    public void A_credit_note_is_used_up_towards_zero()
    {
        Assert.Equal(-200_00, OpenAmount.Of(-500_00, 300_00));
        Assert.Equal(0, OpenAmount.Of(-500_00, 600_00));
        Assert.Equal(-200_00, OpenAmount.Restate(-500_00, -200_00, [new(1, 300_00)]).OpenMinor);
    }

    /// <summary>
    /// A receivable over weeks: customers pay and are credited; some of it is recorded here at once, the ERP posts everything at a time of its
    /// own, and exports come whenever they like, the same one twice as well.
    /// </summary>
    [Fact]
    public void Nothing_ever_counts_twice_and_in_the_end_the_ERP_is_right() => Many.Times(3000, random =>
    {
        var original = random.NextInt64(1, 1_000_000);
        var (owed, posted, stated) = (original, original, original);
        var pending = new List<PendingSettlement>();
        var unposted = new List<long>();
        for (var step = random.Next(30); step > 0; step--)
        {
            switch (random.Next(4))
            {
                case 0 when owed > 0:
                    var paid = random.NextInt64(1, owed + 1);
                    owed -= paid;
                    unposted.Add(paid);
                    if (random.Next(3) > 0)
                    {
                        pending.Add(new PendingSettlement(step, paid));
                    }

                    break;
                case 1 when unposted.Count > 0:
                    var at = random.Next(unposted.Count);
                    posted -= unposted[at];
                    unposted.RemoveAt(at);
                    break;
                default:
                    Export();
                    break;
            }

            var open = OpenAmount.Of(stated, pending.Sum(each => each.PendingMinor));
            Assert.InRange(open, owed, stated);
        }

        posted -= unposted.Sum();
        Export();
        Export();
        Assert.Equal(owed, OpenAmount.Of(stated, pending.Sum(each => each.PendingMinor)));

        void Export()
        {
            var restated = OpenAmount.Restate(stated, posted, pending);
            Assert.Equal(stated - posted, restated.PresumedMinor + pending.Sum(each => each.PendingMinor) - Merged(restated).Sum(each => each.PendingMinor));
            (stated, pending) = (posted, Merged(restated));
            Assert.Equal(restated.OpenMinor, OpenAmount.Of(stated, pending.Sum(each => each.PendingMinor)));
            var again = OpenAmount.Restate(stated, stated, pending);
            Assert.Equal((restated.OpenMinor, 0, 0), (again.OpenMinor, again.Pending.Count, again.PresumedMinor));
        }

        List<PendingSettlement> Merged(RestatedAmount restated) =>
            [.. pending.Select(each => restated.Pending.FirstOrDefault(changed => changed.SettlementId == each.SettlementId, each)).Where(each => each.PendingMinor > 0)];
    });
}
