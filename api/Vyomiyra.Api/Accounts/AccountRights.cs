using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Accounts;

/// <summary>What only some of those who may see an account may do with it.</summary>
public static class AccountRights
{
    /// <summary>Collectors keep to the teams they work for; moving an account to another is for those who lead them or serve them all.</summary>
    public static bool MayMoveBetweenTeams(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Role != Role.Collector;
    }
}
