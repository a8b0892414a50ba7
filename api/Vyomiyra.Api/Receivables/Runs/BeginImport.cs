using Quartz;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <param name="FileId">What POST /imports/files answered.</param>
/// <param name="Kind">What the file holds.</param>
/// <param name="Profile">How it is read; needed for receivables.</param>
/// <param name="Team">The team of accounts that have none; the profile's where left out.</param>
/// <param name="Strict">One rejected row, and nothing lands: the file is checked whole before its first account is published.</param>
/// <param name="AsOf">The day whose open items these are; today where left out.</param>
/// <param name="Full">Where the file names every open item of some companies and types: those it does not name are closed.</param>
public sealed record BeginImportRequest(
    string FileId, ImportKind Kind, string? Profile = null, string? Team = null, bool Strict = false, DateOnly? AsOf = null, FullScope? Full = null);

/// <summary>Starts to import a file that was uploaded, and does not wait for it.</summary>
public sealed class BeginImport(
    ImportFiles files, StoredImportProfiles profiles, StartImport start, FixedImports others, Idempotency idempotency, ISchedulerFactory schedulers)
{
    public async Task<Outcome<StartedImport>> HandleAsync(BeginImportRequest request, Caller caller, HttpContext http, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (files.Find(request.FileId) is not { } file)
        {
            return Refusal.Invalid("fileId", "unknown_file", "No such file is kept. Upload it first.");
        }

        if (request.Kind != ImportKind.Receivables)
        {
            return await DoAsync(request.Kind, file, caller, cancellation);
        }

        var started = await idempotency.RunAsync(caller, http, request, token => BeginAsync(request, file, caller, token), cancellation);
        if (!started.IsRefused)
        {
            await WorkOnImports.CallAsync(schedulers, cancellation);
        }

        return started;
    }

    /// <summary>What is small is done at once and in one transaction. Done again it changes nothing, with a key or without.</summary>
    private async Task<Outcome<StartedImport>> DoAsync(ImportKind kind, StoredFile file, Caller caller, CancellationToken cancellation)
    {
        await using var content = file.Open();
        var done = await others.RunAsync(kind, content, file.Name, caller.Actor, cancellation);
        return done.IsRefused ? Outcome<StartedImport>.Refused(done.Refusals) : new StartedImport(done.Value.RunId);
    }

    private async Task<Outcome<StartedImport>> BeginAsync(BeginImportRequest request, StoredFile file, Caller caller, CancellationToken cancellation)
    {
        if (request.Profile is null)
        {
            return Refusal.Invalid("profile", "profile_required", "Say by which profile the file is read.");
        }

        var profile = await profiles.FindAsync(request.Profile, cancellation);
        if (profile.IsRefused)
        {
            return Outcome<StartedImport>.Refused(profile.Refusals);
        }

        var terms = new ImportTerms
        {
            Profile = profile.Value,
            Team = request.Team ?? profile.Value.Team,
            Strict = request.Strict,
            AsOf = request.AsOf,
            Full = request.Full,
        };
        return await start.RunAsync(Delivery.Of(file, profile.Value, file.Name), terms, caller.Actor, cancellation);
    }
}
