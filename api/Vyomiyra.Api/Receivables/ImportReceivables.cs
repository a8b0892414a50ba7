using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>Brings in a file of receivables as a profile reads it: starts a run, and waits for it.</summary>
public sealed class ImportReceivables(StoredImportProfiles profiles, ImportFiles files, StartImport start, ImportWorker worker, ImportReports reports)
{
    /// <param name="content">The file. It is read once, to its end.</param>
    /// <param name="profileName">One of <see cref="StoredImportProfiles"/>.</param>
    /// <param name="fileName">What people call the file.</param>
    /// <param name="team">The team of accounts that have none; the profile's where null.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="cancellation">Ends the waiting. Once the run is kept, others take it up.</param>
    public async Task<Outcome<ImportReport>> RunAsync(
        Stream content, string profileName, string fileName, string? team, Actor by, CancellationToken cancellation)
    {
        var found = await profiles.FindAsync(profileName, cancellation);
        return found.IsRefused
            ? Outcome<ImportReport>.Refused(found.Refusals)
            : await RunAsync(content, found.Value, fileName, new ImportTerms { Team = team }, by, cancellation);
    }

    /// <param name="terms">What holds beside the profile.</param>
    public async Task<Outcome<ImportReport>> RunAsync(
        Stream content, ImportProfile profile, string fileName, ImportTerms terms, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(terms);
        var kept = await files.KeepAsync(content, fileName, cancellation);
        if (kept.IsRefused)
        {
            return Outcome<ImportReport>.Refused(kept.Refusals);
        }

        var started = await start.RunAsync(
            Delivery.Of(kept.Value, profile, fileName), terms with { Profile = profile, Team = terms.Team ?? profile.Team }, by, cancellation);
        return started.IsRefused
            ? Outcome<ImportReport>.Refused(started.Refusals)
            : await reports.OfAsync(await worker.FinishAsync(started.Value.RunId, cancellation), cancellation);
    }
}
