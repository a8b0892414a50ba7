using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>A run in the list of runs.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">What came in.</param>
/// <param name="Profile">The profile's or the connector's name.</param>
/// <param name="FileName">What people call the delivery.</param>
/// <param name="State">How far it is.</param>
/// <param name="By">Who brought it.</param>
/// <param name="At">When it was started.</param>
/// <param name="FinishedAt">When it came to rest for good.</param>
/// <param name="Rows">Rows below the heading, rejected ones included; while it is read, those read so far.</param>
/// <param name="Rejected">Rows that will not land.</param>
/// <param name="Created">Rows that were new.</param>
/// <param name="Changed">Rows that differed from what was stored.</param>
/// <param name="Unchanged">Rows that were stored as they are.</param>
/// <param name="Closed">Items that a full export no longer names.</param>
/// <param name="Accounts">Accounts that it names.</param>
public sealed record ImportRunRow(
    long Id, ImportKind Kind, string Profile, string FileName, ImportState State, string By, DateTimeOffset At, DateTimeOffset? FinishedAt, int Rows,
    int Rejected, int Created, int Changed, int Unchanged, int Closed, int Accounts);

/// <summary>A run as it is now.</summary>
/// <param name="AccountsDone">Accounts that are published.</param>
/// <param name="Bytes">Size of the file; 0 where nobody knows.</param>
/// <param name="BytesRead">How much of it is read.</param>
/// <param name="RowsPerSecond">In its present state; null while nobody measured it.</param>
/// <param name="SecondsLeft">Until every row is read, or has landed, as far as it can be told.</param>
/// <param name="FilePurgedAt">When the uploaded file went, because nobody had needed it for so long; null while it is kept.</param>
/// <param name="WaitsFor">The run that must end before this one's turn; null where it is its turn.</param>
/// <param name="Strict">One rejected row, and nothing lands.</param>
/// <param name="AsOf">The day whose open items these are; null for the day on which it was started.</param>
/// <param name="Full">Where it is a full export, of what.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="CanCancel">It can still be stopped, and what landed be taken back.</param>
/// <param name="CanUndo">It has ended, and what it did can be taken back.</param>
/// <param name="Undone">Rows that were taken back.</param>
/// <param name="Kept">Rows that could not be, when it was undone.</param>
/// <param name="UndoNote">What else there is to say: why rows were kept, or why nothing was closed.</param>
public sealed record ImportRunView(
    long Id, ImportKind Kind, string Profile, string FileName, ImportState State, string By, DateTimeOffset At, DateTimeOffset? FinishedAt, int Rows,
    int Rejected, int Created, int Changed, int Unchanged, int Closed, int Accounts, int AccountsDone, long Bytes, long BytesRead, int? RowsPerSecond,
    int? SecondsLeft, DateTimeOffset? FilePurgedAt, long? WaitsFor, bool Strict, DateOnly? AsOf, FullScopeView? Full, ImportFailure? Failure, bool CanCancel, bool CanUndo, int Undone,
    int Kept, string? UndoNote);

/// <param name="Companies">Codes of the companies.</param>
/// <param name="Types">The types of receivables.</param>
/// <param name="InScope">Open items of these companies and types.</param>
/// <param name="ToClose">Those among them that the delivery does not name.</param>
/// <param name="Reason">Why a person must say whether they may be closed; null where nobody need.</param>
public sealed record FullScopeView(IReadOnlyList<string> Companies, IReadOnlyList<ReceivableType> Types, int InScope, int ToClose, string? Reason);

public sealed record ImportFailure(string Code, string Detail);
