using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <summary>What a caller may do with a dispute as it stands.</summary>
public static class DisputeRights
{
    public static IEnumerable<DisputeAct> Of(Dispute dispute, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(dispute);
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Role is not (Role.Collector or Role.Manager))
        {
            return [];
        }

        if (!dispute.IsUnresolved)
        {
            return [DisputeAct.WriteNote, DisputeAct.Reopen];
        }

        DisputeAct[] always = [DisputeAct.Change, DisputeAct.WriteNote, DisputeAct.TickStep, DisputeAct.Move, DisputeAct.Withdraw];
        return dispute.Pending is not { } pending ? [.. always, DisputeAct.Resolve]
            : pending.AskedById == caller.MemberId ? [.. always, DisputeAct.Decline]
            : caller.Role == Role.Manager ? [.. always, DisputeAct.Approve, DisputeAct.Decline]
            : always;
    }
}
