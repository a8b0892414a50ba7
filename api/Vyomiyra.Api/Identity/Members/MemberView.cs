using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Identity.Members;

/// <summary>A member as administrators see one.</summary>
/// <param name="Id">The member's number here.</param>
/// <param name="TenantId">Tenant in Entra ID.</param>
/// <param name="ObjectId">Object id in Entra ID.</param>
/// <param name="Name">Shown to colleagues.</param>
/// <param name="Address">The work address.</param>
/// <param name="Role">What the member may do.</param>
/// <param name="Teams">Whose accounts the member works, by name.</param>
/// <param name="IsActive">False for one who may no longer sign in.</param>
/// <param name="Version">For If-Match.</param>
public sealed record MemberView(
    long Id, Guid TenantId, Guid ObjectId, string Name, string Address, Role Role, IReadOnlyList<string> Teams, bool IsActive, int Version);

internal static class MemberViews
{
    public static IQueryable<MemberView> AsViews(this IQueryable<Member> members, VyomiyraDb db) => members.Select(member => new MemberView(
        member.Id,
        member.TenantId,
        member.ObjectId,
        member.Name,
        member.Address,
        member.Role,
        member.Teams.Join(db.Set<Team>(), own => own.TeamId, team => team.Id, (_, team) => team.Name).Order().ToList(),
        member.IsActive,
        member.Version));

    public static Task<MemberView?> FindAsync(VyomiyraDb db, Guid tenantId, Guid objectId, CancellationToken cancellation) =>
        db.Members.Where(member => member.TenantId == tenantId && member.ObjectId == objectId).AsViews(db).SingleOrDefaultAsync(cancellation);
}
