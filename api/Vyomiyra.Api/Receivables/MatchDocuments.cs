using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>Finds the receivables that invoice documents are of by the numbers in their names: when a document comes, and when receivables do that it waited for.</summary>
public sealed class MatchDocuments(VyomiyraDb db) : IFactHandler
{
    private const int DocumentsAtOnce = 500;

    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var accounts = facts.Select(recorded => recorded.Fact).OfType<ReceivablesImported>().Where(fact => fact.Created > 0).Select(fact => fact.AccountId).Distinct().ToArray();
        if (accounts.Length == 0 || !await db.AwaitedDocumentKeys.AnyAsync(cancellation))
        {
            return;
        }

        var waiting = await (
            from receivable in db.Receivables
            join awaited in db.AwaitedDocumentKeys on receivable.DocumentKey equals awaited.Key
            where EF.Parameter(accounts).Contains(receivable.AccountId)
            select awaited.DocumentId).Distinct().OrderBy(id => id).ToListAsync(cancellation);
        foreach (var ids in waiting.Chunk(DocumentsAtOnce))
        {
            await MatchAsync(await db.InvoiceDocuments.Where(document => EF.Parameter(ids).Contains(document.Id)).OrderBy(document => document.Id).ToListAsync(cancellation), work, cancellation);
        }
    }

    /// <summary>Looks for the documents' receivables, tells what is found, and keeps what to wait for where nothing is.</summary>
    /// <param name="documents">Stored ones.</param>
    /// <param name="work">Where it is told.</param>
    /// <param name="cancellation">Ends the transaction.</param>
    internal async Task MatchAsync(IReadOnlyList<InvoiceDocument> documents, Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(work);
        var keys = documents.ToDictionary(document => document.Id, document => DocumentName.Keys(document.FileName));
        var all = keys.Values.SelectMany(each => each).Distinct().ToArray();
        var known = (await db.Receivables.Where(receivable => EF.Parameter(all).Contains(receivable.DocumentKey))
                .OrderBy(receivable => receivable.Id)
                .Select(receivable => new NumberedReceivable(receivable.Id, receivable.AccountId, receivable.CompanyId, receivable.DocumentKey, receivable.DocumentNumber))
                .ToListAsync(cancellation))
            .ToLookup(receivable => receivable.Key);
        var (ids, hashes) = (keys.Keys.ToArray(), documents.Select(document => document.ContentHash).Distinct().ToArray());
        var attached = (await db.InvoiceDocuments
                .Where(other => EF.Parameter(hashes).Contains(other.ContentHash) && other.DocumentKey != null)
                .Select(other => new { other.ContentHash, other.DocumentKey })
                .ToListAsync(cancellation))
            .Select(other => (other.ContentHash, other.DocumentKey)).ToHashSet();
        await db.AwaitedDocumentKeys.Where(awaited => EF.Parameter(ids).Contains(awaited.DocumentId)).ExecuteDeleteAsync(cancellation);
        foreach (var document in documents)
        {
            // Two companies, or an invoice and another document, may share a number; whose it is, its name does not say.
            var ours = DocumentName.Choose([.. keys[document.Id].Where(known.Contains)]) is { } key && known[key].Select(receivable => (receivable.AccountId, receivable.CompanyId)).Distinct().Count() == 1
                ? known[key].ToList() : [];
            document.DocumentKey = ours.FirstOrDefault()?.Key;
            if (ours.Count == 0)
            {
                db.AwaitedDocumentKeys.AddRange(keys[document.Id].Select(awaited => new AwaitedDocumentKey { DocumentId = document.Id, Key = awaited }));
            }
            else if (attached.Add((document.ContentHash, document.DocumentKey)))
            {
                work.Record(new ReceivableDocumentAttached(ours[0].AccountId, document.Id, document.ContentHash, ours[0].Number, [.. ours.Select(receivable => receivable.Id)]));
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    private sealed record NumberedReceivable(long Id, long AccountId, long CompanyId, string Key, string Number);
}
