using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>Whose an account may be: its team, its owner and the account above it. What stays as it is is not questioned.</summary>
public sealed class AccountAssignment(VyomiyraDb db)
{
    public async Task<IReadOnlyList<Refusal>> RefuseAsync(
        Account account, long? teamId, long? ownerId, long? parentId, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(account);
        return
        [
            .. new[]
            {
                account.TeamId == teamId ? null : await RefuseTeamAsync(teamId, caller, cancellation),
                ownerId is not { } owner || (account.OwnerId == ownerId && account.TeamId == teamId) ? null : await RefuseOwnerAsync(owner, teamId, cancellation),
                parentId is not { } parent || account.ParentId == parentId ? null : await RefuseParentAsync(account.Id, parent, caller, cancellation),
            }.OfType<Refusal>(),
        ];
    }

    private async Task<Refusal?> RefuseTeamAsync(long? teamId, Caller caller, CancellationToken cancellation) =>
        !AccountRights.MayMoveBetweenTeams(caller) ? Refusal.Forbidden("team_is_for_managers", "A Manager, Operations or an Administrator moves an account to another team.")
        : teamId is not null && !await db.Teams.AnyAsync(team => team.Id == teamId, cancellation) ? Refusal.Invalid("teamId", "unknown_team", "There is no such team.")
        : null;

    public async Task<Refusal?> RefuseOwnerAsync(long ownerId, long? teamId, CancellationToken cancellation) =>
        await db.Set<Member>().AnyAsync(
            member => member.Id == ownerId && member.IsActive && (member.Role == Role.Manager || member.Teams.Any(own => own.TeamId == teamId)), cancellation)
            ? null
            : Refusal.Invalid("ownerId", "owner_not_of_team", "The owner is a member of the account's team, or a Manager.");

    private async Task<Refusal?> RefuseParentAsync(long accountId, long parentId, Caller caller, CancellationToken cancellation) =>
        !await db.Accounts.VisibleTo(caller).AnyAsync(row => row.Id == parentId && row.MergedIntoId == null, cancellation)
            ? Refusal.Invalid("parentId", "unknown_parent", "There is no such account that you may see.")
        : parentId == accountId || (await db.AboveAsync(parentId, cancellation)).Contains(accountId)
            ? Refusal.Invalid("parentId", "parent_cycle", "That account stands below this one.")
        : null;
}
