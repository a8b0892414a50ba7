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

/// <summary>The two accounts of a merge, and what hangs on them.</summary>
public sealed class MergePlan(VyomiyraDb db)
{
    /// <summary>The accounts, to be changed; or the refusal where the caller may not see both, or they cannot become one.</summary>
    public async Task<Outcome<(Account Survivor, Account Merged)>> FindAsync(long survivorId, long mergedId, Caller caller, CancellationToken cancellation)
    {
        var accounts = await db.Accounts.VisibleTo(caller).Where(account => account.Id == survivorId || account.Id == mergedId).ToDictionaryAsync(account => account.Id, cancellation);
        if (!accounts.TryGetValue(survivorId, out var survivor) || !accounts.TryGetValue(mergedId, out var merged))
        {
            return Refusal.NotFound();
        }

        return AccountMerge.Refuse(survivor, merged, await db.AboveAsync(survivorId, cancellation)) is { } refusal ? refusal : (survivor, merged);
    }

    /// <summary>How much of the account a merge takes along.</summary>
    public async Task<MergedCounts> CountAsync(long accountId, CancellationToken cancellation) => new(
        await db.Set<Receivable>().CountAsync(row => row.AccountId == accountId, cancellation),
        await db.Set<Conversation>().CountAsync(row => row.AccountId == accountId, cancellation),
        await db.Set<Promise>().CountAsync(row => row.AccountId == accountId, cancellation),
        await db.Set<Dispute>().CountAsync(row => row.AccountId == accountId, cancellation),
        await db.Contacts.CountAsync(row => row.AccountId == accountId, cancellation),
        await db.Notes.CountAsync(row => row.AccountId == accountId, cancellation),
        await db.Accounts.CountAsync(row => row.ParentId == accountId, cancellation));

    /// <summary>How much of what a merge took along still lies with the account that goes on.</summary>
    public async Task<MergedCounts> CountMovedAsync(AccountMerge merge, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(merge);
        var (id, at) = (merge.Id, merge.SurvivorId);
        return new MergedCounts(
            await db.MovedBy(id, MergedKind.Receivable, db.Set<Receivable>(), row => row.Id).CountAsync(row => row.AccountId == at, cancellation),
            await db.MovedBy(id, MergedKind.Conversation, db.Set<Conversation>(), row => row.Id).CountAsync(row => row.AccountId == at, cancellation),
            await db.MovedBy(id, MergedKind.Promise, db.Set<Promise>(), row => row.Id).CountAsync(row => row.AccountId == at, cancellation),
            await db.MovedBy(id, MergedKind.Dispute, db.Set<Dispute>(), row => row.Id).CountAsync(row => row.AccountId == at, cancellation),
            await db.MovedBy(id, MergedKind.Contact, db.Contacts, row => row.Id).CountAsync(row => row.AccountId == at, cancellation),
            await db.MovedBy(id, MergedKind.Note, db.Notes, row => row.Id).CountAsync(row => row.AccountId == at, cancellation),
            await db.MovedBy(id, MergedKind.Child, db.Accounts, row => row.Id).CountAsync(row => row.ParentId == at, cancellation));
    }
}
