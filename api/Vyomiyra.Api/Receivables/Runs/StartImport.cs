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
public sealed class StartImport(VyomiyraDb db, Work work)
{
    public async Task<Outcome<StartedImport>> RunAsync(Delivery delivery, ImportTerms terms, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Team is { } team && !(await db.Teams.Select(known => known.Name).ToListAsync(cancellation)).Contains(team, StringComparer.OrdinalIgnoreCase))
        {
            return Refusal.Invalid("team", "unknown_team", $"There is no team '{team}'.");
        }

        return await work.CommitAsync<StartedImport>(by, token => KeepAsync(delivery, terms, by, token), cancellation);
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
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        return new StartedImport(run.Id);
    }
}
