using System.Globalization;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>A customer as a file names it, checked on its own. Null is silence.</summary>
internal sealed record CustomerRow(
    int Line, string Number, string Name, string? Parent, Company? Company, string? Segment, int? Terms, decimal? Limit, string? Language, long? TeamId)
{
    private const int LongestTerms = 730;

    public static TableCell[] Columns { get; } =
    [
        FixedLayout.Column("number", CellUse.Identifier), FixedLayout.Column("name"), FixedLayout.Optional("parent", CellUse.Identifier),
        FixedLayout.Optional("company", CellUse.Identifier), FixedLayout.Optional("segment"), FixedLayout.Optional("terms"),
        FixedLayout.Optional("limit", CellUse.Amount), FixedLayout.Optional("language"), FixedLayout.Optional("team"),
    ];

    public static CustomerRow? Read(ImportCells cells, int line, HashSet<string> seen, Dictionary<string, Company> companies, Dictionary<string, long> teams)
    {
        var (number, name, parent, code) = (cells.Needed(0, 40), cells.Needed(1, 200), cells.Text(2, 40), cells.Text(3, 20));
        var (segment, terms, language, team) = (cells.Text(4, 40), cells.Text(5, 10), cells.Text(7, 35), cells.Text(8, 100));
        var limit = ReadLimit(cells);
        if (number.Length > 0 && ReferenceKey.Of(number).Length == 0)
        {
            cells.Reject(0, "empty_number", "An account number has a letter or digit.");
        }

        var days = 0;
        if (terms is not null && !(int.TryParse(terms, NumberStyles.None, CultureInfo.InvariantCulture, out days) && days <= LongestTerms))
        {
            cells.Reject(5, "bad_terms", $"Terms are a number of days, at most {LongestTerms}.");
        }

        Company? company = null;
        if (code is not null && !companies.TryGetValue(code, out company))
        {
            cells.Reject(3, "unknown_company", "There is no such company.");
        }

        if (team is not null && !teams.ContainsKey(team))
        {
            cells.Reject(8, "unknown_team", "There is no such team.");
        }

        if (!cells.IsRejected && !seen.Add(number))
        {
            cells.Reject(0, "duplicate_key", "The file names this account twice.");
        }

        return cells.IsRejected ? null : new CustomerRow(
            line, number, name, parent, company, segment, terms is null ? null : days, limit, language, team is null ? null : teams[team]);
    }

    private static decimal? ReadLimit(ImportCells cells)
    {
        if (cells.Text(6, 40) is not { } text)
        {
            return null;
        }

        if (AmountText.Read(text, '.', null, out var limit) is null && limit >= 0 && limit <= ReceivableReader.LargestMinor / 10_000)
        {
            return limit;
        }

        cells.Reject(6, "bad_amount", "A limit is an amount of zero or more, with a point before the decimals.");
        return null;
    }
}
