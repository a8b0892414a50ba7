using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Domain.Tests.Disputes;

/// <summary>Mara (1) works on a dispute of 100.00; Ines (2) and Noor (3) are Managers.</summary>
public sealed class DisputeLifeTests
{
    private const long Mara = 1;
    private const long Ines = 2;
    private const long Contested = 100_00;

    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Tuesday = Monday.AddDays(1);

    [Fact]
    public void Every_act_touches_it_and_makes_older_copies_stale()
    {
        var dispute = Dispute();
        Assert.Equal((Monday, 1), (dispute.TouchedAt, dispute.Version));
        Assert.Equal((DisputeState.Open, DisputeState.AwaitingCustomer), (dispute.MoveTo(DisputeState.AwaitingCustomer, Tuesday).Value is var moved ? moved.From : default, dispute.State));
        Assert.Equal((Tuesday, 2), (dispute.TouchedAt, dispute.Version));
    }

    [Theory]
    [InlineData(DisputeState.Open, "state_unchanged")]
    [InlineData(DisputeState.ResolvedPaid, "state_needs_resolution")]
    [InlineData(DisputeState.Withdrawn, "state_needs_resolution")]
    public void It_does_not_end_without_a_reason(DisputeState state, string code)
    {
        var dispute = Dispute();
        Assert.Equal(code, dispute.MoveTo(state, Tuesday).Refusals.Single().Code);
        Assert.Equal((DisputeState.Open, 1), (dispute.State, dispute.Version));
    }

    [Theory]
    [InlineData(DisputeState.ResolvedCredited, 0, "amount_not_positive")]
    [InlineData(DisputeState.ResolvedCredited, -1, "amount_not_positive")]
    [InlineData(DisputeState.ResolvedCredited, Contested + 1, "above_contested")]
    [InlineData(DisputeState.ResolvedPaid, 1, "nothing_credited")]
    [InlineData(DisputeState.ResolvedRejected, 1, "nothing_credited")]
    [InlineData(DisputeState.Withdrawn, 0, "state_unknown")]
    public void An_end_that_cannot_be_is_refused(DisputeState end, long credited, string code)
    {
        var dispute = Dispute();
        Assert.Equal(code, dispute.Resolve(Asked(end, credited), Contested, Tuesday).Refusals.Single().Code);
        Assert.Empty(dispute.Resolutions);
    }

    [Fact]
    public void What_one_person_may_credit_is_settled_at_once()
    {
        var dispute = Dispute();
        var resolved = Assert.IsType<DisputeResolved>(dispute.Resolve(Asked(DisputeState.ResolvedCredited, 60_00), Contested, Tuesday).Value);
        Assert.Equal((60_00, false, 2), (resolved.CreditedMinor, resolved.IsApproved, resolved.StepsLeft));
        Assert.Equal((DisputeState.ResolvedCredited, 60_00, Tuesday), (dispute.State, dispute.CreditedMinor, dispute.ClosedAt));
    }

    [Fact]
    public void Above_the_limit_it_goes_on_until_a_second_person_agrees()
    {
        var dispute = Dispute();
        var asked = Asked(DisputeState.ResolvedCredited, Contested, needsApproval: true);
        Assert.IsType<DisputeApprovalAsked>(dispute.Resolve(asked, Contested, Tuesday).Value);
        Assert.Equal((DisputeState.Open, asked), (dispute.State, dispute.Pending));
        Assert.Equal("approval_pending", dispute.Resolve(Asked(DisputeState.ResolvedPaid, 0), Contested, Tuesday).Refusals.Single().Code);
        Assert.True(dispute.Approve(asked, Contested, new DisputeDecision(Ines, true, "Agreed."), Tuesday).Value.IsApproved);
        Assert.Equal((DisputeState.ResolvedCredited, Contested, null, true), (dispute.State, dispute.CreditedMinor, dispute.Pending, asked.IsApproved));
    }

    [Theory]
    [InlineData(Mara, false, Contested, "approval_by_requester")]
    [InlineData(Mara, true, Contested, "approval_by_requester")]
    [InlineData(Ines, false, Contested, "approval_for_managers")]
    [InlineData(Ines, true, Contested - 1, "above_contested")]
    public void Not_everybody_approves_and_not_what_is_not_contested_any_more(long byId, bool isManager, long contested, string code)
    {
        var dispute = Dispute();
        var asked = Asked(DisputeState.ResolvedCredited, Contested, needsApproval: true);
        dispute.Resolve(asked, Contested, Tuesday);
        Assert.Equal(code, dispute.Approve(asked, contested, new DisputeDecision(byId, isManager, null), Tuesday).Refusals.Single().Code);
        Assert.Equal((DisputeState.Open, asked), (dispute.State, dispute.Pending));
    }

