using System.Text.Json;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations.Turns;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;
using Vyomiyra.Domain.Worklist;

namespace Vyomiyra.Api.Accounts;

/// <summary>Everything the pane shows of an account, in one answer. Amounts are decimals of the currency beside them.</summary>
/// <param name="Account">Who.</param>
/// <param name="Standing">How they stand.</param>
/// <param name="Receivables">Open items, oldest due first, at most <see cref="AccountContextReader.MaximumRows"/>.</param>
/// <param name="OpenReceivables">How many are open in all.</param>
/// <param name="Promises">Open ones first, then the latest.</param>
/// <param name="Disputes">Unresolved ones first, then the latest.</param>
/// <param name="History">The latest activities.</param>
public sealed record AccountContext(
    AccountCard Account,
    StandingView Standing,
    IReadOnlyList<ReceivableRow> Receivables,
    int OpenReceivables,
    IReadOnlyList<PromiseRow> Promises,
    IReadOnlyList<DisputeRow> Disputes,
    IReadOnlyList<ActivityRow> History);

/// <param name="CompanyId">The company that keeps the account.</param>
/// <param name="Company">Its name.</param>
/// <param name="Today">The keeping company's, from which days are counted.</param>
/// <param name="MergedIntoId">The account that it was found to be one with, and that is worked in its place.</param>
/// <param name="StatusNote">Who gave it its status, when and why.</param>
public sealed record AccountCard(
    long Id,
    string Number,
    string Name,
    AccountStatus Status,
    long CompanyId,
    string Company,
    string? Team,
    string? Owner,
    string? Segment,
    string? Language,
    DateOnly Today,
    IReadOnlyList<ContactRow> Contacts,
    long? MergedIntoId = null,
    StatusNote? StatusNote = null);

/// <param name="Addresses">At which the person is written to.</param>
/// <param name="BadAddresses">Of these, those from which mail came back.</param>
public sealed record ContactRow(long Id, string Name, IReadOnlyList<string> Addresses, IReadOnlyList<string> BadAddresses);

/// <summary>See <see cref="Standing"/>: sums in the keeping company's currency.</summary>
public sealed record StandingView(
    string Currency,
    decimal Open,
    decimal Overdue,
    int OverdueItems,
    DateOnly? OldestDueOn,
    int? OldestDays,
    IReadOnlyList<decimal> Ageing,
    decimal Credits,
    decimal Promised,
    decimal Disputed,
    IReadOnlyList<UnconvertedRow> Unconverted,
    int Priority,
    IReadOnlyList<ReasonRow> Reasons,
    WaitRow? Wait,
    DateTimeOffset ComputedAt);

/// <summary>Who must speak next; of several conversations, in the one that counts most.</summary>
/// <param name="Who">Who: us, the customer or a colleague.</param>
/// <param name="Reason">Why.</param>
/// <param name="Colleague">The colleague's name, where it is one's turn.</param>
/// <param name="Since">When the wait began.</param>
/// <param name="ConversationId">Where it is so.</param>
public sealed record WaitRow(Speaker Who, TurnReason Reason, string? Colleague, DateTimeOffset Since, long ConversationId)
{
    internal static WaitRow? Of(Speaker who, TurnReason? reason, string? colleague, DateTimeOffset? since, long? conversationId) =>
        reason is { } why && since is { } began && conversationId is { } conversation ? new WaitRow(who, why, colleague, began, conversation) : null;
}

public sealed record UnconvertedRow(string Currency, decimal Overdue, decimal Open);

public sealed record ReasonRow(PriorityReasonCode Code, int Points, decimal? Amount, DateOnly? Date, int? Count, string? Currency)
{
    /// <param name="reason">One of a standing's.</param>
    /// <param name="currency">The standing's.</param>
    public static ReasonRow Of(PriorityReason reason, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new ReasonRow(
            reason.Code, reason.Points, reason.AmountMinor is { } minor ? new Money(minor, currency).ToDecimal() : null, reason.Date, reason.Count, reason.Currency);
    }
}

