using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>Brings in a CSV file of receivables as a profile reads it.</summary>
public sealed class ImportReceivables(ImportProfiles profiles, ImportFiles files, ImportRuns runs, PublishReceivables receivables)
{
    /// <param name="content">The file. It is read once, to its end.</param>
    /// <param name="profileName">One of <see cref="ImportProfiles"/>.</param>
    /// <param name="fileName">What people call the file.</param>
    /// <param name="team">The team of accounts that have none; the profile's where null.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="cancellation">Ends the run, and nothing of it lands.</param>
    public async Task<Outcome<ImportReport>> RunAsync(
        Stream content, string profileName, string fileName, string? team, Actor by, CancellationToken cancellation)
    {
        var found = profiles.Find(profileName);
        return found.IsRefused
            ? Outcome<ImportReport>.Refused(found.Refusals)
            : await RunAsync(content, found.Value, fileName, team, by, cancellation);
    }

    public async Task<Outcome<ImportReport>> RunAsync(
        Stream content, ImportProfile profile, string fileName, string? team, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var kept = await files.KeepAsync(content, fileName, cancellation);
        return kept.IsRefused
            ? Outcome<ImportReport>.Refused(kept.Refusals)
            : await runs.RunAsync(
                new ImportSource(ImportKind.Receivables, profile.Name, fileName, kept.Value.Hash),
                by,
                (tally, token) => receivables.PublishAsync(ReceivableRows.Of(kept.Value, profile), PublishingTerms.Of(profile, team), tally, token),
                cancellation);
    }
}
