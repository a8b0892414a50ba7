using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Identity.Members;

/// <summary>The caller, so that the pane knows whom it serves and what to offer.</summary>
internal static class Me
{
    /// <param name="Id">The member's number here.</param>
    /// <param name="Name">Shown to colleagues.</param>
    /// <param name="Role">What the member may do.</param>
    /// <param name="Teams">Whose accounts the member works, by name.</param>
    /// <param name="SeesAllTeams">Whether the member works for all teams.</param>
    public sealed record Answer(long Id, string Name, Role Role, IReadOnlyList<string> Teams, bool SeesAllTeams);

    /// <summary>Who am I here?</summary>
    public static async Task<Ok<Answer>> Handle(Caller caller, VyomiyraDb db, CancellationToken cancellation)
    {
        var teams = await db.Set<Team>().Where(team => caller.TeamIds.Contains(team.Id)).OrderBy(team => team.Name).Select(team => team.Name).ToListAsync(cancellation);
        return TypedResults.Ok(new Answer(caller.MemberId, caller.Name, caller.Role, teams, caller.SeesAllTeams));
    }
}
