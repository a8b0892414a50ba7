using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Identity.Members;

/// <summary>Enrols a member, or changes one.</summary>
internal static class EnrolMember
{
    public const int MaximumName = 200;
    private const int MaximumTeamName = 100;

    /// <param name="Name">Shown to colleagues.</param>
    /// <param name="Address">The work address.</param>
    /// <param name="Role">What the member may do.</param>
    /// <param name="Teams">By name; a team that does not exist yet is founded.</param>
    /// <param name="IsActive">False to lock the member out and to forget every token that acts on the member's behalf.</param>
    public sealed record Request(string Name, string Address, Role Role, IReadOnlyList<string> Teams, bool IsActive = true);

    /// <summary>Enrols a member, or changes one; changing needs If-Match.</summary>
    public static async Task<Results<Ok<MemberView>, RefusalResult>> Handle(
        Guid tenantId, Guid objectId, Request request, Caller caller, IfMatch ifMatch, HttpContext http,
        Work work, VyomiyraDb db, TokenVault tokens, IOptions<AzureAdOptions> azureAd, CancellationToken cancellation)
    {
        var refusals = Check(tenantId, objectId, request, caller, azureAd.Value).ToList();
        var outcome = refusals.Count > 0
            ? Outcome<MemberView>.Refused(refusals)
            : await work.CommitAsync<MemberView>(caller.Actor, token => EnrolAsync(tenantId, objectId, request, ifMatch, work, db, token), cancellation);
        if (outcome is { IsRefused: false, Value.IsActive: false })
        {
            tokens.Purge(new UserKey(tenantId, objectId));
        }

        return outcome.ToHttp(member =>
        {
            http.SetETag(member.Version);
            return TypedResults.Ok(member);
        });
    }

    private static IEnumerable<Refusal> Check(Guid tenantId, Guid objectId, Request request, Caller caller, AzureAdOptions azureAd)
    {
        if (!azureAd.Allows(tenantId))
        {
            yield return Refusal.Invalid("tenantId", "tenant_not_allowed", "People of this tenant cannot sign in here.");
        }

        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > MaximumName)
        {
            yield return Refusal.Invalid("name", "invalid_name", $"A name has 1 to {MaximumName} characters.");
        }

        if (MailAddress.Normalise(request.Address) is null)
        {
            yield return Refusal.Invalid("address", "invalid_address", "This is not an address.");
        }

        for (var index = 0; index < request.Teams.Count; index++)
        {
            if (string.IsNullOrWhiteSpace(request.Teams[index]) || request.Teams[index].Length > MaximumTeamName)
            {
                yield return Refusal.Invalid($"teams[{index}]", "invalid_team", $"A team's name has 1 to {MaximumTeamName} characters.");
            }
        }

        var isOneself = tenantId == caller.TenantId && objectId == caller.ObjectId;
        if (isOneself && (!request.IsActive || request.Role != Role.Administrator))
        {
            yield return Refusal.Conflict("own_membership", "You cannot take your own administration away. Ask another administrator.");
        }
    }

    private static async Task<Outcome<MemberView>> EnrolAsync(
        Guid tenantId, Guid objectId, Request request, IfMatch ifMatch, Work work, VyomiyraDb db, CancellationToken cancellation)
    {
        var member = await db.Members.Include(known => known.Teams)
            .SingleOrDefaultAsync(known => known.TenantId == tenantId && known.ObjectId == objectId, cancellation);
        if (member is not null)
        {
            var current = await MemberViews.FindAsync(db, tenantId, objectId, cancellation);
            if (ifMatch.Against(member.Version, () => current!) is { } stale)
            {
                return stale;
            }
        }

        var isNew = member is null;
        member ??= db.Add(new Member { TenantId = tenantId, ObjectId = objectId, Name = "", Address = "", Role = request.Role }).Entity;
        member.Name = request.Name.Trim();
        member.Address = MailAddress.Normalise(request.Address)!;
        member.Role = request.Role;
        member.IsActive = request.IsActive;
        member.Version++;
        var teams = await FoundTeamsAsync(request.Teams, db, cancellation);
        member.Teams.RemoveAll(own => teams.All(team => team.Id != own.TeamId));
        member.Teams.AddRange(teams.Where(team => member.Teams.All(own => own.TeamId != team.Id)).Select(team => new MemberTeam { TeamId = team.Id }));
        await db.SaveChangesAsync(cancellation);

        var names = teams.Select(team => team.Name).ToList();
        work.Record(isNew
            ? new MemberEnrolled(member.Id, member.Role, names, member.Name, member.Address)
            : new MemberChanged(member.Id, member.Role, names, member.IsActive, member.Name, member.Address));
        return (await MemberViews.FindAsync(db, tenantId, objectId, cancellation))!;
    }

    private static async Task<List<Team>> FoundTeamsAsync(IReadOnlyList<string> names, VyomiyraDb db, CancellationToken cancellation)
    {
        var wanted = names.Select(name => name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var teams = await db.Set<Team>().Where(team => wanted.Contains(team.Name)).ToListAsync(cancellation);
        var founded = wanted.Except(teams.Select(team => team.Name), StringComparer.OrdinalIgnoreCase).Select(name => new Team { Name = name }).ToList();
        db.AddRange(founded);
        await db.SaveChangesAsync(cancellation);
        return [.. teams, .. founded];
    }
}
