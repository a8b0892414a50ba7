using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>Has what could not be read tried again, on behalf of the caller. Where nothing failed, nothing happens.</summary>
public sealed class RetryEvidence(VyomiyraDb db, Work work, AskForEvidence ask)
{
    public async Task<Outcome<AskedEvidence>> HandleAsync(long bundleId, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await db.VisibleEvidence(caller).Where(bundle => bundle.Id == bundleId).Select(bundle => new { bundle.Mailbox }).FirstOrDefaultAsync(cancellation) is not { } known)
        {
            return Refusal.NotFound();
        }

        if (known.Mailbox is not null)
        {
            await ask.PrepareAsync(cancellation);
        }

        return await work.CommitAsync<AskedEvidence>(
            caller.Actor,
            async token =>
            {
                var bundle = await db.VisibleEvidence(caller).Include(each => each.Items).FirstAsync(each => each.Id == bundleId, token);
                var failed = bundle.Items.Count(item => item.State == EvidenceItemState.Failed);
                if (!bundle.Retry(caller.MemberId))
                {
                    return new AskedEvidence(bundleId, IsNew: false);
                }

                var accountId = await db.Disputes.Where(dispute => dispute.Id == bundle.DisputeId).Select(dispute => dispute.AccountId).FirstAsync(token);
                work.Record(new EvidenceRetried(accountId, bundle.DisputeId, bundle.Id, bundle.Number, failed));
                return new AskedEvidence(bundleId, IsNew: true);
            },
            cancellation);
    }
}
