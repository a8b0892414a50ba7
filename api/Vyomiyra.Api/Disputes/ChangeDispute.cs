using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <summary>All that people keep of a dispute while it is being settled. What is left out or null is taken away.</summary>
/// <param name="ReasonCode">With another reason, what is not done of the checklist becomes what that one asks for.</param>
/// <param name="OwnerId">Which of us sees to it: a member of the account's team, or a Manager.</param>
/// <param name="OutsideOwner">Who sees to it where that is none of us.</param>
public sealed record ChangeDisputeRequest(string ReasonCode, string? Summary = null, long? OwnerId = null, string? OutsideOwner = null, DateOnly? DueOn = null);

/// <summary>Changes what people keep of a dispute.</summary>
public sealed class ChangeDispute(VyomiyraDb db, ActOnDispute disputes, Work work, AccountAssignment assignment, CompanyCalendars calendars, DisputeReasonList reasons)
{
    public Task<Outcome<DisputeReceipt>> HandleAsync(long id, IfMatch ifMatch, ChangeDisputeRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return disputes.RunAsync(id, ifMatch, caller, (dispute, token) => ChangeAsync(dispute, request, token), cancellation);
    }

    private async Task<IReadOnlyList<Refusal>> ChangeAsync(Dispute dispute, ChangeDisputeRequest request, CancellationToken cancellation)
    {
        if (dispute.RefuseClosed() is { } closed)
        {
            return [closed];
        }

        var account = await db.Accounts.AsNoTracking().FirstAsync(row => row.Id == dispute.AccountId, cancellation);
        var (refusals, reason) = (new List<Refusal>(), reasons.Find(request.ReasonCode));
        if (reason is null && request.ReasonCode != dispute.ReasonCode)
        {
            refusals.Add(Refusal.Invalid("reasonCode", "unknown_reason", "This is no reason that we know."));
        }

        var (summary, outside) = (DisputeInput.Summary(request.Summary, refusals), DisputeInput.OutsideOwner(request.OutsideOwner, refusals));
        if (request.DueOn != dispute.DueOn)
        {
            DisputeInput.CheckDay(request.DueOn, (await calendars.OfAsync(account.CompanyId, cancellation)).DateOf(work.Now), refusals);
        }

        if (request.OwnerId is { } owner && owner != dispute.OwnerId && await assignment.RefuseOwnerAsync(owner, account.TeamId, cancellation) is { } stranger)
        {
            refusals.Add(stranger);
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        DetailChange[] plain = [new("reasonCode", dispute.ReasonCode, request.ReasonCode), new("dueOn", Day(dispute.DueOn), Day(request.DueOn))];
        DetailChange[] ofPeople =
        [
            new("owner", await NameAsync(dispute.OwnerId, cancellation), await NameAsync(request.OwnerId, cancellation)),
            new("outsideOwner", dispute.OutsideOwner, outside),
            new("summary", dispute.Summary, summary),
        ];
        if (request.ReasonCode != dispute.ReasonCode)
        {
            dispute.ReplaceSteps(reason!.Steps);
        }

        (dispute.ReasonCode, dispute.Summary, dispute.OwnerId, dispute.OutsideOwner, dispute.DueOn) = (request.ReasonCode, summary, request.OwnerId, outside, request.DueOn);
        Tell(dispute, [.. plain.Where(IsOne)], [.. ofPeople.Where(IsOne)]);
        return [];
    }

    /// <summary>What changes nothing is no act.</summary>
    private void Tell(Dispute dispute, IReadOnlyList<DetailChange> changes, IReadOnlyList<DetailChange> ofPeople)
    {
        if (changes.Count + ofPeople.Count > 0)
        {
            dispute.Touch(work.Now);
            work.Record(new DisputeChanged(dispute.AccountId, dispute.Id, [.. changes.Concat(ofPeople).Select(change => change.Field)], changes) { OfPeople = ofPeople });
        }
    }

    private Task<string?> NameAsync(long? memberId, CancellationToken cancellation) =>
        db.Set<Member>().Where(member => member.Id == memberId).Select(member => member.Name).FirstOrDefaultAsync(cancellation);

    private static bool IsOne(DetailChange change) => change.From != change.To;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
