using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>
/// Brings in payments and credits on receivables: company, account, document, type, line, kind (payment or credit), number, date, amount and
/// currency. What happened after the company's last export of receivables lies over what the ERP said is open, until an export reflects it.
/// </summary>
public sealed class ImportPayments(VyomiyraDb db, ImportFiles files, ImportRuns runs)
{
    private const int AtOnce = 500;

    public Task<Outcome<ImportReport>> RunAsync(Stream content, string fileName, Actor by, CancellationToken cancellation) =>
        runs.ImportAsync(files, ImportKind.Payments, content, fileName, by, PublishAsync, cancellation);

    private async Task<Func<long, IEnumerable<Fact>>> PublishAsync(StoredFile file, ImportTally tally, CancellationToken cancellation)
    {
        var companies = await db.Companies.AsNoTracking().ToDictionaryAsync(company => company.Code, StringComparer.Ordinal, cancellation);
        var seen = new HashSet<(SettlementKind, string, ReceivableKey)>();
        var settled = new SettledReceivables();
        foreach (var rows in file.Rows(PaymentRow.Columns, tally, (cells, line) => PaymentRow.Read(cells, line, companies, seen)).Chunk(AtOnce))
        {
            var receivables = await ReceivablesAsync(rows, cancellation);
            var accounts = await NumberedAccounts.FindAsync(db, rows.Select(row => row.Account).OfType<string>(), cancellation);
            settled.Know(await SettlementsAsync(receivables.Values, cancellation));
            foreach (var row in rows)
            {
                if (Fault(row, receivables, accounts) is { } fault)
                {
                    tally.Reject(fault);
                    continue;
                }

                if (receivables[row.Key].StatedOn is null)
                {
                    tally.Note(ImportIssue.Notice(row.Line, "date", null, "export_day_unknown", "No export has said as of when so much is open: the payment is taken to be in it."));
                }

                settled.Apply(receivables[row.Key], row.Kind, row.Number, row.On, row.Amount, tally);
            }

            db.Settlements.RemoveRange(settled.Replaced());
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        return runId =>
        {
            // They name the run that brought them, which has its number only now.
            db.Settlements.AddRange(settled.New(runId));
            return settled.Facts(runId);
        };
    }

    private async Task<Dictionary<ReceivableKey, Receivable>> ReceivablesAsync(PaymentRow[] rows, CancellationToken cancellation)
    {
        // By their keys, which have an index of their own; what only looks alike falls out behind.
        var keys = rows.Select(row => ReferenceKey.Of(row.Key.Document)).Distinct().ToArray();
        var wanted = rows.Select(row => row.Key).ToHashSet();
        return (await db.Receivables.Where(receivable => EF.Parameter(keys).Contains(receivable.DocumentKey)).ToListAsync(cancellation))
            .Select(receivable => (Key: new ReceivableKey(receivable.CompanyId, receivable.Type, receivable.DocumentNumber, receivable.Line), Receivable: receivable))
            .Where(each => wanted.Contains(each.Key))
            .ToDictionary(each => each.Key, each => each.Receivable);
    }

    private Task<List<Settlement>> SettlementsAsync(IEnumerable<Receivable> receivables, CancellationToken cancellation)
    {
        var ids = receivables.Select(receivable => receivable.Id).ToArray();
        return db.Settlements.Where(settlement => EF.Parameter(ids).Contains(settlement.ReceivableId)).ToListAsync(cancellation);
    }

    private static ImportIssue? Fault(PaymentRow row, Dictionary<ReceivableKey, Receivable> receivables, Dictionary<string, long> accounts) =>
        !receivables.TryGetValue(row.Key, out var receivable)
            ? ImportIssue.Rejected(row.Line, "document", row.Key.Document, "unknown_receivable", "The company has no such receivable.")
        : row.Account is { } number && (!accounts.TryGetValue(number, out var account) || account != receivable.AccountId)
            ? ImportIssue.Rejected(row.Line, "account", number, "other_account", "The receivable is another account's.")
        : row.Amount.Currency != receivable.Currency
            ? ImportIssue.Rejected(row.Line, "currency", row.Amount.Currency.Code, "other_currency", $"The receivable is in {receivable.Currency}.")
        : null;
}
