using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
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
    private const int MostRows = 250_000;

    private static readonly TableCell[] Columns =
    [
        FixedLayout.Column("company", CellUse.Identifier), FixedLayout.Optional("account", CellUse.Identifier), FixedLayout.Column("document", CellUse.Identifier),
        FixedLayout.Optional("type"), FixedLayout.Optional("line", CellUse.Identifier), FixedLayout.Column("kind"), FixedLayout.Column("number", CellUse.Identifier),
        FixedLayout.Column("date", CellUse.Date), FixedLayout.Column("amount", CellUse.Amount), FixedLayout.Column("currency"),
    ];

    private static readonly Dictionary<string, ReceivableType> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["invoice"] = ReceivableType.Invoice,
        ["credit note"] = ReceivableType.CreditNote,
        ["debit note"] = ReceivableType.DebitNote,
        ["payment on account"] = ReceivableType.PaymentOnAccount,
    };

    private sealed record Row(int Line, Company Company, string? Account, ReceivableKey Key, SettlementKind Kind, string Number, DateOnly On, Money Amount);

    private readonly record struct ReceivableKey(long CompanyId, ReceivableType Type, string Document, string Line);

    public Task<Outcome<ImportReport>> RunAsync(Stream content, string fileName, Actor by, CancellationToken cancellation) =>
        runs.ImportAsync(files, ImportKind.Payments, content, fileName, by, PublishAsync, cancellation);

    private async Task<Func<long, IEnumerable<Fact>>> PublishAsync(StoredFile file, ImportTally tally, CancellationToken cancellation)
    {
        var companies = await db.Companies.AsNoTracking().ToDictionaryAsync(company => company.Code, StringComparer.Ordinal, cancellation);
        var seen = new HashSet<(SettlementKind, string, ReceivableKey)>();
        var settled = new SettledReceivables();
        foreach (var rows in file.Rows(Columns, tally, (cells, line) => Read(cells, line, companies, seen)).Chunk(AtOnce))
        {
            if (tally.Rows > MostRows)
            {
                throw new UnreadableFileException("too_many_rows", $"At most {MostRows} payments come in at once. Split the file.");
            }

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

                if (row.Company.StatedOn is null)
                {
                    tally.Note(ImportIssue.Notice(row.Line, "date", null, "export_day_unknown", "No export of the company's receivables has said its day: the payment is taken to be in what is open."));
                }

                settled.Apply(receivables[row.Key], row.Kind, row.Number, row.On, row.Amount, row.Company.StatedOn, tally);
            }

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

    private async Task<Dictionary<ReceivableKey, Receivable>> ReceivablesAsync(Row[] rows, CancellationToken cancellation)
    {
        var numbers = rows.Select(row => row.Key.Document).Distinct().ToArray();
        var wanted = rows.Select(row => row.Key).ToHashSet();
        return (await db.Receivables.Where(receivable => EF.Parameter(numbers).Contains(receivable.DocumentNumber)).ToListAsync(cancellation))
            .Select(receivable => (Key: new ReceivableKey(receivable.CompanyId, receivable.Type, receivable.DocumentNumber, receivable.Line), Receivable: receivable))
            .Where(each => wanted.Contains(each.Key))
            .ToDictionary(each => each.Key, each => each.Receivable);
    }

    private Task<List<Settlement>> SettlementsAsync(IEnumerable<Receivable> receivables, CancellationToken cancellation)
    {
        var ids = receivables.Select(receivable => receivable.Id).ToArray();
        return db.Settlements.Where(settlement => EF.Parameter(ids).Contains(settlement.ReceivableId)).ToListAsync(cancellation);
    }

    private static ImportIssue? Fault(Row row, Dictionary<ReceivableKey, Receivable> receivables, Dictionary<string, long> accounts) =>
        !receivables.TryGetValue(row.Key, out var receivable)
            ? ImportIssue.Rejected(row.Line, "document", row.Key.Document, "unknown_receivable", "The company has no such receivable.")
        : row.Account is { } number && (!accounts.TryGetValue(number, out var account) || account != receivable.AccountId)
            ? ImportIssue.Rejected(row.Line, "account", number, "other_account", "The receivable is another account's.")
        : row.Amount.Currency != receivable.Currency
            ? ImportIssue.Rejected(row.Line, "currency", row.Amount.Currency.Code, "other_currency", $"The receivable is in {receivable.Currency}.")
        : null;

    private static Row? Read(ImportCells cells, int line, Dictionary<string, Company> companies, HashSet<(SettlementKind, string, ReceivableKey)> seen)
    {
        var (code, account, document) = (cells.Needed(0, 20), cells.Text(1, 40), cells.Needed(2, 60));
        var (typeWord, receivableLine, kindWord) = (cells.Text(3, 40) ?? "invoice", cells.Text(4, 20) ?? "0", cells.Needed(5, 20));
        var (number, on, currency) = (cells.Needed(6, 60), cells.Date(7, FixedLayout.Dates), cells.Currency(9));
        if (code.Length > 0 && !companies.ContainsKey(code))
        {
            cells.Reject(0, "unknown_company", "There is no such company.");
        }

        if (!Types.TryGetValue(typeWord, out var type))
        {
            cells.Reject(3, "unknown_type", $"The types are {string.Join(", ", Types.Keys)}.");
        }

        var isKind = Enum.TryParse<SettlementKind>(kindWord, ignoreCase: true, out var kind) && Enum.GetName(kind) is { } name && name.Equals(kindWord, StringComparison.OrdinalIgnoreCase);
        if (!isKind && kindWord.Length > 0)
        {
            cells.Reject(5, "unknown_kind", "It is a payment or a credit.");
        }

        var amount = currency is null ? null : Amount(cells, currency.Value);
        if (cells.IsRejected)
        {
            return null;
        }

        var company = companies[code];
        var key = new ReceivableKey(company.Id, type, document, receivableLine);
        if (!seen.Add((kind, number, key)))
        {
            cells.Reject(6, "duplicate_key", "The file names this payment on the receivable twice.");
        }

        return new Row(line, company, account, key, kind, number, on!.Value, amount!.Value);
    }

    private static Money? Amount(ImportCells cells, Currency currency)
    {
        if (AmountText.Read(cells.Needed(8, 40), '.', null, out var amount) is not null || amount <= 0 || amount > (decimal)ReceivableReader.LargestMinor / currency.MinorPerUnit)
        {
            cells.Reject(8, "bad_amount", "What was paid or credited is an amount above zero, with a point before the decimals.");
            return null;
        }

        if (Money.FromDecimal(amount, currency) is { } money)
        {
            return money;
        }

        cells.Reject(8, "too_many_decimals", $"{currency} has {currency.Exponent} decimals.");
        return null;
    }
}
