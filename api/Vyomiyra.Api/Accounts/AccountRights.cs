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

    /// <summary>A note is its writer's to take back, or theirs who lead.</summary>
    public static bool MayWithdraw(long writtenById, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return writtenById == caller.MemberId || caller.Role != Role.Collector;
    }
}
