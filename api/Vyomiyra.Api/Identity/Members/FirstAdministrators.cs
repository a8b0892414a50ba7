using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Identity.Members;

/// <summary>Somebody must be able to enrol the others: the Administrators that the configuration names.</summary>
public static class FirstAdministrators
{
    /// <summary>What one is called whom the configuration knows by an id alone.</summary>
    public const string Unnamed = "Administrator";

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

    /// <summary>What a token calls its user, where that can be stored.</summary>
    public static string? NameIn(ClaimsPrincipal principal) => principal.FindFirstValue("name")?.Trim() is { Length: > 0 and <= EnrolMember.MaximumName } name ? name : null;

    /// <summary>Calls somebody as their token does, once they have signed in.</summary>
    public static Task<Outcome<Member>> NameAsync(UserKey user, string name, string? address, Work work, VyomiyraDb db, CancellationToken cancellation) => work.CommitAsync<Member>(
        Actor.System("sign-in"),
        async token =>
        {
            var member = await db.Members.SingleAsync(known => known.TenantId == user.TenantId && known.ObjectId == user.ObjectId, token);
            if (member.Name == Unnamed)
            {
                (member.Name, member.Address) = (name, MailAddress.Normalise(address) ?? member.Address);
                member.Version++;
                work.Record(new MemberChanged(member.Id, member.Role, [], member.IsActive, member.Name, member.Address));
            }

            return member;
        },
        cancellation);

    private static async Task<Outcome<Member>> EnrolAsync(UserKey user, Work work, VyomiyraDb db, CancellationToken cancellation)
    {
        var member = new Member
        {
            TenantId = user.TenantId,
            ObjectId = user.ObjectId,
            Name = Unnamed,
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
