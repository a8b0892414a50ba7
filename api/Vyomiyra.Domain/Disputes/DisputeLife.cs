namespace Vyomiyra.Domain.Disputes;

/// <summary>What people do with a dispute. Each act is checked, done, and told as a fact; what cannot be is refused and changes nothing.</summary>
public sealed partial class Dispute
{
    private static readonly DisputeState[] Resolved = [DisputeState.ResolvedCredited, DisputeState.ResolvedPaid, DisputeState.ResolvedRejected];

    /// <summary>Whose turn it is while the dispute is being settled.</summary>
    public Outcome<DisputeMoved> MoveTo(DisputeState state, DateTimeOffset now)
    {
        if (RefuseClosed() is { } closed)
        {
            return closed;
        }

        if (!Unresolved.Contains(state))
        {
            return Refusal.Invalid("state", "state_needs_resolution", "A dispute ends by being resolved or withdrawn, with a reason.");
        }

        if (state == State)
        {
            return Refusal.Conflict("state_unchanged", "It is in that state already.");
        }

        var from = State;
        State = state;
        Touch(now);
        return new DisputeMoved(AccountId, Id, from, state);
    }

    /// <summary>Asks for an end, and settles the dispute at once where one person may.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="contestedMinor">What is contested and open by now: no more can be credited.</param>
    /// <param name="now">When.</param>
    public Outcome<AccountFact> Resolve(DisputeResolution asked, long contestedMinor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if ((RefuseClosed() ?? RefusePending() ?? RefuseResolution(asked, contestedMinor)) is { } refusal)
        {
            return refusal;
        }

        Resolutions.Add(asked);
        Touch(now);
        return asked.NeedsApproval
            ? new DisputeApprovalAsked(AccountId, Id, asked.As, asked.CreditedMinor, Currency.Code) { Why = asked.Why }
            : Settle(asked, now);
    }

    /// <summary>A second person agrees to what was asked for.</summary>
    /// <param name="asked">What is to be decided.</param>
    /// <param name="contestedMinor">What is contested and open by now.</param>
    /// <param name="decision">Who decides.</param>
    /// <param name="now">When.</param>
    public Outcome<DisputeResolved> Approve(DisputeResolution asked, long contestedMinor, DisputeDecision decision, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(decision);
        if (RefuseDecided(asked) is { } decided)
        {
            return decided;
        }

        if (asked.AskedById == decision.ById)
        {
            return Refusal.Forbidden("approval_by_requester", "You asked for this credit yourself: above the limit a second person, a Manager, approves it.");
        }

        if (!decision.IsManager)
        {
            return Refusal.Forbidden("approval_for_managers", "A Manager approves a credit above the limit.");
        }

        if (asked.CreditedMinor > contestedMinor)
        {
            return Refusal.Conflict("above_contested", "Less is contested and open by now than would be credited: decline it, and settle the dispute by what is left.");
        }

        asked.Decide(true, decision, now);
        Touch(now);
        return Settle(asked, now);
    }

    /// <summary>A second person does not agree, or who asked takes it back: the dispute goes on.</summary>
    public Outcome<DisputeApprovalDeclined> Decline(DisputeResolution asked, DisputeDecision decision, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(decision);
        if (RefuseDecided(asked) is { } decided)
        {
            return decided;
        }

        if (!decision.IsManager && asked.AskedById != decision.ById)
        {
            return Refusal.Forbidden("approval_for_managers", "A Manager declines it, or who asked for it takes it back.");
        }

        asked.Decide(false, decision, now);
        Touch(now);
        return new DisputeApprovalDeclined(AccountId, Id, asked.As, asked.CreditedMinor, Currency.Code, asked.AskedById == decision.ById) { Why = decision.Answer };
    }

    /// <summary>Nothing is contested any more: the customer took it back, or we had opened it by mistake. What waits for approval ends with it.</summary>
    public Outcome<DisputeWithdrawn> Withdraw(bool isByCustomer, DisputeDecision decision, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (RefuseClosed() is { } closed)
        {
            return closed;
        }

        Pending?.Decide(false, decision, now);
        (State, ClosedAt) = (DisputeState.Withdrawn, now);
        Touch(now);
        return new DisputeWithdrawn(AccountId, Id, isByCustomer) { Why = decision.Answer };
    }

