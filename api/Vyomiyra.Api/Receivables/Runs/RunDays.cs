using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>The day that a run tells of, for each company, and what the companies keep of it.</summary>
internal static class RunDays
{
    /// <summary>The day whose open items the delivery names: as it was said, or the day on which the run was started, where the company is.</summary>
    public static DateOnly AsOf(this ImportRun run, ImportTerms terms, Company company) => run.AsOf(terms, company.TimeZone);

    public static DateOnly AsOf(this ImportRun run, ImportTerms terms, string timeZone) =>
        terms.AsOf ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(run.At, timeZone).DateTime);

    /// <summary>The companies keep the latest day as of which they were told what is open, and the run what they had kept before.</summary>
    public static async Task StateAsync(VyomiyraDb db, ImportRun run, CancellationToken cancellation)
    {
        var terms = ImportTerms.Of(run);
        var codes = terms.Companies.Union(terms.Full?.Companies ?? []).ToArray();
        var companies = await db.Companies.Where(company => codes.Contains(company.Code)).ToListAsync(cancellation);
        run.Terms = (terms with { StatedBefore = companies.ToDictionary(company => company.Id, company => company.StatedOn) }).ToJson();
        foreach (var company in companies)
        {
            var day = run.AsOf(terms, company);
            company.StatedOn = company.StatedOn > day ? company.StatedOn : day;
        }
    }

    /// <summary>Gives the companies back what they kept, unless a later run has told them since.</summary>
    public static async Task UnstateAsync(VyomiyraDb db, ImportRun run, CancellationToken cancellation)
    {
        var terms = ImportTerms.Of(run);
        var ids = terms.StatedBefore.Keys.ToArray();
        var later = (await db.ImportRuns.Where(other => other.Id > run.Id && other.State == ImportState.Finished && other.Terms != null).ToListAsync(cancellation))
            .SelectMany(other => ImportTerms.Of(other).StatedBefore.Keys).ToHashSet();
        foreach (var company in (await db.Companies.Where(company => ids.Contains(company.Id)).ToListAsync(cancellation)).Where(company => !later.Contains(company.Id)))
        {
            company.StatedOn = terms.StatedBefore[company.Id];
        }
    }
}
