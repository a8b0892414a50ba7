using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>What comes in, told apart from any other delivery by its hash.</summary>
/// <param name="Profile">The profile's or the connector's name.</param>
/// <param name="Name">What people call the delivery.</param>
/// <param name="ContentHash">For a file, of its content.</param>
/// <param name="Bytes">Its size; 0 where nobody knows.</param>
public sealed record Delivery(string Profile, string Name, string ContentHash, long Bytes)
{
    public static Delivery Of(StoredFile file, ImportProfile profile, string name)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(profile);
        return new Delivery(profile.Name, name, file.Hash, file.Bytes);
    }
}

/// <param name="RunId">The run that will be done.</param>
public sealed record StartedImport(long RunId);

/// <summary>Keeps a run of receivables with its terms. From then on it will be done, whatever becomes of this process.</summary>
public sealed class StartImport(VyomiyraDb db, Work work, TimeProvider clock)
{
    public async Task<Outcome<StartedImport>> RunAsync(Delivery delivery, ImportTerms terms, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Team is { } team && !(await db.Teams.Select(known => known.Name).ToListAsync(cancellation)).Contains(team, StringComparer.OrdinalIgnoreCase))
        {
            return Refusal.Invalid("team", "unknown_team", $"There is no team '{team}'.");
        }

        if (await RefuseDaysAsync(terms, cancellation) is { } refusal)
        {
            return refusal;
        }

        return await work.CommitAsync<StartedImport>(by, token => KeepAsync(delivery, terms, by, token), cancellation);
    }

    /// <summary>What is open cannot be told ahead, and a full export older than what is known would close what came since.</summary>
    private async Task<Refusal?> RefuseDaysAsync(ImportTerms terms, CancellationToken cancellation)
    {
        if (terms.AsOf > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1))
        {
            return Refusal.Invalid("asOf", "as_of_in_future", "What is open cannot be told ahead.");
        }

        if (terms.Full is not { } full)
        {
            return null;
        }

        if (full.Types.Count == 0 || full.Companies.Count == 0)
        {
            return Refusal.Invalid("full", "scope_required", "Say of which companies and types the file names every open item: what it does not name is closed.");
        }

        var known = await db.Companies.Where(company => full.Companies.Contains(company.Code)).Select(company => new { company.Code, company.StatedOn }).ToListAsync(cancellation);
        if (full.Companies.FirstOrDefault(code => known.TrueForAll(company => company.Code != code)) is { } missing)
        {
            return Refusal.Invalid("full.companies", "unknown_company", $"There is no company '{missing}'.");
        }

        return known.Find(company => company.StatedOn > terms.AsOf) is { } newer
            ? Refusal.Invalid("asOf", "as_of_before_last", $"What is open in company {newer.Code} is known as of {newer.StatedOn:yyyy-MM-dd}; an older full export would close what came since.")
            : null;
    }

    private async Task<Outcome<StartedImport>> KeepAsync(Delivery delivery, ImportTerms terms, Actor by, CancellationToken cancellation)
    {
        var run = new ImportRun
        {
            Kind = ImportKind.Receivables,
            Profile = delivery.Profile,
            FileName = delivery.Name,
            ContentHash = delivery.ContentHash,
            Bytes = delivery.Bytes,
            Terms = terms.ToJson(),
            At = work.Now,
            ActorKind = by.Kind,
            ActorId = by.MemberId,
            Authority = by.Authority,
            State = ImportState.Waiting,
            Rows = 0,
            Created = 0,
            Changed = 0,
            Unchanged = 0,
            Rejected = 0,
        };
        // Its file, which may have gone, was uploaded again.
        await db.ImportRuns.Where(earlier => earlier.ContentHash == delivery.ContentHash && earlier.FilePurgedAt != null)
            .ExecuteUpdateAsync(earlier => earlier.SetProperty(row => row.FilePurgedAt, (DateTimeOffset?)null), cancellation);
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        return new StartedImport(run.Id);
    }
}
