using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>The configuration section "Documents".</summary>
public sealed class DocumentOptions
{
    public const string Section = "Documents";

    /// <summary>The directory of invoice documents, outside the web root; relative ones below the content root. All nodes mount it.</summary>
    public string Path { get; init; } = "data/documents";
}

/// <param name="Id">The document.</param>
/// <param name="Name">Its file's name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="DocumentNumber">The number that the name holds; null where none of ours was found in it, or more than one.</param>
/// <param name="Receivables">How many receivables have that number.</param>
public sealed record KeptDocument(long Id, string Name, long Bytes, string? DocumentNumber, int Receivables);

/// <summary>Keeps the printed form of an invoice and finds the receivables that it is of by the number in its name.</summary>
public sealed class KeepDocument(VyomiyraDb db, Work work, MatchDocuments match, IOptions<DocumentOptions> options, IHostEnvironment environment)
{
    public const long MaximumBytes = 20L << 20;
    private const int LongestName = 200;

    private readonly ContentFolder folder = new(Path.Combine(environment.ContentRootPath, options.Value.Path));

    /// <summary>The same content by the same name again is the same document; its receivables are looked for anew.</summary>
    public async Task<Outcome<KeptDocument>> RunAsync(Stream content, string name, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl) || name != Path.GetFileName(name))
        {
            return Refusal.Invalid("name", "invalid_name", $"A document's name has 1 to {LongestName} characters and no folder.");
        }

        var kept = await folder.KeepAsync(content, MaximumBytes, RefusalOf, cancellation);
        return kept.IsRefused
            ? Outcome<KeptDocument>.Refused(kept.Refusals)
            : await work.CommitAsync<KeptDocument>(by, token => RecordAsync(kept.Value, name, token), cancellation);
    }

    /// <summary>The latest document of a receivable that the caller may see, opened; the caller closes it. Not found where there is none.</summary>
    public async Task<Outcome<(string Name, Stream Content)>> OpenAsync(long receivableId, Caller caller, CancellationToken cancellation)
    {
        var accounts = db.Accounts.VisibleTo(caller);
        var document = await (
            from receivable in db.Receivables
            where receivable.Id == receivableId && accounts.Any(account => account.Id == receivable.AccountId)
            where !db.Set<Receivable>().Any(other => other.DocumentKey == receivable.DocumentKey && (other.AccountId != receivable.AccountId || other.CompanyId != receivable.CompanyId))
            join known in db.InvoiceDocuments on receivable.DocumentKey equals known.DocumentKey
            orderby known.Id descending
            select new { known.FileName, known.ContentHash }).FirstOrDefaultAsync(cancellation);
        return document is not null && folder.Find(document.ContentHash) is { } file ? (document.FileName, file.OpenRead()) : Refusal.NotFound();
    }

    private async Task<Outcome<KeptDocument>> RecordAsync(string hash, string name, CancellationToken cancellation)
    {
        var document = await db.InvoiceDocuments.SingleOrDefaultAsync(known => known.ContentHash == hash && known.FileName == name, cancellation);
        var isToTell = document is null || document.DocumentKey is not null;
        document ??= db.InvoiceDocuments.Add(new InvoiceDocument { ContentHash = hash, FileName = name, Bytes = folder.Find(hash)!.Length, AddedAt = work.Now }).Entity;
        await db.SaveChangesAsync(cancellation);
        await match.MatchAsync([document], work, cancellation);
        if (isToTell && document.DocumentKey is null)
        {
            work.Record(new InvoiceDocumentKept(document.Id, hash));
        }

        var numbers = await db.Receivables.Where(receivable => document.DocumentKey != null && receivable.DocumentKey == document.DocumentKey)
            .Select(receivable => receivable.DocumentNumber).ToListAsync(cancellation);
        return new KeptDocument(document.Id, document.FileName, document.Bytes, numbers.FirstOrDefault(), numbers.Count);
    }

    private static Refusal? RefusalOf(byte[] buffer, int length) => buffer.AsSpan(0, length).StartsWith("%PDF-"u8)
        ? null
        : Refusal.Invalid("file", "not_pdf", "This is not a PDF document.");
}
