using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>Works on imports in a process of their own, before somebody's eyes: on a terminal one line that moves, elsewhere a line now and then.</summary>
public sealed class AttendImports(
    TextWriter output, StoredImportProfiles profiles, ImportFiles files, StartImport start, DecideImport decide, PendingRuns pending, ImportReports reports, ListImportRuns list,
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

        try
        {
            return await reports.OfAsync(await FinishAsync(started.Value.RunId, cancellation), cancellation);
        }
        catch (OperationCanceledException)
        {
            return await StopAsync(started.Value.RunId, by);
        }
    }

    /// <summary>Interrupted before anything has landed, a run ends without a trace; one that is landing waits to be resumed.</summary>
    private async Task<Refusal> StopAsync(long runId, Actor by)
    {
        await using var scope = scopes.CreateAsyncScope();
        var view = (await scope.ServiceProvider.GetRequiredService<GetImportRun>().HandleAsync(runId, CancellationToken.None)).Value;
        if (view.State is ImportState.Waiting or ImportState.Reading && !(await decide.HandleAsync(runId, ImportDecision.Cancel, by, CancellationToken.None)).IsRefused)
        {
            await worker.FinishAsync(runId, CancellationToken.None);
            return Refusal.Conflict("interrupted", $"Run {runId} was interrupted before anything had landed.");
        }

        return Refusal.Conflict(
            "interrupted_while_landing",
            $"Run {runId} was interrupted while it landed, {view.AccountsDone} of {view.Accounts} accounts are done. 'import resume' goes on, 'import cancel {runId}' takes it back.");
    }

    public async Task ResumeAsync(CancellationToken cancellation)
    {
        while (await pending.OldestAsync(cancellation) is { } oldest)
        {
            var run = await FinishAsync(oldest, cancellation);
            await output.WriteLineAsync($"Run {run.Id}: {run.State}, {run.Created} created, {run.Changed} changed, {run.Unchanged} unchanged, {run.Rejected} rejected.");
        }
    }

    /// <summary>Decides about a run and does what follows from it; false where it was refused.</summary>
    public async Task<bool> DecideAsync(long runId, ImportDecision decision, Actor by, CancellationToken cancellation)
    {
        var decided = await decide.HandleAsync(runId, decision, by, cancellation);
        if (decided.IsRefused)
        {
            await output.WriteLineAsync($"Run {runId}: {decided.Refusals[0].Detail} ({decided.Refusals[0].Code})");
            return false;
        }

        var run = await FinishAsync(runId, cancellation);
        await output.WriteLineAsync($"Run {run.Id}: {run.State}, {run.Closed} closed, {run.Undone} undone, {run.Kept} kept. {run.Note}".TrimEnd());
        return true;
    }

    public async Task ListAsync(CancellationToken cancellation)
    {
        foreach (var run in await list.Rows().Take(20).ToListAsync(cancellation))
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
