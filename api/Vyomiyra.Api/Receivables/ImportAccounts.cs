using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>
/// Brings in customers. Number and name are needed; an empty cell is silence and changes nothing. Name, parent, company, segment, terms and limit
/// follow the ERP; language and team only fill a gap.
/// </summary>
public sealed class ImportAccounts(VyomiyraDb db, ImportFiles files, ImportRuns runs)
{
    private const int AtOnce = 500;
    private const int LongestTerms = 730;

    private static readonly TableCell[] Columns =
    [
        FixedLayout.Column("number", CellUse.Identifier), FixedLayout.Column("name"), FixedLayout.Optional("parent", CellUse.Identifier),
        FixedLayout.Optional("company", CellUse.Identifier), FixedLayout.Optional("segment"), FixedLayout.Optional("terms"),
        FixedLayout.Optional("limit", CellUse.Amount), FixedLayout.Optional("language"), FixedLayout.Optional("team"),
    ];

    private sealed record Row(
        int Line, string Number, string Name, string? Parent, Company? Company, string? Segment, int? Terms, decimal? Limit, string? Language, long? TeamId);

    public Task<Outcome<ImportReport>> RunAsync(Stream content, string fileName, Actor by, CancellationToken cancellation) =>
        runs.ImportAsync(files, ImportKind.Accounts, content, fileName, by, PublishAsync, cancellation);

    private async Task<Func<long, IEnumerable<Fact>>> PublishAsync(StoredFile file, ImportTally tally, CancellationToken cancellation)
    {
        var companies = await db.Companies.AsNoTracking().ToDictionaryAsync(company => company.Code, StringComparer.Ordinal, cancellation);
        var teams = await db.Teams.ToDictionaryAsync(team => team.Name, team => team.Id, StringComparer.OrdinalIgnoreCase, cancellation);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rows = file.Rows(Columns, tally, (cells, line) => Read(cells, line, seen, companies, teams)).ToList();
        var family = await AccountFamily.LoadAsync(db, [.. rows.SelectMany(row => new[] { row.Number, row.Parent }).OfType<string>()], cancellation);
        var landing = WithParents(rows.Where(row => Admit(row, family, companies, tally)).ToList(), family, tally);
        var touched = new Dictionary<string, (bool Created, SortedSet<string> Changes)>(StringComparer.Ordinal);
        foreach (var chunk in landing.Chunk(AtOnce))
        {
            await ApplyAsync(chunk, touched, tally, companies, cancellation);
        }

        var ids = await SetParentsAsync(landing, touched, cancellation);
        tally.Created = touched.Values.Count(each => each.Created);
        tally.Changed = touched.Values.Count(each => !each.Created && each.Changes.Count > 0);
        tally.Unchanged = landing.Count - tally.Created - tally.Changed;
        return runId => touched.Where(each => each.Value.Created || each.Value.Changes.Count > 0)
            .Select(each => new AccountImported(ids[each.Key], runId, each.Value.Created, each.Value.Created ? [] : [.. each.Value.Changes]));
    }

    private static Row? Read(ImportCells cells, int line, HashSet<string> seen, Dictionary<string, Company> companies, Dictionary<string, long> teams)
    {
        var (number, name, parent, code) = (cells.Needed(0, 40), cells.Needed(1, 200), cells.Text(2, 40), cells.Text(3, 20));
        var (segment, terms, language, team) = (cells.Text(4, 40), cells.Text(5, 10), cells.Text(7, 35), cells.Text(8, 100));
        var limit = Limit(cells);
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

        return cells.IsRejected ? null : new Row(
            line, number, name, parent, company, segment, terms is null ? null : days, limit, language, team is null ? null : teams[team]);
    }

    private static decimal? Limit(ImportCells cells)
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

    /// <summary>What only the other rows and the stored accounts can tell.</summary>
    private static bool Admit(Row row, AccountFamily family, Dictionary<string, Company> companies, ImportTally tally)
    {
        var issue = family.IsMerged(row.Number) ? ImportIssue.Rejected(row.Line, "number", row.Number, "merged_account", "The account was merged into another: what is said of it there holds.")
            : row.Company is null && companies.Count != 1 && !family.Has(row.Number) ? ImportIssue.Rejected(row.Line, "company", null, "missing_value", "A new account needs its company.")
            : row.Parent is null ? null
            : !family.Place(row.Number, row.Parent) ? ImportIssue.Rejected(row.Line, "parent", row.Parent, "parent_circle", "The account would be above itself.")
            : null;
        if (issue is not null)
        {
            tally.Reject(issue);
        }

        return issue is null;
    }

