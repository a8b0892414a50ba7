using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>The companies of one batch.</summary>
internal sealed class ReceivingCompanies
{
    private readonly VyomiyraDb db;
    private readonly CompanyDefaults? defaults;
    private readonly Func<string, DateOnly> asOf;
    private readonly Dictionary<string, (long Id, DateOnly AsOf, DateOnly? StatedBefore)> known;
    private readonly List<long> created = [];

    private ReceivingCompanies(VyomiyraDb db, CompanyDefaults? defaults, Func<string, DateOnly> asOf, Dictionary<string, (long, DateOnly, DateOnly?)> known) =>
        (this.db, this.defaults, this.asOf, this.known) = (db, defaults, asOf, known);

    public static async Task<ReceivingCompanies> LoadAsync(VyomiyraDb db, ImportRun run, ImportTerms terms, CancellationToken cancellation)
    {
        DateOnly AsOf(string timeZone) => run.AsOf(terms, timeZone);
        var companies = await db.Companies.Select(company => new { company.Code, company.Id, company.TimeZone, company.StatedOn }).ToListAsync(cancellation);
        return new(db, terms.NewCompanies, AsOf, companies.ToDictionary(company => company.Code, company => (company.Id, AsOf(company.TimeZone), company.StatedOn), StringComparer.Ordinal));
    }

    public long IdOf(string code) => known[code].Id;

    /// <summary>The day whose open items the delivery names.</summary>
    public DateOnly AsOf(string code) => known[code].AsOf;

    /// <summary>The day whose open items the company's export before named.</summary>
    public DateOnly? StatedBefore(string code) => known[code].StatedBefore;

    /// <summary>Creates the companies that are not there yet.</summary>
    public async Task SaveAsync(IEnumerable<ImportedReceivable> items, CancellationToken cancellation)
    {
        foreach (var code in items.Select(item => item.Company).Distinct().Where(code => !known.ContainsKey(code)).ToList())
        {
            var company = new Company { Code = code, Name = code, Currency = defaults!.Currency, TimeZone = defaults.TimeZone };
            db.Companies.Add(company);
            await db.SaveChangesAsync(cancellation);
            known.Add(code, (company.Id, asOf(company.TimeZone), null));
            created.Add(company.Id);
        }
    }

    public IEnumerable<CompanyImported> Facts(long runId) => created.Select(id => new CompanyImported(id, runId, Created: true, []));
}
