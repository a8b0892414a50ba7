using Vyomiyra.Domain.History;

namespace Vyomiyra.Domain.Receivables;

public enum ImportKind
{
    Receivables,
    Companies,
    Holidays,
    Rates,
    Accounts,
    Contacts,
    Domains,
    Payments,
    Documents,
}

public enum ImportState
{
    /// <summary>Kept, and waiting for its turn.</summary>
    Waiting,

    /// <summary>Every row is read and checked; nothing of it can be seen yet.</summary>
    Reading,

    /// <summary>What was read lands, account by account.</summary>
    Publishing,

    /// <summary>What a full export no longer names is looked for; nothing is closed yet.</summary>
    Comparing,

    /// <summary>What a full export no longer names would close, and a person must say whether it may.</summary>
    AwaitingApproval,

    /// <summary>What a full export no longer names is closed, account by account.</summary>
    Closing,

    Finished,
    Failed,
    Cancelling,
    Cancelled,
    Undoing,
    Undone,
}

/// <summary>How a person moves an import on.</summary>
public enum ImportDecision
{
    Cancel,
    Approve,
    Decline,
    Undo,
}

/// <summary>
/// One import: what came in, from which file, who brought it, how far it is and what it did. Its issues and changes stand beside it. People move
/// it by the methods below; whoever holds it does the rest.
/// </summary>
public sealed class ImportRun
{
    /// <summary>The part of a scope's open items that a full export may close without anybody's approval.</summary>
    private const long UsualPercent = 5;

    /// <summary>States in which there is something to do without anybody's word.</summary>
    public static IReadOnlyList<ImportState> Unfinished { get; } =
    [
        ImportState.Waiting, ImportState.Reading, ImportState.Publishing, ImportState.Comparing, ImportState.Closing, ImportState.Cancelling, ImportState.Undoing,
    ];

    public long Id { get; init; }
    public required ImportKind Kind { get; init; }
    public required string Profile { get; init; }
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>How its rows are read and what holds for them, as JSON: the same after a restart as before.</summary>
    public string? Terms { get; set; }

    public required DateTimeOffset At { get; init; }
    public required ActorKind ActorKind { get; init; }
    public long? ActorId { get; init; }
    public required string Authority { get; init; }

    public ImportState State { get; set; } = ImportState.Finished;
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Why it failed: a stable code, and a sentence.</summary>
    public string? FailureCode { get; set; }

    public string? FailureDetail { get; set; }

    /// <summary>Size of the file, and how much of it is read.</summary>
    public long Bytes { get; set; }

    public long BytesRead { get; set; }

    /// <summary>When the file went, because nobody had needed it for so long; null while it is kept.</summary>
    public DateTimeOffset? FilePurgedAt { get; set; }

    /// <summary>Accounts that the file names, how many of them are published, and the last one that is.</summary>
    public int Accounts { get; set; }

    public int AccountsDone { get; set; }
    public string? DoneThrough { get; set; }

    /// <summary>Rows below the heading, rejected ones included.</summary>
    public required int Rows { get; set; }

    public required int Created { get; set; }
    public required int Changed { get; set; }
    public required int Unchanged { get; set; }
    public required int Rejected { get; set; }

    /// <summary>Open items in the scope of a full export, and those among them that it does not name.</summary>
    public int InScope { get; set; }

    public int ToClose { get; set; }
    public int Closed { get; set; }

    /// <summary>Which process works on it and until when it is believed to live. The version fences one that was given up.</summary>
    public string? Holder { get; set; }

    public DateTimeOffset? HeldUntil { get; set; }
    public int Version { get; set; }

    /// <summary>Rows a second, as whoever holds it measured them in its present state.</summary>
    public int? RowsPerSecond { get; set; }

    /// <summary>Rows that were taken back, and those that had to stay.</summary>
    public int Undone { get; set; }

    public int Kept { get; set; }

    /// <summary>What else there is to say: why rows stayed when it was undone, or why nothing was closed.</summary>
    public string? Note { get; set; }

    /// <summary>Who last decided about it: closing and undoing happen in their name.</summary>
    public long? DecidedById { get; set; }

    public string? DecidedAuthority { get; set; }

    public Actor By => new(ActorKind, ActorId, Authority);

    public Actor DecidedBy => DecidedAuthority is null ? By : new Actor(DecidedById is null ? ActorKind.System : ActorKind.Member, DecidedById, DecidedAuthority);

