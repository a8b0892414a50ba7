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

/// <summary>One import: what came in, from which file, who brought it, how far it is and what it did. Its issues and changes stand beside it.</summary>
public sealed class ImportRun
{
    public long Id { get; init; }
    public required ImportKind Kind { get; init; }
    public required string Profile { get; init; }
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>How its rows are read and what holds for them, as JSON: the same after a restart as before.</summary>
    public string? Terms { get; init; }

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
}
