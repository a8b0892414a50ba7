using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>The accounts of one batch that is taken back.</summary>
internal sealed class UndoingAccounts(VyomiyraDb db, long runId)
{
    private readonly SortedDictionary<long, Tally> tallies = [];

    public int Undone => tallies.Values.Sum(tally => tally.Removed + tally.Restored);

    public int Kept => tallies.Values.Sum(tally => tally.Kept);

    public IEnumerable<ReceivablesImportUndone> Facts() => tallies.Select(each => new ReceivablesImportUndone(
        each.Key, runId, each.Value.AccountChanges, each.Value.Removed, each.Value.Restored, each.Value.Kept, each.Value.Amounts.ToList()));

    /// <summary>What the run changed or closed and nobody changed since becomes as it was.</summary>
    public async Task RestoreAsync(long[] accounts, CancellationToken cancellation)
    {
        var changes = await db.ImportChanges.AsNoTracking()
            .Where(change => change.RunId == runId && change.Kind != ImportChangeKind.ToClose && EF.Parameter(accounts).Contains(change.AccountId))
            .OrderBy(change => change.Id)
            .ToListAsync(cancellation);
        var ids = changes.Select(change => change.ReceivableId).ToArray();
        var rows = await db.Receivables.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var settlements = await db.Settlements.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.ReceivableId)).ToListAsync(cancellation);
        var restored = new List<Receivable>();
        foreach (var change in changes)
        {
            if (!rows.TryGetValue(change.ReceivableId, out var row) || row.ChangedByRunId != runId)
            {
                Of(change.AccountId).Kept++;
                continue;
            }

            var before = row.Open;
            Of(row.AccountId).Amounts.Add(before.Currency, 0, -before.Minor);
            Restore(row, ReceivableImage.Parse(change.Before), [.. settlements.Where(settlement => settlement.ReceivableId == row.Id)]);
            restored.Add(row);
        }

        await FollowMergesAsync(restored, cancellation);
        foreach (var row in restored)
        {
            var account = Of(row.AccountId);
            account.Restored++;
            account.Amounts.Add(row.Currency, 0, row.OpenMinor);
        }

        var undone = restored.Select(row => row.Id).ToArray();
        await db.PresumedPayments.Where(payment => payment.RunId == runId && EF.Parameter(undone).Contains(payment.ReceivableId)).ExecuteDeleteAsync(cancellation);
        await db.BulkUpdateAsync(restored, cancellation);
        await db.BulkUpdateAsync(settlements, cancellation);
    }

    /// <summary>What came with the run goes, unless somebody changed it since or something names it.</summary>
    public async Task RemoveAsync(long[] accounts, CancellationToken cancellation)
    {
        var places = accounts.Concat(await SurvivorsAsync(accounts, cancellation)).ToArray();
        var created = await db.Receivables
            .Where(row => EF.Parameter(places).Contains(row.AccountId) && row.CreatedByRunId == runId)
            .Select(row => new { row.Id, row.AccountId, row.OpenMinor, row.Currency, row.ChangedByRunId })
            .ToListAsync(cancellation);
        var named = await NamedAsync([.. created.Select(row => row.Id)], cancellation);
        var going = created.Where(row => row.ChangedByRunId is null && !named.Contains(row.Id)).ToList();
        foreach (var row in created.Except(going))
        {
            Of(row.AccountId).Kept++;
        }

        foreach (var row in going)
        {
            var account = Of(row.AccountId);
            account.Removed++;
            account.Amounts.Add(row.Currency, 0, -row.OpenMinor);
        }

        var ids = going.Select(row => row.Id).ToArray();
        await db.Receivables.Where(row => EF.Parameter(ids).Contains(row.Id)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>The accounts' own values, where they are still as the run left them.</summary>
    public async Task RestoreAccountsAsync(long[] accounts, CancellationToken cancellation)
    {
        var changes = await db.ImportedAccountChanges.AsNoTracking()
            .Where(change => change.RunId == runId && EF.Parameter(accounts).Contains(change.AccountId))
            .ToDictionaryAsync(change => change.AccountId, cancellation);
        var changed = changes.Values.Where(change => change.Values is not null).Select(change => change.AccountId).ToArray();
        foreach (var account in await db.Accounts.Where(account => EF.Parameter(changed).Contains(account.Id)).ToListAsync(cancellation))
        {
            var restored = AccountImages.Parse(changes[account.Id].Values!).Restore(account);
            Of(account.Id).AccountChanges.AddRange(restored);
            account.Version += restored.Count > 0 ? 1 : 0;
        }

        foreach (var account in accounts)
        {
            // Where nothing was to be done, that is told as well.
            Of(account);
        }
    }

    private static void Restore(Receivable row, ReceivableImage image, List<Settlement> settlements)
    {
        foreach (var settlement in settlements)
        {
            var then = image.Settlements.FirstOrDefault(each => each.SettlementId == settlement.Id);
            // What was taken away meanwhile does not come back.
            settlement.PendingMinor = then == default ? settlement.PendingMinor : Math.Min(then.PendingMinor, settlement.AmountMinor);
        }

        image.Restore(row, settlements.Sum(settlement => settlement.PendingMinor));
    }

    /// <summary>An item that goes back to an account which was merged meanwhile goes where that account went.</summary>
    private async Task FollowMergesAsync(List<Receivable> rows, CancellationToken cancellation)
    {
        for (var again = rows.Count > 0; again;)
        {
            var ids = rows.Select(row => row.AccountId).Distinct().ToArray();
            var merged = await db.Accounts
                .Where(account => EF.Parameter(ids).Contains(account.Id) && account.MergedIntoId != null)
                .ToDictionaryAsync(account => account.Id, account => account.MergedIntoId!.Value, cancellation);
            foreach (var row in rows.Where(row => merged.ContainsKey(row.AccountId)))
            {
                row.AccountId = merged[row.AccountId];
            }

            again = merged.Count > 0;
        }
    }

    /// <summary>Where items went whose accounts were merged meanwhile; an account that has a turn of its own, or has been looked at in another's, is none.</summary>
    private Task<List<long>> SurvivorsAsync(long[] accounts, CancellationToken cancellation)
    {
        var (others, all) = (db.ImportedAccountChanges.Where(change => change.RunId == runId), db.Accounts);
        return all
            .Where(account => EF.Parameter(accounts).Contains(account.Id) && account.MergedIntoId != null)
            .Select(account => account.MergedIntoId!.Value)
            .Distinct()
            .Where(survivor => !others.Any(other => other.AccountId == survivor
                || (other.IsUndone && all.Any(account => account.Id == other.AccountId && account.MergedIntoId == survivor))))
            .ToListAsync(cancellation);
    }

    private async Task<HashSet<long>> NamedAsync(long[] ids, CancellationToken cancellation) =>
    [
        .. await db.Set<PromisePart>().Where(part => EF.Parameter(ids).Contains(part.ReceivableId)).Select(part => part.ReceivableId).ToListAsync(cancellation),
        .. await db.Set<DisputePart>().Where(part => EF.Parameter(ids).Contains(part.ReceivableId)).Select(part => part.ReceivableId).ToListAsync(cancellation),
        .. await db.Settlements.Where(settlement => EF.Parameter(ids).Contains(settlement.ReceivableId)).Select(settlement => settlement.ReceivableId).ToListAsync(cancellation),
        .. await db.Set<Link>().Where(link => link.ReceivableId != null && EF.Parameter(ids).Contains(link.ReceivableId.Value)).Select(link => link.ReceivableId!.Value).ToListAsync(cancellation),
    ];

    private Tally Of(long accountId)
    {
        if (!tallies.TryGetValue(accountId, out var tally))
        {
            tallies.Add(accountId, tally = new Tally());
        }

        return tally;
    }

    private sealed class Tally
    {
        public List<string> AccountChanges { get; } = [];
        public ImportedAmounts Amounts { get; } = new();
        public int Removed { get; set; }
        public int Restored { get; set; }
        public int Kept { get; set; }
    }
}
