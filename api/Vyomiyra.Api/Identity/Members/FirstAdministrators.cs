using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Identity.Members;

/// <summary>Somebody must be able to enrol the others: the Administrators that the configuration names.</summary>
public static class FirstAdministrators
{
    public static async Task EnrolFirstAdministratorsAsync(this IServiceProvider services, CancellationToken cancellation = default)
    {
        await using var scope = services.CreateAsyncScope();
        var named = scope.ServiceProvider.GetRequiredService<IOptions<IdentityOptions>>().Value.Administrators.Select(UserKey.Parse).ToList();
        var db = scope.ServiceProvider.GetRequiredService<VyomiyraDb>();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        foreach (var user in named)
        {
            if (!await db.Members.AnyAsync(member => member.TenantId == user.TenantId && member.ObjectId == user.ObjectId, cancellation))
            {
                await work.CommitAsync<Member>(Actor.System("configuration"), token => EnrolAsync(user, work, db, token), cancellation);
            }
        }
    }

    private static async Task<Outcome<Member>> EnrolAsync(UserKey user, Work work, VyomiyraDb db, CancellationToken cancellation)
    {
        var member = new Member
        {
            TenantId = user.TenantId,
            ObjectId = user.ObjectId,
            Name = "Administrator",
            Address = "",
            Role = Role.Administrator,
            Version = 1,
        };
        db.Add(member);
        await db.SaveChangesAsync(cancellation);
        work.Record(new MemberEnrolled(member.Id, member.Role, [], member.Name, member.Address));
        return member;
    }
}