    /// <summary>Without those whose parent neither exists nor comes; and without those below them, and so on.</summary>
    private static List<Row> WithParents(List<Row> rows, AccountFamily family, ImportTally tally)
    {
        var arriving = rows.Select(row => row.Number).ToHashSet(StringComparer.Ordinal);
        while (rows.FindAll(row => row.Parent is { } parent && !family.Has(parent) && !arriving.Contains(parent)) is { Count: > 0 } orphans)
        {
            foreach (var orphan in orphans)
            {
                tally.Reject(ImportIssue.Rejected(orphan.Line, "parent", orphan.Parent, "unknown_parent", "There is no such account, and the file brings none."));
                arriving.Remove(orphan.Number);
            }

            rows = [.. rows.Except(orphans)];
        }

        return rows;
    }

    private async Task ApplyAsync(
        Row[] rows, Dictionary<string, (bool Created, SortedSet<string> Changes)> touched, ImportTally tally, Dictionary<string, Company> companies, CancellationToken cancellation)
    {
        var numbers = rows.Select(row => row.Number).ToArray();
        var stored = await db.Accounts.Where(account => EF.Parameter(numbers).Contains(account.Number)).ToDictionaryAsync(account => account.Number, StringComparer.Ordinal, cancellation);
        foreach (var row in rows)
        {
            var isNew = !stored.TryGetValue(row.Number, out var account);
            account ??= db.Accounts.Add(new Account
            {
                Number = row.Number,
                NumberKey = ReferenceKey.Of(row.Number),
                Name = row.Name,
                NameKey = AccountName.KeyOf(row.Name),
                CompanyId = (row.Company ?? companies.Values.First()).Id,
            }).Entity;
            var changes = new SortedSet<string>(Apply(row, account, companies, tally), StringComparer.Ordinal);
            account.Version += !isNew && changes.Count > 0 ? 1 : 0;
            touched.Add(row.Number, (isNew, changes));
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private static IEnumerable<string> Apply(Row row, Account account, Dictionary<string, Company> companies, ImportTally tally)
    {
        if (row.Name != account.Name)
        {
            (account.Name, account.NameKey) = (row.Name, AccountName.KeyOf(row.Name));
            yield return "name";
        }

        if (row.Company is { } company && company.Id != account.CompanyId)
        {
            account.CompanyId = company.Id;
            yield return "company";
        }

        if (row.Segment is not null && row.Segment != account.Segment)
        {
            account.Segment = row.Segment;
            yield return "segment";
        }

        if (row.Terms is not null && row.Terms != account.TermsDays)
        {
            account.TermsDays = row.Terms;
            yield return "terms";
        }

        if (row.Limit is { } amount && LimitOf(amount, row, companies.Values.First(keeping => keeping.Id == account.CompanyId).Currency, tally) is var limit && limit != account.CreditLimitMinor)
        {
            account.CreditLimitMinor = limit;
            yield return "limit";
        }

        if (row.Language is not null && account.Language is null)
        {
            account.Language = row.Language;
            yield return "language";
        }

        if (row.TeamId is not null && account.TeamId is null)
        {
            account.TeamId = row.TeamId;
            yield return "team";
        }
    }

    private static long LimitOf(decimal amount, Row row, Currency currency, ImportTally tally)
    {
        var rounded = Money.Round(amount, currency);
        if (rounded.ToDecimal() != amount)
        {
            tally.Note(ImportIssue.Notice(row.Line, "limit", null, "rounded", $"{currency} has {currency.Exponent} decimals; {rounded} was taken."));
        }

        return rounded.Minor;
    }

    /// <summary>Once every account of the file has its id. Answers the ids of what was touched.</summary>
    private async Task<Dictionary<string, long>> SetParentsAsync(
        List<Row> rows, Dictionary<string, (bool Created, SortedSet<string> Changes)> touched, CancellationToken cancellation)
    {
        var ids = await AccountFamily.IdsAsync(db, [.. rows.SelectMany(row => new[] { row.Number, row.Parent }).OfType<string>()], cancellation);
        foreach (var row in rows.Where(row => row.Parent is not null))
        {
            var (id, parentId) = (ids[row.Number], ids[row.Parent!]);
            var moved = await db.Accounts.Where(account => account.Id == id && account.ParentId != parentId)
                .ExecuteUpdateAsync(account => account.SetProperty(known => known.ParentId, parentId).SetProperty(known => known.Version, known => known.Version + 1), cancellation);
            if (moved > 0)
            {
                touched[row.Number].Changes.Add("parent");
            }
        }

        return ids;
    }
}
