namespace Vyomiyra.Domain.Receivables;

/// <summary>The printed form of an invoice: a PDF file, kept by the hash of its content and found by the document number in its name.</summary>
public sealed class InvoiceDocument
{
    public long Id { get; init; }

    /// <summary>SHA-256 in hexadecimal.</summary>
    public required string ContentHash { get; init; }

    public required string FileName { get; init; }
    public required long Bytes { get; init; }

    /// <summary><see cref="ReferenceKey"/> of the document number that the name holds; null where none of ours was found in it.</summary>
    public string? DocumentKey { get; set; }

    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>A number that the name of a document may hold whose receivable has not come yet.</summary>
public sealed class AwaitedDocumentKey
{
    public required long DocumentId { get; init; }

    /// <summary>One of <see cref="DocumentName.Keys"/>.</summary>
    public required string Key { get; init; }
}
