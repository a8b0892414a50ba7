using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>What a receivable is told by.</summary>
internal readonly record struct ReceivableKey(long CompanyId, ReceivableType Type, string Document, string Line);

/// <summary>A payment or credit as a file names it, checked on its own.</summary>
internal sealed record PaymentRow(int Line, Company Company, string? Account, ReceivableKey Key, SettlementKind Kind, string Number, DateOnly On, Money Amount)
{
    public static TableCell[] Columns { get; } =
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

    public static PaymentRow? Read(ImportCells cells, int line, Dictionary<string, Company> companies, HashSet<(SettlementKind, string, ReceivableKey)> seen)
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

        var amount = currency is null ? null : ReadAmount(cells, currency.Value);
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

        return new PaymentRow(line, company, account, key, kind, number, on!.Value, amount!.Value);
    }

    private static Money? ReadAmount(ImportCells cells, Currency currency)
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