    /// <summary>It was not settled after all: what is still open of it is contested again.</summary>
    /// <param name="why">In the words of who reopens it.</param>
    /// <param name="takenBackMinor">How much of its credit is taken back; what the ERP has booked by now stays credited.</param>
    /// <param name="now">When.</param>
    public Outcome<DisputeReopened> Reopen(string why, long takenBackMinor, DateTimeOffset now)
    {
        if (IsUnresolved)
        {
            return Refusal.Conflict("dispute_not_closed", "It is being settled already.");
        }

        var reopened = new DisputeReopened(AccountId, Id, State, takenBackMinor, Currency.Code) { Why = why };
        (State, ClosedAt, CreditedMinor) = (DisputeState.Open, null, CreditedMinor - takenBackMinor);
        Touch(now);
        return reopened;
    }

    /// <summary>Marks a step of the checklist as done, or as not done after all.</summary>
    public Outcome<DisputeStepTicked> Tick(int position, bool isDone, long byId, DateTimeOffset now)
    {
        if (RefuseClosed() is { } closed)
        {
            return closed;
        }

        if (Steps.Find(step => step.Position == position) is not { } step)
        {
            return Refusal.NotFound("Its checklist has no such step.");
        }

        if (step.DoneAt is not null == isDone)
        {
            return Refusal.Conflict("step_unchanged", isDone ? "Somebody has done it already." : "Nobody has done it yet.");
        }

        (step.DoneAt, step.DoneById) = (isDone ? now : null, isDone ? byId : null);
        Touch(now);
        return new DisputeStepTicked(AccountId, Id, position, step.Text, isDone);
    }

    /// <summary>What another reason asks for takes the place of what is not done; what is done stays on record.</summary>
    public void ReplaceSteps(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Steps.RemoveAll(step => step.DoneAt is null);
        var next = Steps.Count == 0 ? 0 : Steps.Max(step => step.Position) + 1;
        Steps.AddRange(texts.Where(text => !Steps.Exists(step => step.Text == text)).Select((text, index) => new DisputeStep { Position = next + index, Text = text }).ToList());
    }

    /// <summary>Somebody did something about it: an older copy is stale from here on.</summary>
    public void Touch(DateTimeOffset now)
    {
        TouchedAt = now;
        Version++;
    }

    /// <summary>The refusal of what can be done to a dispute only while it is being settled.</summary>
    public Refusal? RefuseClosed() => IsUnresolved ? null : Refusal.Conflict("dispute_closed", "It is settled. Open it again before you work on it.");

    private Refusal? RefusePending() =>
        Pending is null ? null : Refusal.Conflict("approval_pending", "What was asked for waits for a second person: it is approved, declined or taken back first.");

    private static Refusal? RefuseResolution(DisputeResolution asked, long contestedMinor) =>
        !Resolved.Contains(asked.As) ? Refusal.Invalid("as", "state_unknown", "A dispute is resolved as credited, paid or rejected.")
        : asked.As != DisputeState.ResolvedCredited
            ? asked.CreditedMinor == 0 ? null : Refusal.Invalid("credited", "nothing_credited", "Only a dispute that ends with a credit has a credited amount.")
        : asked.CreditedMinor <= 0 ? Refusal.Invalid("credited", "amount_not_positive", "A credit is for more than nothing.")
        : asked.CreditedMinor > contestedMinor ? Refusal.Invalid("credited", "above_contested", "More would be credited than is contested and still open.")
        : null;

    private Refusal? RefuseDecided(DisputeResolution asked) =>
        Pending == asked ? null : Refusal.Conflict("approval_decided", "This does not wait for approval any more.");

    private DisputeResolved Settle(DisputeResolution asked, DateTimeOffset now)
    {
        (State, ClosedAt, CreditedMinor) = (asked.As, now, CreditedMinor + asked.CreditedMinor);
        return new DisputeResolved(
            AccountId, Id, asked.As, asked.CreditedMinor, Currency.Code, asked.NeedsApproval, Steps.Count(step => step.DoneAt is null))
        { Why = asked.Why };
    }
}

/// <param name="ById">Who decides.</param>
/// <param name="IsManager">Whether that is a Manager.</param>
/// <param name="Answer">In their words.</param>
public sealed record DisputeDecision(long ById, bool IsManager, string? Answer);
