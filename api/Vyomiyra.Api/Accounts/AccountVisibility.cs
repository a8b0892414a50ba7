using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>Whose accounts a caller may see. Every query for an account passes through here, so that what is not theirs does not exist.</summary>
public static class AccountVisibility
{
    private const int Few = 500;

    public static IQueryable<Account> VisibleTo(this IQueryable<Account> accounts, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.SeesAllTeams)
        {
            return accounts;
        }

        var teams = caller.TeamIds;
        return accounts.Where(account => account.TeamId != null && teams.Contains(account.TeamId.Value));
    }

    /// <summary>
    /// Whether they are so few that reading and sorting all of them is less than walking along an order until a page of them was met.
    /// </summary>
    public static async Task<bool> AreFewAsync(this IQueryable<Account> accounts, CancellationToken cancellation) =>
        await accounts.Take(Few + 1).CountAsync(cancellation) <= Few;

    /// <summary>The refusal where the account does not exist or is not the caller's, which look alike; null where they may work it.</summary>
    public static async Task<Refusal?> RefuseAccountAsync(this VyomiyraDb db, long accountId, Caller caller, CancellationToken cancellation) =>
        await db.Accounts.VisibleTo(caller).AnyAsync(account => account.Id == accountId, cancellation) ? null : Refusal.NotFound();

    /// <summary>As <see cref="RefuseAccountAsync"/>, and where the account was merged into another, which is worked in its place.</summary>
    public static async Task<Refusal?> RefuseWorkAsync(this VyomiyraDb db, long accountId, Caller caller, CancellationToken cancellation) =>
        await db.RefuseAccountAsync(accountId, caller, cancellation) is { } refusal ? refusal : await db.RefuseMergedAsync(accountId, cancellation);

    /// <summary>The refusal where the account was merged into another; null where it goes on by itself.</summary>
    public static async Task<Refusal?> RefuseMergedAsync(this VyomiyraDb db, long accountId, CancellationToken cancellation) =>
        await db.Accounts.AnyAsync(account => account.Id == accountId && account.MergedIntoId != null, cancellation)
            ? Refusal.Conflict("account_merged", "This account was merged into another. Work on that one.")
            : null;

    /// <summary>The contact with its addresses; null where it does not exist or its account is not the caller's.</summary>
    public static Task<Contact?> FindContactAsync(this VyomiyraDb db, long id, Caller caller, CancellationToken cancellation) =>
        db.Contacts.Include(contact => contact.Addresses)
            .FirstOrDefaultAsync(contact => contact.Id == id && db.Set<Account>().VisibleTo(caller).Any(account => account.Id == contact.AccountId), cancellation);
}
