using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>Brings in our legal entities: code, name, currency, time zone (IANA) and country.</summary>
public sealed class ImportCompanies(VyomiyraDb db, ImportFiles files, ImportRuns runs)
{
    private static readonly TableCell[] Columns =
    [
        FixedLayout.Column("code", CellUse.Identifier), FixedLayout.Column("name"), FixedLayout.Column("currency"), FixedLayout.Column("timezone"), FixedLayout.Column("country"),
    ];

    public Task<Outcome<ImportReport>> RunAsync(Stream content, string fileName, Actor by, CancellationToken cancellation) =>
        runs.ImportAsync(files, ImportKind.Companies, content, fileName, by, PublishAsync, cancellation);

    private async Task<Func<long, IEnumerable<Fact>>> PublishAsync(StoredFile file, ImportTally tally, CancellationToken cancellation)
    {
        var stored = await db.Companies.ToDictionaryAsync(company => company.Code, StringComparer.Ordinal, cancellation);
        var inUse = (await db.Accounts.Select(account => account.CompanyId).Distinct().ToListAsync(cancellation)).ToHashSet();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var touched = new List<(Company Company, bool Created, string[] Changes)>();
        foreach (var row in file.Rows(Columns, tally, (cells, _) => Read(cells, seen, stored, inUse)))
        {
            if (!stored.TryGetValue(row.Code, out var company))
            {
                tally.Created++;
                db.Companies.Add(row);
                touched.Add((row, true, []));
                continue;
            }

            var changes = Apply(row, company).ToArray();
            if (changes.Length == 0)
            {
                tally.Unchanged++;
                continue;
            }

            tally.Changed++;
            touched.Add((company, false, changes));
        }

        await db.SaveChangesAsync(cancellation);
        return runId => touched.Select(each => new CompanyImported(each.Company.Id, runId, each.Created, each.Changes));
    }

    private static Company? Read(ImportCells cells, HashSet<string> seen, Dictionary<string, Company> stored, HashSet<long> inUse)
    {
        var code = cells.Needed(0, 20);
        var name = cells.Needed(1, 200);
        var currency = cells.Currency(2);
        var timeZone = cells.Needed(3, 64);
        var country = cells.Text(4, 2);
        if (timeZone.Length > 0 && !(TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) && zone.HasIanaId))
        {
            cells.Reject(3, "unknown_time_zone", "This is not an IANA time zone such as Europe/Berlin.");
        }

        if (country is not null && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)))
        {
            cells.Reject(4, "bad_country", "A country is two capital letters, such as DE.");
        }

        if (stored.TryGetValue(code, out var company) && currency is not null && company.Currency != currency && inUse.Contains(company.Id))
        {
            cells.Reject(2, "currency_in_use", $"The company keeps accounts in {company.Currency}; their amounts cannot change currency.");
        }

        if (!cells.IsRejected && !seen.Add(code))
        {
            cells.Reject(0, "duplicate_key", "The file names this company twice.");
        }

        return cells.IsRejected ? null : new Company { Code = code, Name = name, Currency = currency!.Value, TimeZone = timeZone, Country = country };
    }

    private static IEnumerable<string> Apply(Company row, Company company)
    {
        if (row.Name != company.Name)
        {
            company.Name = row.Name;
            yield return "name";
        }

        if (row.Currency != company.Currency)
        {
            company.Currency = row.Currency;
            yield return "currency";
        }

        if (row.TimeZone != company.TimeZone)
        {
            company.TimeZone = row.TimeZone;
            yield return "timeZone";
        }

        if (row.Country != company.Country)
        {
            company.Country = row.Country;
            yield return "country";
        }
    }
}