/// <param name="Promised">What open promises cover of it, in its currency.</param>
/// <param name="Disputed">What unresolved disputes contest of it.</param>
public sealed record ReceivableRow(
    long Id,
    ReceivableType Type,
    string DocumentNumber,
    string Line,
    string? OrderNumber,
    string? Reference,
    string Company,
    DateOnly IssuedOn,
    DateOnly DueOn,
    int DaysOverdue,
    string Currency,
    decimal Original,
    decimal Open,
    decimal Promised,
    decimal Disputed);

/// <param name="Documents">The receivables it covers.</param>
/// <param name="Quote">The customer's words.</param>
/// <param name="Paid">What came for it in time.</param>
/// <param name="Credited">By how much credits reduced it.</param>
/// <param name="Suspended">Why it is open although its day has passed.</param>
/// <param name="Moves">How often its day was moved.</param>
/// <param name="ReplacesId">The promise in whose place it came.</param>
/// <param name="PlanId">The first of the instalments that it is one of.</param>
public sealed record PromiseRow(
    long Id,
    decimal Amount,
    string Currency,
    DateOnly PromisedOn,
    DateOnly SaidOn,
    DateTimeOffset MadeAt,
    PromiseState State,
    IReadOnlyList<PromiseNote> Notes,
    IReadOnlyList<string> Documents,
    string? Quote,
    string? RecordedBy,
    long? MessageId,
    decimal Paid,
    decimal Credited,
    PromiseSuspension? Suspended,
    int Moves,
    long? ReplacesId,
    long? PlanId,
    int Version)
{
    internal static PromiseRow Of(PromiseRecord promise, IEnumerable<string> documents) => new(
        promise.Id, new Money(promise.AmountMinor, promise.Currency).ToDecimal(), promise.Currency.Code, promise.PromisedOn, promise.SaidOn,
        promise.MadeAt, promise.State, promise.Notes, [.. documents], promise.Quote, promise.RecordedBy, promise.MessageId,
        new Money(promise.PaidMinor, promise.Currency).ToDecimal(), new Money(promise.CreditedMinor, promise.Currency).ToDecimal(), promise.Suspension, promise.Moves,
        promise.ReplacesId, promise.PlanId, promise.Version);
}

/// <param name="Amount">What was contested at first.</param>
/// <param name="Remaining">What is still contested and open; nothing once it is settled.</param>
/// <param name="Credited">What we let them off.</param>
/// <param name="Quote">The customer's words.</param>
/// <param name="OutsideOwner">Who sees to it where that is none of us.</param>
public sealed record DisputeRow(
    long Id,
    string ReasonCode,
    decimal Amount,
    decimal Remaining,
    decimal Credited,
    string Currency,
    DisputeState State,
    DateTimeOffset OpenedAt,
    DateOnly? DueOn,
    IReadOnlyList<string> Documents,
    string? Summary,
    string? Quote,
    string? Owner,
    string? OutsideOwner,
    int Version)
{
    internal static DisputeRow Of(DisputeRecord dispute, IEnumerable<PartRow> parts)
    {
        decimal Units(long minor) => new Money(minor, dispute.Currency).ToDecimal();
        return new DisputeRow(
            dispute.Id, dispute.ReasonCode, Units(parts.Sum(part => part.AmountMinor)),
            Units(Dispute.Unresolved.Contains(dispute.State) ? parts.Sum(part => part.RemainingMinor) : 0), Units(dispute.CreditedMinor), dispute.Currency.Code,
            dispute.State, dispute.OpenedAt, dispute.DueOn, [.. parts.Select(part => part.DocumentNumber)], dispute.Summary, dispute.Quote, dispute.Owner,
            dispute.OutsideOwner, dispute.Version);
    }
}

/// <param name="Details">What happened, without personal data; its shape depends on the kind.</param>
/// <param name="Personal">The personal part; null where there is none or it was erased.</param>
public sealed record ActivityRow(long Id, string Kind, DateTimeOffset At, string? Actor, string Authority, JsonElement Details, JsonElement? Personal)
{
    internal static ActivityRow Of(ActivityRecord activity) => new(
        activity.Id, activity.Kind, activity.At, activity.Actor, activity.Authority, JsonElement.Parse(activity.Details),
        activity.Personal is null ? null : JsonElement.Parse(activity.Personal));
}
