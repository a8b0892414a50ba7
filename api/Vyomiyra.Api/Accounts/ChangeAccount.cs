using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>All that people keep of an account. What is left out or null is taken away, but for a parent that the caller may not see.</summary>
/// <param name="Aliases">Other names by which the customer goes.</param>
/// <param name="Domains">Mail domains; none that anybody can have an address at.</param>
/// <param name="TeamId">Null where only those who work for all teams are to see it.</param>
/// <param name="OwnerId">A member of the team, or a Manager.</param>
/// <param name="ParentId">The account above it.</param>
/// <param name="Language">BCP 47 language the customer writes in.</param>
public sealed record ChangeAccountRequest(
    IReadOnlyList<string> Aliases, IReadOnlyList<string> Domains, long? TeamId = null, long? OwnerId = null, long? ParentId = null, string? Language = null);

/// <summary>Changes what people keep of an account. It answers once more even where the account leaves the caller's teams by it.</summary>
public sealed class ChangeAccount(VyomiyraDb db, Work work, GetAccountDetails details, AccountAssignment assignment)
{
    public Task<Outcome<AccountDetails>> HandleAsync(long id, IfMatch ifMatch, ChangeAccountRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        return work.CommitAsync(caller.Actor, token => ChangeAsync(id, ifMatch, request, caller, token), cancellation);
    }

    private async Task<Outcome<AccountDetails>> ChangeAsync(
        long id, IfMatch ifMatch, ChangeAccountRequest request, Caller caller, CancellationToken cancellation)
    {
        var account = await db.Accounts.VisibleTo(caller).Include(row => row.Aliases).Include(row => row.Domains).Include(row => row.Dismissed).AsSplitQuery()
            .FirstOrDefaultAsync(row => row.Id == id, cancellation);
        if (account is null)
        {
            return Refusal.NotFound();
        }

        var current = await details.ReadAsync(id, caller, cancellation);
        if (ifMatch.Against(account.Version, () => current) is { } stale)
        {
            return stale;
        }

        if (await db.RefuseMergedAsync(id, cancellation) is { } merged)
        {
            return merged;
        }

        var refusals = new List<Refusal>();
        var (aliases, domains) = (AccountInput.Aliases(request.Aliases, refusals), AccountInput.Domains(request.Domains, refusals));
        var language = AccountInput.Language(request.Language, refusals);
        // The caller cannot have meant to take away what they do not see.
        var parentId = request.ParentId is null && current.Parent is null ? account.ParentId : request.ParentId;
        refusals.AddRange(await assignment.RefuseAsync(account, request.TeamId, request.OwnerId, parentId, caller, cancellation));
        if (refusals.Count > 0)
        {
            return Outcome<AccountDetails>.Refused(refusals);
        }

        SetAliases(account, aliases);
        SetDomains(account, domains);
        (account.TeamId, account.OwnerId, account.ParentId, account.Language) = (request.TeamId, request.OwnerId, parentId, language);
        await db.SaveChangesAsync(cancellation);
        var changed = AccountDifference.Between(current, await details.ReadAsync(id, caller, cancellation), account.Id);
        if (changed is null)
        {
            return current;
        }

        account.Version++;
        await db.SaveChangesAsync(cancellation);
        work.Record(changed);
        return await details.ReadAsync(id, caller, cancellation);
    }

    private static void SetAliases(Account account, IReadOnlyList<string> names)
    {
        account.Aliases.RemoveAll(alias => !names.Contains(alias.Name, StringComparer.Ordinal));
        account.Aliases.AddRange(names
            .Where(name => !account.Aliases.Exists(alias => alias.Name == name))
            .Select(name => new AccountAlias { Name = name, NameKey = AccountName.KeyOf(name) })
            .ToList());
    }

    private static void SetDomains(Account account, IReadOnlyList<string> domains)
    {
        foreach (var gone in account.Domains.Where(domain => !domains.Contains(domain.Domain, StringComparer.Ordinal)).ToList())
        {
            account.Domains.Remove(gone);
            account.Dismiss(DismissedKind.Domain, gone.Domain);
        }

        foreach (var domain in domains)
        {
            account.Welcome(DismissedKind.Domain, domain);
            if (!account.Domains.Exists(known => known.Domain == domain))
            {
                account.Domains.Add(new AccountDomain { AccountId = account.Id, Domain = domain });
            }
        }
    }
}
