using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Accounts;

/// <summary>A team with those who may own its accounts: its members, and Managers.</summary>
public sealed record TeamRow(long Id, string Name, IReadOnlyList<TeamMemberRow> Members);

public sealed record TeamMemberRow(long Id, string Name);

/// <summary>The teams that the caller may assign accounts to, by name.</summary>
public sealed class ListTeams(VyomiyraDb db)
{
    public async Task<IReadOnlyList<TeamRow>> HandleAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var teams = AccountRights.MayMoveBetweenTeams(caller) ? db.Teams : db.Teams.Where(team => caller.TeamIds.Contains(team.Id));
        var members = await db.Set<Member>()
            .Where(member => member.IsActive)
            .OrderBy(member => member.Name)
            .ThenBy(member => member.Id)
            .Select(member => new { member.Id, member.Name, member.Role, Teams = member.Teams.Select(own => own.TeamId).ToList() })
            .ToListAsync(cancellation);
        return
        [
            .. (await teams.OrderBy(team => team.Name).Select(team => new { team.Id, team.Name }).ToListAsync(cancellation)).Select(team => new TeamRow(
                team.Id,
                team.Name,
                [.. members.Where(member => member.Role == Role.Manager || member.Teams.Contains(team.Id)).Select(member => new TeamMemberRow(member.Id, member.Name))])),
        ];
    }
}
