using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <param name="SurvivorId">The account that goes on.</param>
/// <param name="MergedId">The account that is the same customer.</param>
public sealed record MergeRequest(long SurvivorId, long MergedId);

/// <param name="Moved">What went over to the account that goes on.</param>
public sealed record MergeReceipt(long MergeId, long SurvivorId, long MergedId, MergedCounts Moved);

/// <summary>
/// Makes two accounts one: all that hangs on the one goes over to the other. The merged one keeps its number, its names and its history, and
/// what names it leads to the other.
/// </summary>
public sealed class MergeAccounts(VyomiyraDb db, Work work, MergePlan plan)
{
    public async Task<Outcome<MergeReceipt>> HandleAsync(MergeRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        try
        {
            return await work.CommitAsync(caller.Actor, token => MergeAsync(request, caller, token), cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict("changed_meanwhile", "Somebody changed one of the accounts in this moment. Look again.");
        }
    }

    private async Task<Outcome<MergeReceipt>> MergeAsync(MergeRequest request, Caller caller, CancellationToken cancellation)
    {
        var found = await plan.FindAsync(request.SurvivorId, request.MergedId, caller, cancellation);
        if (found.IsRefused)
        {
            return Outcome<MergeReceipt>.Refused(found.Refusals);
        }

        var (survivor, merged) = found.Value;
        var moved = await plan.CountAsync(merged.Id, cancellation);
        var merge = db.AccountMerges.Add(new AccountMerge { SurvivorId = survivor.Id, MergedId = merged.Id, At = work.Now, ById = caller.MemberId }).Entity;
        merged.MergedIntoId = survivor.Id;
        merged.Version++;
        survivor.Version++;
        await db.SaveChangesAsync(cancellation);
        // Those that were merged into it before lead on.
        await db.Accounts.Where(account => account.MergedIntoId == merged.Id)
            .ExecuteUpdateAsync(account => account.SetProperty(row => row.MergedIntoId, survivor.Id), cancellation);

        work.Record(new AccountsMerged(survivor.Id, merge.Id, merged.Id, moved));
        work.Record(new AccountMergedAway(merged.Id, merge.Id, survivor.Id));
        return new MergeReceipt(merge.Id, survivor.Id, merged.Id, moved);
    }
}
