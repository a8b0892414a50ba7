using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables.Runs;
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

    public Task<Outcome<ImportReport>> RunAsync(Stream content, string fileName, Actor by, CancellationToken cancellation) =>
        runs.ImportAsync(files, ImportKind.Accounts, content, fileName, by, PublishAsync, cancellation);

    private async Task<Func<long, IEnumerable<Fact>>> PublishAsync(StoredFile file, ImportTally tally, CancellationToken cancellation)
    {
        var companies = await db.Companies.AsNoTracking().ToDictionaryAsync(company => company.Code, StringComparer.Ordinal, cancellation);
        var teams = await db.Teams.ToDictionaryAsync(team => team.Name, team => team.Id, StringComparer.OrdinalIgnoreCase, cancellation);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rows = file.Rows(CustomerRow.Columns, tally, (cells, line) => CustomerRow.Read(cells, line, seen, companies, teams)).ToList();
        var family = await AccountFamily.LoadAsync(db, [.. rows.SelectMany(row => new[] { row.Number, row.Parent }).OfType<string>()], cancellation);
        var landing = WithParents(rows.Where(row => Admit(row, family, companies, tally)).ToList(), family, tally);
        var touched = new Dictionary<string, (bool Created, SortedSet<string> Changes)>(StringComparer.Ordinal);
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var chunk in FromAbove(landing, family).SelectMany(level => level.Chunk(AtOnce)))
        {
            await ApplyAsync(chunk, touched, ids, tally, companies, cancellation);
        }

        tally.Created = touched.Values.Count(each => each.Created);
        tally.Changed = touched.Values.Count(each => !each.Created && each.Changes.Count > 0);
        tally.Unchanged = landing.Count - tally.Created - tally.Changed;
        return runId => touched.Where(each => each.Value.Created || each.Value.Changes.Count > 0)
            .Select(each => new AccountImported(ids[each.Key], runId, each.Value.Created, each.Value.Created ? [] : [.. each.Value.Changes]));
    }

    /// <summary>What only the other rows and the stored accounts can tell.</summary>
    private static bool Admit(CustomerRow row, AccountFamily family, Dictionary<string, Company> companies, ImportTally tally)
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
    private static List<CustomerRow> WithParents(List<CustomerRow> rows, AccountFamily family, ImportTally tally)
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

    /// <summary>New accounts behind those that they stand below: who is written needs the id of who is above.</summary>
    private static IEnumerable<IEnumerable<CustomerRow>> FromAbove(List<CustomerRow> rows, AccountFamily family)
    {
        var arriving = rows.ToDictionary(row => row.Number, StringComparer.Ordinal);
        return rows.GroupBy(Depth).OrderBy(level => level.Key);

        int Depth(CustomerRow row) => row.Parent is { } parent && !family.Has(parent) ? 1 + Depth(arriving[parent]) : 0;
    }

    private async Task ApplyAsync(
        CustomerRow[] rows, Dictionary<string, (bool Created, SortedSet<string> Changes)> touched, Dictionary<string, long> ids, ImportTally tally,
        Dictionary<string, Company> companies, CancellationToken cancellation)
    {
        var numbers = rows.Select(row => row.Number).ToArray();
        var parents = await AccountFamily.IdsAsync(db, [.. rows.Select(row => row.Parent).OfType<string>()], cancellation);
        var stored = await db.Accounts.Where(account => EF.Parameter(numbers).Contains(account.Number)).ToDictionaryAsync(account => account.Number, StringComparer.Ordinal, cancellation);
        var arriving = new List<Account>();
        foreach (var row in rows)
        {
            if (!stored.TryGetValue(row.Number, out var account))
            {
                account = New(row, (row.Company ?? companies.Values.First()).Id);
                arriving.Add(account);
            }

            var changes = new SortedSet<string>(Apply(row, account, row.Parent is null ? null : parents[row.Parent], companies, tally), StringComparer.Ordinal);
            account.Version += account.Id != 0 && changes.Count > 0 ? 1 : 0;
            touched.Add(row.Number, (account.Id == 0, changes));
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        await db.InsertAccountsAsync(arriving, cancellation);
        foreach (var (number, id) in await AccountFamily.IdsAsync(db, numbers, cancellation))
        {
            ids.Add(number, id);
        }
    }

    private static Account New(CustomerRow row, long companyId) => new()
    {
        Number = row.Number,
        NumberKey = ReferenceKey.Of(row.Number),
        Name = row.Name,
        NameKey = AccountName.KeyOf(row.Name),
        CompanyId = companyId,
    };

    private static IEnumerable<string> Apply(CustomerRow row, Account account, long? parentId, Dictionary<string, Company> companies, ImportTally tally)
    {
        if (parentId is not null && parentId != account.ParentId)
        {
            account.ParentId = parentId;
            yield return "parent";
        }

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

    private static long LimitOf(decimal amount, CustomerRow row, Currency currency, ImportTally tally)
    {
        var rounded = Money.Round(amount, currency);
        if (rounded.ToDecimal() != amount)
        {
            tally.Note(ImportIssue.Notice(row.Line, "limit", null, "rounded", $"{currency} has {currency.Exponent} decimals; {rounded} was taken."));
        }

        return rounded.Minor;
    }
}