    [Theory]
    [InlineData(Mara, false, true)]
    [InlineData(Ines, true, false)]
    public void It_is_declined_by_a_Manager_or_taken_back_by_who_asked(long byId, bool isManager, bool isTakenBack)
    {
        var dispute = Dispute();
        var asked = Asked(DisputeState.ResolvedCredited, Contested, needsApproval: true);
        dispute.Resolve(asked, Contested, Tuesday);
        Assert.Equal("approval_for_managers", dispute.Decline(asked, new DisputeDecision(9, false, null), Tuesday).Refusals.Single().Code);
        Assert.Equal(isTakenBack, dispute.Decline(asked, new DisputeDecision(byId, isManager, "Not yet."), Tuesday).Value.IsTakenBack);
        Assert.Equal("approval_decided", dispute.Approve(asked, Contested, new DisputeDecision(Ines, true, null), Tuesday).Refusals.Single().Code);
        Assert.True(dispute.Resolve(Asked(DisputeState.ResolvedPaid, 0), Contested, Tuesday).Value is DisputeResolved);
    }

    [Fact]
    public void Taken_back_by_the_customer_nothing_waits_for_approval_any_more()
    {
        var dispute = Dispute();
        var asked = Asked(DisputeState.ResolvedCredited, Contested, needsApproval: true);
        dispute.Resolve(asked, Contested, Tuesday);
        Assert.True(dispute.Withdraw(isByCustomer: true, new DisputeDecision(Mara, false, "They found it."), Tuesday).Value.IsByCustomer);
        Assert.Equal((DisputeState.Withdrawn, false), (dispute.State, asked.IsApproved));
        Assert.Equal("dispute_closed", dispute.Withdraw(isByCustomer: false, new DisputeDecision(Mara, false, "Again."), Tuesday).Refusals.Single().Code);
    }

    [Fact]
    public void Opened_again_it_has_credited_what_was_not_taken_back()
    {
        var dispute = Dispute();
        Assert.Equal("dispute_not_closed", dispute.Reopen("Again.", 0, Tuesday).Refusals.Single().Code);
        dispute.Resolve(Asked(DisputeState.ResolvedCredited, 60_00), Contested, Tuesday);
        Assert.Equal((DisputeState.ResolvedCredited, 40_00), dispute.Reopen("Not so.", 40_00, Tuesday).Value is var reopened ? (reopened.From, reopened.CreditedMinor) : default);
        Assert.Equal((DisputeState.Open, 20_00, null), (dispute.State, dispute.CreditedMinor, dispute.ClosedAt));
        dispute.Resolve(Asked(DisputeState.ResolvedCredited, 10_00), Contested, Tuesday);
        Assert.Equal(30_00, dispute.CreditedMinor);
    }

    [Fact]
    public void With_another_reason_what_is_done_stays_and_what_is_not_is_replaced()
    {
        var dispute = Dispute();
        Assert.True(dispute.Tick(1, isDone: true, Mara, Tuesday).Value.IsDone);
        Assert.Equal("step_unchanged", dispute.Tick(1, isDone: true, Mara, Tuesday).Refusals.Single().Code);
        Assert.Equal("not_found", dispute.Tick(2, isDone: true, Mara, Tuesday).Refusals.Single().Code);
        dispute.ReplaceSteps(["Look", "Count", "Ask"]);
        Assert.Equal([(1, "Count", true), (2, "Look", false), (3, "Ask", false)], dispute.Steps.Select(step => (step.Position, step.Text, step.DoneAt is not null)));
    }

    private static Dispute Dispute() => new()
    {
        AccountId = 7,
        ReasonCode = "06",
        Currency = Currency.Parse("EUR"),
        OpenedAt = Monday,
        OpenedById = Mara,
        Version = 1,
        Parts = { new DisputePart { ReceivableId = 1, AmountMinor = Contested } },
        Steps = { new DisputeStep { Position = 0, Text = "Search" }, new DisputeStep { Position = 1, Text = "Count" } },
    };

    private static DisputeResolution Asked(DisputeState end, long credited, bool needsApproval = false) =>
        new() { As = end, CreditedMinor = credited, Why = "They are right.", AskedAt = Tuesday, AskedById = Mara, NeedsApproval = needsApproval };
}
