using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>Closes what a full export no longer names, account by account: it counts as paid, presumed and not proven.</summary>
public sealed class CloseRun(VyomiyraDb db, Work work)
{
    private const int AccountsAtOnce = 100;

    internal async Task RunAsync(HeldRun held, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(held);
        var run = await db.ImportRuns.AsNoTracking().SingleAsync(each => each.Id == held.Id, cancellation);
        while (!held.IsSettled && await NextAsync(held.Id, cancellation) is { Length: > 0 } accounts)
        {
            cancellation.ThrowIfCancellationRequested();
            held.Saved((await work.CommitAsync<ImportRun>(run.DecidedBy, token => CloseAsync(held, accounts, token), cancellation)).Value);
        }

        if (held.IsSettled)
        {
            return;
        }

        var finished = await work.CommitAsync<ImportRun>(run.DecidedBy, token => FinishAsync(held, token), cancellation);
        held.Saved(finished.Value);
    }

    private Task<long[]> NextAsync(long runId, CancellationToken cancellation) => db.ImportChanges
        .Where(change => change.RunId == runId && change.Kind == ImportChangeKind.ToClose)
        .Select(change => change.AccountId).Distinct().OrderBy(id => id).Take(AccountsAtOnce)
        .ToArrayAsync(cancellation);

    private async Task<Outcome<ImportRun>> CloseAsync(HeldRun held, long[] accounts, CancellationToken cancellation)
    {
        var run = await db.ImportRuns.AsNoTracking().SingleAsync(each => each.Id == held.Id, cancellation);
        var terms = ImportTerms.Of(run);
        var companies = await db.Companies.AsNoTracking().ToDictionaryAsync(company => company.Id, cancellation);
        if (companies.Values.FirstOrDefault(company => terms.Full!.Companies.Contains(company.Code) && company.StatedOn > run.AsOf(terms, company)) is { } newer)
        {
            return await SupersedeAsync(held, newer, run.AsOf(terms, newer), cancellation);
        }

        var changes = await db.ImportChanges.AsNoTracking()
            .Where(change => change.RunId == held.Id && change.Kind == ImportChangeKind.ToClose && EF.Parameter(accounts).Contains(change.AccountId))
            .OrderBy(change => change.Id)
            .ToListAsync(cancellation);
        var ids = changes.Select(change => change.ReceivableId).ToArray();
        var rows = await db.Receivables.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var pending = await PendingSettlements.LoadAsync(db, ids, cancellation);
        var closed = new List<(ImportChange Change, Receivable Row, Money Open)>();
        foreach (var change in changes)
        {
            // What another import told of since is open by its word.
            if (rows.TryGetValue(change.ReceivableId, out var row) && row.ChangedByRunId == ReceivableImage.Parse(change.Before).ChangedByRunId)
            {
                closed.Add((change, row, row.Open));
                Close(change, row, pending, held.Id, (run.AsOf(terms, companies[row.CompanyId]), companies[row.CompanyId].StatedOn));
            }
        }

        await db.BulkUpdateAsync([.. closed.Select(each => each.Row)], cancellation);
        await db.BulkUpdateAsync([.. closed.Select(each => each.Change)], cancellation);
        await pending.SaveAsync(cancellation);
        await db.ImportChanges
            .Where(change => change.RunId == held.Id && change.Kind == ImportChangeKind.ToClose && EF.Parameter(accounts).Contains(change.AccountId))
            .ExecuteDeleteAsync(cancellation);
        await TellAsync(held.Id, closed.ToLookup(each => each.Row.AccountId, each => each.Open), cancellation);
        run = await held.OpenAsync(db, cancellation);
        run.Closed += closed.Count;
        return run;
    }

    /// <summary>It was the latest when it was kept. Since then it has waited, for its turn or for somebody's word.</summary>
    private async Task<Outcome<ImportRun>> SupersedeAsync(HeldRun held, Company newer, DateOnly told, CancellationToken cancellation)
    {
        var run = await held.OpenAsync(db, cancellation);
        work.Record(run.Supersede(newer.Code, newer.StatedOn!.Value, told, work.Now), Actor.System("import"));
        await RunDays.StateAsync(db, run, cancellation);
        return run;
    }

    private static void Close(ImportChange change, Receivable row, PendingSettlements pending, long runId, (DateOnly On, DateOnly? After) asOf)
    {
        var image = ReceivableImage.Of(row);
        var (open, settlements) = pending.Restate(row, 0, runId, asOf);
        (change.AccountId, change.Kind, change.Before) = (row.AccountId, ImportChangeKind.Closed, (image with { Settlements = settlements }).ToJson());
        (row.OpenMinor, row.StatedOpenMinor, row.StatedOn, row.PresumedPaidOn, row.ChangedByRunId) = (open, 0, asOf.On, asOf.On, runId);
    }

    private async Task TellAsync(long runId, ILookup<long, Money> closed, CancellationToken cancellation)
    {
        foreach (var account in closed.OrderBy(each => each.Key))
        {
            var amounts = new ImportedAmounts();
            foreach (var open in account)
            {
                amounts.Add(open.Currency, 0, -open.Minor);
            }

            work.Record(new ReceivablesPresumedPaid(account.Key, runId, account.Count(), amounts.ToList()));
        }

        await RunAccounts.KeepAsync(db, runId, [.. closed.Select(account => new AccountTally(account.Key, 0, 0, account.Count()))], cancellation);
    }

    private async Task<Outcome<ImportRun>> FinishAsync(HeldRun held, CancellationToken cancellation)
    {
        var run = await held.OpenAsync(db, cancellation);
        (run.State, run.FinishedAt) = (ImportState.Finished, work.Now);
        await RunDays.StateAsync(db, run, cancellation);
        return run;
    }
}
