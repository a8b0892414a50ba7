using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>What a batch did to one account.</summary>
internal readonly record struct AccountTally(long AccountId, int Created, int Changed, int Closed, bool AccountCreated = false, AccountImages? Images = null);

/// <summary>Keeps one line for each account that a run touched, by which the run is shown and undone.</summary>
internal static class RunAccounts
{
    public static async Task KeepAsync(VyomiyraDb db, long runId, IReadOnlyCollection<AccountTally> tallies, CancellationToken cancellation)
    {
        var ids = tallies.Select(tally => tally.AccountId).Distinct().ToArray();
        var known = await db.ImportedAccountChanges.AsNoTracking()
            .Where(change => change.RunId == runId && EF.Parameter(ids).Contains(change.AccountId))
            .ToDictionaryAsync(change => change.AccountId, cancellation);
        var created = new Dictionary<long, ImportedAccountChange>();
        foreach (var tally in tallies)
        {
            if (!known.TryGetValue(tally.AccountId, out var change) && !created.TryGetValue(tally.AccountId, out change))
            {
                change = new ImportedAccountChange
                {
                    RunId = runId,
                    AccountId = tally.AccountId,
                    AccountCreated = tally.AccountCreated,
                    Created = 0,
                    Changed = 0,
                    Closed = 0,
                };
                created.Add(tally.AccountId, change);
            }

            change.Values ??= tally.Images?.ToJson();
            change.Add(tally.Created, tally.Changed, tally.Closed);
        }

        await db.BulkInsertAsync(created.Values, cancellation);
        await db.BulkUpdateAsync(known.Values, cancellation);
    }
}
