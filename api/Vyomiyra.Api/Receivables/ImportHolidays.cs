using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>Brings in the days on which companies do no business: company, date and name.</summary>
public sealed class ImportHolidays(VyomiyraDb db, ImportFiles files, ImportRuns runs)
{
    private static readonly TableCell[] Columns =
    [
        FixedLayout.Column("company", CellUse.Identifier), FixedLayout.Column("date", CellUse.Date), FixedLayout.Column("name"),
    ];

    public Task<Outcome<ImportReport>> RunAsync(Stream content, string fileName, Actor by, CancellationToken cancellation) =>
        runs.ImportAsync(files, ImportKind.Holidays, content, fileName, by, PublishAsync, cancellation);

    private async Task<Func<long, IEnumerable<Fact>>> PublishAsync(StoredFile file, ImportTally tally, CancellationToken cancellation)
    {
        var companies = await db.Companies.ToDictionaryAsync(company => company.Code, StringComparer.Ordinal, cancellation);
        var seen = new HashSet<(string, DateOnly)>();
        var touched = new Dictionary<long, (int Created, int Changed)>();
        foreach (var row in file.Rows(Columns, tally, (cells, _) => Read(cells, seen, companies)))
        {
            var counts = touched.GetValueOrDefault(row.Company.Id);
            var holiday = row.Company.Holidays.Find(day => day.Date == row.Date);
            if (holiday is null)
            {
                row.Company.Holidays.Add(new CompanyHoliday { Date = row.Date, Name = row.Name });
                tally.Created++;
                touched[row.Company.Id] = counts with { Created = counts.Created + 1 };
            }
            else if (holiday.Name != row.Name)
            {
                holiday.Name = row.Name;
                tally.Changed++;
                touched[row.Company.Id] = counts with { Changed = counts.Changed + 1 };
            }
            else
            {
                tally.Unchanged++;
            }
        }

        await db.SaveChangesAsync(cancellation);
        return runId => touched.Select(each => new HolidaysImported(each.Key, runId, each.Value.Created, each.Value.Changed));
    }

    private static Holiday? Read(ImportCells cells, HashSet<(string, DateOnly)> seen, Dictionary<string, Company> companies)
    {
        var code = cells.Needed(0, 20);
        var date = cells.Date(1, FixedLayout.Dates);
        var name = cells.Needed(2, 200);
        var company = companies.GetValueOrDefault(code);
        if (company is null && code.Length > 0)
        {
            cells.Reject(0, "unknown_company", "There is no such company.");
        }

        if (!cells.IsRejected && !seen.Add((code, date!.Value)))
        {
            cells.Reject(1, "duplicate_key", "The file names this day twice for the company.");
        }

        return cells.IsRejected ? null : new Holiday(company!, date!.Value, name);
    }

    private sealed record Holiday(Company Company, DateOnly Date, string Name);
}
