using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <param name="Name">What imports name it by.</param>
/// <param name="Description">For people.</param>
/// <param name="IsBuiltIn">It came with the program and stays as it is.</param>
/// <param name="Version">For If-Match; 0 for what is built in.</param>
/// <param name="Profile">How it reads.</param>
public sealed record NamedImportProfile(string Name, string Description, bool IsBuiltIn, int Version, ImportProfileView Profile);

/// <summary>The profiles that people made, beside those that came with the program. A name belongs to one of them, in any case.</summary>
public sealed class StoredImportProfiles(ImportProfiles builtIn, VyomiyraDb db, Work work)
{
    public async Task<Outcome<ImportProfile>> FindAsync(string name, CancellationToken cancellation)
    {
        var found = builtIn.Find(name);
        return found.IsRefused && await StoredAsync(name, cancellation) is { } stored ? Read(stored) : found;
    }

    public async Task<IReadOnlyList<NamedImportProfile>> ListAsync(CancellationToken cancellation)
    {
        var stored = await db.ImportProfiles.AsNoTracking().OrderBy(profile => profile.Name).ToListAsync(cancellation);
        return [.. builtIn.Names.Select(name => ViewOf(builtIn.Find(name).Value, isBuiltIn: true, 0)), .. stored.Select(ViewOf)];
    }

    /// <summary>Makes a profile where <paramref name="isNew"/>, and changes one otherwise.</summary>
    public async Task<Outcome<NamedImportProfile>> SaveAsync(
        string name, ImportProfileView profile, bool isNew, IfMatch ifMatch, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (RefuseBuiltIn(name) is { } refusal)
        {
            return refusal;
        }

        var read = profile.Read(name);
        return read.IsRefused
            ? Outcome<NamedImportProfile>.Refused(read.Refusals)
            : await work.CommitAsync<NamedImportProfile>(by, token => SaveAsync(read.Value, isNew, ifMatch, token), cancellation);
    }

    public Task<Outcome<NamedImportProfile>> DeleteAsync(string name, IfMatch ifMatch, Actor by, CancellationToken cancellation) =>
        work.CommitAsync<NamedImportProfile>(by, async token =>
        {
            if (RefuseBuiltIn(name) is { } refusal)
            {
                return refusal;
            }

            if (await StoredAsync(name, token) is not { } stored)
            {
                return Refusal.NotFound();
            }

            var view = ViewOf(stored);
            if (ifMatch.Against(stored.Version, () => view) is { } stale)
            {
                return stale;
            }

            db.ImportProfiles.Remove(stored);
            work.Record(new ImportProfileDeleted(stored.Name));
            return view;
        }, cancellation);

    private async Task<Outcome<NamedImportProfile>> SaveAsync(ImportProfile profile, bool isNew, IfMatch ifMatch, CancellationToken cancellation)
    {
        if (profile.Team is not null && !await db.Teams.AnyAsync(known => known.Name == profile.Team, cancellation))
        {
            return Refusal.Invalid("team", "unknown_team", $"There is no team '{profile.Team}'.");
        }

        var stored = await StoredAsync(profile.Name, cancellation);
        if (stored is not null && isNew)
        {
            return Refusal.Conflict("profile_exists", $"There is a profile '{stored.Name}' already.");
        }

        if (stored is null && !isNew)
        {
            return Refusal.NotFound();
        }

        if (stored is not null && ifMatch.Against(stored.Version, () => ViewOf(stored)) is { } stale)
        {
            return stale;
        }

        stored ??= db.Add(new StoredImportProfile { Name = profile.Name, Json = "", ChangedAt = work.Now }).Entity;
        (stored.Json, stored.ChangedAt) = (JsonSerializer.Serialize(profile with { Name = stored.Name }, ImportProfiles.Json), work.Now);
        stored.Version++;
        await db.SaveChangesAsync(cancellation);
        work.Record(new ImportProfileSaved(stored.Name, stored.Version));
        return ViewOf(stored);
    }

    /// <summary>Names are few, and databases differ in what they take for the same.</summary>
    private async Task<StoredImportProfile?> StoredAsync(string name, CancellationToken cancellation) =>
        (await db.ImportProfiles.ToListAsync(cancellation)).Find(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));

    private Refusal? RefuseBuiltIn(string name) => builtIn.Find(name).IsRefused
        ? null
        : Refusal.Conflict("built_in_profile", "This profile came with the program. Save yours by another name.");

    private static NamedImportProfile ViewOf(StoredImportProfile stored) => ViewOf(Read(stored), isBuiltIn: false, stored.Version);

    private static NamedImportProfile ViewOf(ImportProfile profile, bool isBuiltIn, int version) =>
        new(profile.Name, profile.Description, isBuiltIn, version, ImportProfileView.Of(profile));

    private static ImportProfile Read(StoredImportProfile stored) => JsonSerializer.Deserialize<ImportProfile>(stored.Json, ImportProfiles.Json)!;
}
