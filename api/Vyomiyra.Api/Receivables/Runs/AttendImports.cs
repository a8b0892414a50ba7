using System.Globalization;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>Works on imports in a process of their own, before somebody's eyes: on a terminal one line that moves, elsewhere a line now and then.</summary>
public sealed class AttendImports(
    TextWriter output, StoredImportProfiles profiles, ImportFiles files, StartImport start, PendingRuns pending, ImportReports reports, ListImportRuns list,
    ImportWorker worker, IServiceScopeFactory scopes)
{
    private static readonly bool IsTerminal = !Console.IsOutputRedirected;
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(IsTerminal ? 0.5 : 10);

    public async Task<Outcome<ImportReport>> ImportAsync(
        Stream content, string fileName, string profileName, ImportTerms terms, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var profile = await profiles.FindAsync(profileName, cancellation);
        if (profile.IsRefused)
        {
            return Outcome<ImportReport>.Refused(profile.Refusals);
        }

        var kept = await files.KeepAsync(content, fileName, cancellation);
        if (kept.IsRefused)
        {
            return Outcome<ImportReport>.Refused(kept.Refusals);
        }

        var agreed = terms with { Profile = profile.Value, Team = terms.Team ?? profile.Value.Team };
        var started = await start.RunAsync(Delivery.Of(kept.Value, profile.Value, fileName), agreed, by, cancellation);
        if (started.IsRefused)
        {
            return Outcome<ImportReport>.Refused(started.Refusals);
        }

        if (await pending.WaitsForAsync(started.Value.RunId, cancellation) is { } before)
        {
            await output.WriteLineAsync($"Run {started.Value.RunId} waits for run {before}.");
        }

        return await reports.OfAsync(await FinishAsync(started.Value.RunId, cancellation), cancellation);
    }

    public async Task ResumeAsync(CancellationToken cancellation)
    {
        while (await pending.OldestAsync(cancellation) is { } oldest)
        {
            var run = await FinishAsync(oldest, cancellation);
            await output.WriteLineAsync($"Run {run.Id}: {run.State}, {run.Created} created, {run.Changed} changed, {run.Unchanged} unchanged, {run.Rejected} rejected.");
        }
    }

    public async Task ListAsync(CancellationToken cancellation)
    {
        foreach (var run in (await list.HandleAsync(null, 20, cancellation)).Items)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{run.Id,6}  {run.At:yyyy-MM-dd HH:mm}  {run.State,-16} {run.Kind,-12} {run.FileName}: {run.Rows} rows, {run.Created} created, {run.Changed} changed, {run.Closed} closed, {run.Rejected} rejected"));
        }
    }

    private async Task<ImportRun> FinishAsync(long runId, CancellationToken cancellation)
    {
        var finishing = worker.FinishAsync(runId, cancellation);
        var written = false;
        while (await Task.WhenAny(finishing, Task.Delay(BetweenLines, cancellation)) != finishing)
        {
            cancellation.ThrowIfCancellationRequested();
            await using var scope = scopes.CreateAsyncScope();
            var view = await scope.ServiceProvider.GetRequiredService<GetImportRun>().HandleAsync(runId, cancellation);
            await output.WriteAsync(IsTerminal ? $"\r{Line(view.Value),-110}" : $"{Line(view.Value)}\n");
            written = IsTerminal;
        }

        if (written)
        {
            await output.WriteAsync($"\r{"",-110}\r");
        }

        return await finishing;
    }

    private static string Line(ImportRunView run)
    {
        var done = run.State == ImportState.Publishing ? $"{run.AccountsDone} of {run.Accounts} accounts" : $"{run.Rows} rows";
        var rate = run.RowsPerSecond is { } speed ? $", {speed} rows/s" : "";
        var left = run.SecondsLeft is { } seconds ? $", {TimeSpan.FromSeconds(seconds):mm\\:ss} left" : "";
        return $"Run {run.Id} {run.State}: {done}, {run.Rejected} rejected{rate}{left}";
    }
}
