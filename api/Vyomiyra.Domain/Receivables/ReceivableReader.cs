using System.Collections.Frozen;
using System.Globalization;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Domain.Receivables;

/// <summary>The rules by which a profile's rows become receivables.</summary>
public sealed class ReceivableReader(ImportProfile profile)
{
    /// <summary>Larger amounts are slips: ten trillion units of a currency with cents. Sums of thousands of them still fit.</summary>
    public const long LargestMinor = 1_000_000_000_000_000;

    private static readonly char[] ListSeparators = [';', ' '];

    private readonly string[] columns = [.. Enum.GetValues<ReceivableField>().Select(field => profile.Columns.GetValueOrDefault(field, field.ToString()))];
    private readonly string[] dates = [.. profile.Dates];
    private readonly FrozenDictionary<string, ReceivableType> types = profile.Types.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="line">The line of the file where the row starts.</param>
    /// <param name="values">One for each <see cref="ReceivableField"/>, in its order; empty where the profile has none.</param>
    public ReadReceivable Read(int line, IReadOnlyList<string> values)
    {
        var cells = new ImportCells(line, values, columns);
        var company = cells.Needed((int)ReceivableField.Company, 20);
        var number = Number(cells);
        var type = Type(cells, values);
        var lineNumber = cells.Text((int)ReceivableField.Line, 20) ?? "0";
        var order = cells.Text((int)ReceivableField.Order, 60);
        var reference = cells.Text((int)ReceivableField.Reference, 60);
        var (issued, due) = Dates(cells);
        var open = 0L;
        var original = 0L;
        var currency = cells.Currency((int)ReceivableField.Currency);
        if (currency is not null && type is not null)
        {
            open = Amount(cells, values, ReceivableField.Open, currency.Value, type.Value);
            original = values[(int)ReceivableField.Original].Length == 0
                ? open
                : Amount(cells, values, ReceivableField.Original, currency.Value, type.Value);
            if (!cells.IsRejected && Math.Abs(open) > Math.Abs(original))
            {
                cells.Note((int)ReceivableField.Open, "open_above_original", "More is open than the document was made out for.");
            }
        }

        var account = Account(cells, values);
        return new ReadReceivable(line, cells.IsRejected ? null : new ImportedReceivable
        {
            Company = company,
            Account = account,
            Type = type!.Value,
            Number = number,
            Line = lineNumber,
            Order = order,
            Reference = reference,
            IssuedOn = issued!.Value,
            DueOn = due!.Value,
            Currency = currency!.Value,
            OriginalMinor = original,
            OpenMinor = open,
        }, cells.Issues);
    }

    private static string Number(ImportCells cells)
    {
        var number = cells.Needed((int)ReceivableField.Number, 60, "empty_number");
        if (number.Length > 0 && ReferenceKey.Of(number).Length == 0)
        {
            cells.Reject((int)ReceivableField.Number, "empty_number", "A document number has a letter or digit.");
        }

        return number;
    }

    private ReceivableType? Type(ImportCells cells, IReadOnlyList<string> values)
    {
        if (types.TryGetValue(values[(int)ReceivableField.Type].Trim(), out var type))
        {
            return type;
        }

        cells.Reject((int)ReceivableField.Type, "unknown_type", $"The profile knows {string.Join(", ", types.Keys.Order(StringComparer.Ordinal))}.");
        return null;
    }

    private (DateOnly? Issued, DateOnly? Due) Dates(ImportCells cells)
    {
        var issued = cells.Date((int)ReceivableField.Issued, dates);
        var due = cells.Date((int)ReceivableField.Due, dates);
        if (due < issued)
        {
            const string reason = "It is due before it was issued.";
            if (profile.DueBeforeIssued == OddityRule.Reject)
            {
                cells.Reject((int)ReceivableField.Due, "due_before_issued", reason);
            }
            else
            {
                cells.Note((int)ReceivableField.Due, "due_before_issued", reason);
            }
        }

        return (issued, due);
    }

