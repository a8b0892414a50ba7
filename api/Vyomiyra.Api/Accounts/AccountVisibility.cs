using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>Whose accounts a caller may see. Every query for an account passes through here, so that what is not theirs does not exist.</summary>
public static class AccountVisibility
{
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

    /// <summary>The refusal where the account does not exist or is not the caller's, which look alike; null where they may work it.</summary>
    public static async Task<Refusal?> RefuseAccountAsync(this VyomiyraDb db, long accountId, Caller caller, CancellationToken cancellation) =>
        await db.Accounts.VisibleTo(caller).AnyAsync(account => account.Id == accountId, cancellation) ? null : Refusal.NotFound();
}