    /// <summary>Nothing is under way, and nothing will be without anybody's word.</summary>
    public bool IsSettled => !Unfinished.Contains(State);

    /// <summary>What came before imports were done in steps has nothing that could be taken back by.</summary>
    private bool IsInSteps => Terms is not null;

    public bool CanCancel => IsInSteps && State
        is ImportState.Waiting or ImportState.Reading or ImportState.Publishing or ImportState.Comparing or ImportState.AwaitingApproval or ImportState.Closing;

    public bool CanUndo => IsInSteps && State is ImportState.Finished or ImportState.Failed && (AccountsDone > 0 || Closed > 0);

    /// <summary>Takes back what has landed; what is only read ends, and what waits has ended with this.</summary>
    public Outcome<ImportRun> Cancel(Actor by, DateTimeOffset now)
    {
        if (!CanCancel)
        {
            return Refusal.Conflict("cannot_cancel", IsSettled ? "It has ended. What it did can be undone." : "It is being taken back already.");
        }

        if (State != ImportState.Waiting)
        {
            return Decide(by, ImportState.Cancelling);
        }

        FinishedAt = now;
        return Decide(by, ImportState.Cancelled);
    }

    public Outcome<ImportRun> Approve(Actor by) => State == ImportState.AwaitingApproval ? Decide(by, ImportState.Closing) : NotAwaiting;

    /// <summary>It ends, and nothing is closed.</summary>
    public Outcome<ImportRun> Decline(Actor by, DateTimeOffset now)
    {
        if (State != ImportState.AwaitingApproval)
        {
            return NotAwaiting;
        }

        (FinishedAt, Note) = (now, "Nothing was closed: it was declined.");
        return Decide(by, ImportState.Finished);
    }

    public Outcome<ImportRun> Undo(Actor by) => CanUndo
        ? Decide(by, ImportState.Undoing)
        : Refusal.Conflict("cannot_undo", IsSettled ? "There is nothing of it that could be undone." : "It has not ended yet; it can be cancelled.");

    /// <summary>It ends without closing anything, because what it would close was told anew by a later import.</summary>
    public ImportSuperseded Supersede(long laterRunId, DateTimeOffset now)
    {
        EndUnclosed($"import {laterRunId} came before anybody approved.", now);
        Version++;
        return new ImportSuperseded(Id, laterRunId, Closed);
    }

    /// <summary>It ends without closing anything more, because a company's open items are known as of a later day than it tells of.</summary>
    public ImportSuperseded Supersede(string company, DateOnly known, DateOnly told, DateTimeOffset now)
    {
        EndUnclosed($"what is open in company {company} is known as of {known:yyyy-MM-dd} by now, and this export is as of {told:yyyy-MM-dd}.", now);
        return new ImportSuperseded(Id, null, Closed);
    }

    /// <summary>It ends as it is: nothing more of it lands.</summary>
    public void Fail(string code, string detail, DateTimeOffset now) =>
        (State, FailureCode, FailureDetail, FinishedAt) = (ImportState.Failed, code, detail, now);

    /// <summary>
    /// What a full export no longer names was counted: it is closed, unless that is more than one would expect or may be for want of rows that
    /// were rejected; then a person is asked.
    /// </summary>
    public void Compared(DateTimeOffset now)
    {
        DoneThrough = null;
        if (ToClose == 0)
        {
            (State, FinishedAt) = (ImportState.Finished, now);
            return;
        }

        Note = Rejected > 0 ? $"{Rejected} rows were rejected; what they name may still be open."
            : ToClose * 100L > InScope * UsualPercent ? $"{ToClose} of {InScope} open items would close, more than {UsualPercent} %."
            : null;
        State = Note is null ? ImportState.Closing : ImportState.AwaitingApproval;
    }

    private static Refusal NotAwaiting => Refusal.Conflict("not_awaiting_approval", "It does not wait for anybody's approval.");

    private void EndUnclosed(string why, DateTimeOffset now) =>
        (State, FinishedAt, Note) = (ImportState.Finished, now, $"Nothing {(Closed > 0 ? "more " : "")}was closed: {why}");

    private ImportRun Decide(Actor by, ImportState state)
    {
        (State, DecidedById, DecidedAuthority, DoneThrough) = (state, by.MemberId, by.Authority, null);
        // Whoever works on it finds out by the version, and need not be waited for.
        (Holder, HeldUntil) = (null, null);
        Version++;
        return this;
    }
}