    private long Amount(ImportCells cells, IReadOnlyList<string> values, ReceivableField field, Currency currency, ReceivableType type)
    {
        var cell = (int)field;
        var fault = AmountText.Read(values[cell], profile.DecimalSeparator, profile.ThousandsSeparator, out var amount);
        if (fault == "bad_amount")
        {
            cells.Reject(cell, fault, $"This is not an amount written with '{profile.DecimalSeparator}' before the decimals.");
            return 0;
        }

        if (fault is not null || Math.Abs(amount) > (decimal)LargestMinor / currency.MinorPerUnit)
        {
            cells.Reject(cell, "amount_overflow", "No receivable is that large.");
            return 0;
        }

        var exact = Money.FromDecimal(amount, currency);
        if (exact is null && profile.ImpossibleDecimals == DecimalsRule.Reject)
        {
            cells.Reject(cell, "too_many_decimals", $"{currency} has {currency.Exponent} decimals.");
            return 0;
        }

        var money = exact ?? Money.Round(amount, currency);
        if (exact is null)
        {
            cells.Note(cell, "rounded", $"{currency} has {currency.Exponent} decimals; {money} was taken.");
        }

        return Signed(cells, cell, money.Minor, type);
    }

    private long Signed(ImportCells cells, int cell, long minor, ReceivableType type)
    {
        var credit = Receivable.IsCredit(type);
        var negative = credit && profile.Credits == CreditSign.Negative;
        if (negative ? minor > 0 : minor < 0)
        {
            cells.Reject(cell, negative ? "positive_credit" : "negative_amount", negative
                ? "The profile's credits are negative, and this is not."
                : "This cannot be negative: what reduces a debt comes as a credit note or payment on account.");
        }

        return credit && !negative ? -minor : minor;
    }

    private static ImportedAccount Account(ImportCells cells, IReadOnlyList<string> values)
    {
        var terms = cells.Text((int)ReceivableField.Terms, 10);
        if (terms is not null && !(int.TryParse(terms, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 730))
        {
            cells.Reject((int)ReceivableField.Terms, "bad_terms", "Terms are a number of days, at most 730.");
            terms = null;
        }

        return new ImportedAccount
        {
            Number = cells.Needed((int)ReceivableField.Account, 40),
            Name = cells.Text((int)ReceivableField.Name, 200),
            Segment = cells.Text((int)ReceivableField.Segment, 40),
            Language = cells.Text((int)ReceivableField.Language, 35),
            TermsDays = terms is null ? null : int.Parse(terms, CultureInfo.InvariantCulture),
            Team = cells.Text((int)ReceivableField.Team, 100),
            Contact = cells.Text((int)ReceivableField.Contact, 200),
            Addresses = Addresses(cells, values[(int)ReceivableField.Email]),
            Domains = Domains(cells, values[(int)ReceivableField.Domain]),
        };
    }

    private static List<string> Addresses(ImportCells cells, string text)
    {
        var addresses = new List<string>();
        foreach (var part in Parts(text))
        {
            if (MailAddress.Normalise(part) is { } address)
            {
                addresses.Add(address);
            }
            else
            {
                cells.Note((int)ReceivableField.Email, "bad_address", "This is not a mail address; the row came in without it.");
            }
        }

        return addresses;
    }

    private static List<string> Domains(ImportCells cells, string text)
    {
        var domains = new List<string>();
        foreach (var part in Parts(text))
        {
            var domain = MailAddress.Normalise("x@" + part) is { } address ? MailAddress.DomainOf(address) : null;
            if (domain is null || !domain.Contains('.', StringComparison.Ordinal))
            {
                cells.Note((int)ReceivableField.Domain, "bad_domain", "This is not a mail domain; the row came in without it.");
            }
            else if (MailAddress.IsFreemail(domain))
            {
                cells.Note((int)ReceivableField.Domain, "freemail_domain", "Anybody can have such an address: it identifies no customer and was left out.");
            }
            else
            {
                domains.Add(domain);
            }
        }

        return domains;
    }

    private static string[] Parts(string text) => text.Length == 0 ? [] : text.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries);
}
