using Vyomiyra.Api.Accounts;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Disputes;

public enum DisputeAct
{
    Change,
    WriteNote,
    TickStep,
    Move,
    Resolve,
    Approve,
    Decline,
    Withdraw,
    Reopen,
}

/// <summary>A dispute with everything about it. Amounts are decimals of its currency.</summary>
/// <param name="Version">For If-Match.</param>
/// <param name="Today">The keeping company's, from which days are counted.</param>
/// <param name="Reason">The reason's name.</param>
/// <param name="Amount">What was contested at first.</param>
/// <param name="Remaining">What is still contested and open; nothing once it is settled.</param>
/// <param name="Credited">What we let them off.</param>
/// <param name="TouchedAt">When anybody last did anything about it.</param>
/// <param name="AgeDays">Since it was opened, until it was settled.</param>
/// <param name="OutsideOwner">Who sees to it where that is none of us.</param>
/// <param name="Message">The message it was raised in.</param>
/// <param name="Notes">What we wrote for each other, the latest last.</param>
/// <param name="History">What happened to it, the latest first.</param>
/// <param name="May">What the caller may do with it as it stands.</param>
public sealed record DisputeDetail(
    long Id, int Version, DisputeState State, RelatedAccountRow Account, string? Team, string Company, DateOnly Today, string ReasonCode, string Reason, string Currency,
    decimal Amount, decimal Remaining, decimal Credited, string? Summary, string? Quote, DateTimeOffset OpenedAt, string? OpenedBy, DateTimeOffset TouchedAt, int AgeDays,
    NamedRow? Owner, string? OutsideOwner, DateOnly? DueOn, bool IsOverdue, DateTimeOffset? ClosedAt, bool IsOnLegalHold, DisputeMessageRow? Message,
    IReadOnlyList<DisputePartRow> Parts, IReadOnlyList<DisputeStepRow> Steps, IReadOnlyList<DisputeNoteRow> Notes, IReadOnlyList<DisputeResolutionRow> Resolutions,
    IReadOnlyList<ActivityRow> History, IReadOnlyList<DisputeAct> May);

public sealed record DisputeMessageRow(long Id, long ConversationId, string FromName, string FromAddress, DateTimeOffset SentAt);

/// <param name="Open">What is open on the receivable.</param>
/// <param name="Amount">What was contested of it at first.</param>
/// <param name="Remaining">What is still contested and open.</param>
public sealed record DisputePartRow(
    long ReceivableId, ReceivableType Type, string DocumentNumber, DateOnly DueOn, decimal Open, decimal Amount, decimal Remaining);

public sealed record DisputeStepRow(int Position, string Text, DateTimeOffset? DoneAt, string? DoneBy);

public sealed record DisputeNoteRow(long Id, DateTimeOffset WrittenAt, string? WrittenBy, string Text);

/// <summary>How somebody would settle it.</summary>
/// <param name="NeedsApproval">The amount is above what one person may credit.</param>
/// <param name="IsApproved">Null while nobody decided, or nobody had to.</param>
/// <param name="Answer">In the words of who decided.</param>
public sealed record DisputeResolutionRow(
    long Id, DisputeState As, decimal Credited, string Why, DateTimeOffset AskedAt, string? AskedBy, bool NeedsApproval, bool? IsApproved, DateTimeOffset? DecidedAt,
    string? DecidedBy, string? Answer);
