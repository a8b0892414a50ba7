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
    private readonly Dictionary<string, long> ids;
    private readonly List<long> created = [];

    private ReceivingCompanies(VyomiyraDb db, CompanyDefaults? defaults, Dictionary<string, long> ids) =>
        (this.db, this.defaults, this.ids) = (db, defaults, ids);

    public static async Task<ReceivingCompanies> LoadAsync(VyomiyraDb db, CompanyDefaults? defaults, CancellationToken cancellation) =>
        new(db, defaults, await db.Companies
            .Select(company => new { company.Code, company.Id })
            .ToDictionaryAsync(company => company.Code, company => company.Id, StringComparer.Ordinal, cancellation));

    public long IdOf(string code) => ids[code];

    /// <summary>Creates the companies that are not there yet.</summary>
    public async Task SaveAsync(IEnumerable<ImportedReceivable> items, CancellationToken cancellation)
    {
        foreach (var code in items.Select(item => item.Company).Distinct().Where(code => !ids.ContainsKey(code)).ToList())
        {
            var company = new Company { Code = code, Name = code, Currency = defaults!.Currency, TimeZone = defaults.TimeZone };
            db.Companies.Add(company);
            await db.SaveChangesAsync(cancellation);
            ids.Add(code, company.Id);
            created.Add(company.Id);
        }
    }

    public IEnumerable<CompanyImported> Facts(long runId) => created.Select(id => new CompanyImported(id, runId, Created: true, []));
}
