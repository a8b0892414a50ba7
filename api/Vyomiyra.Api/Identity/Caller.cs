using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Identity;

/// <summary>
/// Who is asking: an enrolled, active member, by tenant and object id. A handler's parameter of this type is filled once the caller was found
/// and admitted to the endpoint.
/// </summary>
public sealed record Caller(long MemberId, string Name, Role Role, long[] TeamIds, Guid TenantId, Guid ObjectId)
{
    public Actor Actor => new(ActorKind.Member, MemberId, Role.ToString());

    /// <summary>Operations and Administrators work for all teams; the others see what belongs to <see cref="TeamIds"/>.</summary>
    public bool SeesAllTeams => Role is Role.Operations or Role.Administrator;

    /// <exception cref="InvalidOperationException">The endpoint is open to people who are not signed in.</exception>
    public static ValueTask<Caller> BindAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return ValueTask.FromResult(http.Features.Get<Caller>() ?? throw new InvalidOperationException("Nobody was admitted to this endpoint."));
    }
}
