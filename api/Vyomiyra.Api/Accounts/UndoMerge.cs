using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Accounts;

/// <param name="Moved">What went back.</param>
/// <param name="Stayed">What people made on the account that goes on since the merge, and that does not name what went back alone: it stays there.</param>
public sealed record MergeUndone(long MergeId, long SurvivorId, long MergedId, MergedCounts Moved, StayedCounts Stayed);

public sealed record StayedCounts(int Conversations, int Promises, int Disputes, int Notes);

/// <summary>Takes a merge back. What an import brought since goes where its next one says.</summary>
public sealed class UndoMerge(VyomiyraDb db, Work work, MergePlan plan)
{
    /// <summary>Why the caller may not touch this merge at all, checked before anything is repeated or begun.</summary>
    public async Task<Refusal?> RefuseAsync(long mergeId, Caller caller, CancellationToken cancellation) =>
        await Visible(mergeId, caller).AnyAsync(cancellation) ? null : Refusal.NotFound();

    public async Task<Outcome<MergeUndone>> HandleAsync(long mergeId, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        try
        {
            return await work.CommitAsync(caller.Actor, token => UndoAsync(mergeId, caller, token), cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict("changed_meanwhile", "Somebody changed one of the accounts in this moment. Look again.");
        }
    }

    private async Task<Outcome<MergeUndone>> UndoAsync(long mergeId, Caller caller, CancellationToken cancellation)
    {
        if (await Visible(mergeId, caller).FirstOrDefaultAsync(cancellation) is not { } merge)
        {
            return Refusal.NotFound();
        }

        var accounts = await db.Accounts.Where(account => account.Id == merge.SurvivorId || account.Id == merge.MergedId).ToDictionaryAsync(account => account.Id, cancellation);
        var (survivor, merged) = (accounts[merge.SurvivorId], accounts[merge.MergedId]);
        if (merge.UndoneAt is not null)
        {
            return Refusal.Conflict("already_undone", "This merge was taken back already.");
        }

        if (survivor.MergedIntoId is not null)
        {
            return Refusal.Conflict("survivor_merged", $"{survivor.Number} was itself merged into another account since. Take that back first.");
        }

        var children = await db.MovedBy(mergeId, MergedKind.Child, db.Accounts, account => account.Id)
            .Where(account => account.ParentId == survivor.Id).Select(account => account.Id).ToListAsync(cancellation);
        if ((await db.AboveAsync(merged.Id, cancellation)).Overlaps(children))
        {
            return Refusal.Conflict("parent_cycle", $"{merged.Number} would stand above and below itself: an account above it has been put under {survivor.Number}.");
        }

        var (moved, stayed) = await CountAsync(merge, cancellation);
        (merge.UndoneAt, merge.UndoneById) = (work.Now, caller.MemberId);
        merged.MergedIntoId = null;
        merged.Version++;
        survivor.Version++;
        await db.SaveChangesAsync(cancellation);
        await LeadBackAsync(merged.Id, cancellation);

        work.Record(new AccountMergeUndone(survivor.Id, merge.Id, merged.Id, moved));
        work.Record(new AccountRestored(merged.Id, merge.Id, survivor.Id));
        return new MergeUndone(merge.Id, survivor.Id, merged.Id, moved, stayed);
    }

    /// <summary>Promises and disputes made since go with the receivables that they name; what names receivables of both stays, and a part of it goes.</summary>
    private async Task<(MergedCounts Moved, StayedCounts Stayed)> CountAsync(AccountMerge merge, CancellationToken cancellation)
    {
        var back = db.MovedBy(merge.Id, MergedKind.Receivable, db.Set<Receivable>(), row => row.Id).Where(row => row.AccountId == merge.SurvivorId).Select(row => row.Id);
        var promises = db.Set<Promise>().Where(promise => promise.AccountId == merge.SurvivorId && promise.RecordedAt > merge.At);
        var disputes = db.Set<Dispute>().Where(dispute => dispute.AccountId == merge.SurvivorId && dispute.OpenedAt > merge.At);
        var (promisesFollow, disputesFollow) = (
            await promises.CountAsync(promise => promise.Parts.Count > 0 && promise.Parts.All(part => back.Contains(part.ReceivableId)), cancellation),
            await disputes.CountAsync(dispute => dispute.Parts.Count > 0 && dispute.Parts.All(part => back.Contains(part.ReceivableId)), cancellation));
        var moved = await plan.CountMovedAsync(merge, cancellation);
        return (
            moved with { Promises = moved.Promises + promisesFollow, Disputes = moved.Disputes + disputesFollow },
            new StayedCounts(
                await db.Set<Link>().CountAsync(link => link.AccountId == merge.SurvivorId && link.CreatedAt > merge.At && link.RevokedAt == null, cancellation),
                await promises.CountAsync(cancellation) - promisesFollow,
                await disputes.CountAsync(cancellation) - disputesFollow,
                await db.Notes.CountAsync(note => note.AccountId == merge.SurvivorId && note.WrittenAt > merge.At, cancellation)));
    }

    /// <summary>Accounts that had been merged into the one that goes on again lead to it again, and those merged into them.</summary>
    private async Task LeadBackAsync(long accountId, CancellationToken cancellation)
    {
        var behind = await db.AccountMerges.Where(merge => merge.SurvivorId == accountId && merge.UndoneAt == null).Select(merge => merge.MergedId).ToArrayAsync(cancellation);
        while (behind.Length > 0)
        {
            var ids = behind;
            await db.Accounts.Where(account => EF.Parameter(ids).Contains(account.Id))
                .ExecuteUpdateAsync(account => account.SetProperty(row => row.MergedIntoId, accountId), cancellation);
            behind = await db.AccountMerges.Where(merge => EF.Parameter(ids).Contains(merge.SurvivorId) && merge.UndoneAt == null).Select(merge => merge.MergedId).ToArrayAsync(cancellation);
        }
    }

    private IQueryable<AccountMerge> Visible(long mergeId, Caller caller) => db.AccountMerges.Where(merge => merge.Id == mergeId
        && db.Set<Account>().VisibleTo(caller).Any(account => account.Id == merge.SurvivorId)
        && db.Set<Account>().VisibleTo(caller).Any(account => account.Id == merge.MergedId));
}
