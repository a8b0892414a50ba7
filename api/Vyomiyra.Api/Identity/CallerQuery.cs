using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;

namespace Vyomiyra.Api.Identity;

/// <summary>The one query of every request that is signed in, compiled once.</summary>
internal sealed class CallerQuery
{
    private readonly Func<VyomiyraDb, Guid, Guid, IAsyncEnumerable<Row>> rows = EF.CompileAsyncQuery((VyomiyraDb db, Guid tenantId, Guid objectId) =>
        from member in db.Set<Member>()
        where member.TenantId == tenantId && member.ObjectId == objectId && member.IsActive
        from team in member.Teams.DefaultIfEmpty()
        select new Row(member.Id, member.Name, member.Role, (long?)team!.TeamId));

    /// <summary>The active member, or null where nobody of this key is enrolled.</summary>
    public async Task<Caller?> FindAsync(VyomiyraDb db, UserKey user, CancellationToken cancellation)
    {
        Row? member = null;
        var teams = new List<long>();
        await foreach (var row in rows(db, user.TenantId, user.ObjectId).WithCancellation(cancellation))
        {
            member = row;
            if (row.TeamId is { } team)
            {
                teams.Add(team);
            }
        }

        return member is null ? null : new Caller(member.Id, member.Name, member.Role, [.. teams], user.TenantId, user.ObjectId);
    }

    private sealed record Row(long Id, string Name, Role Role, long? TeamId);
}
