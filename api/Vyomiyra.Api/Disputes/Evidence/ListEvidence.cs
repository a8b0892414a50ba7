using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>The evidence of a dispute and how far it is.</summary>
public sealed class ListEvidence(VyomiyraDb db, IOptions<EvidenceOptions> options)
{
    public async Task<Outcome<DisputeEvidence>> HandleAsync(long disputeId, Caller caller, CancellationToken cancellation)
    {
        var dispute = await db.VisibleDisputes(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == disputeId, cancellation);
        return dispute is null
            ? Refusal.NotFound()
            : new DisputeEvidence(
                dispute.Id, dispute.IsOnLegalHold, dispute.Version, dispute.IsOnLegalHold ? null : dispute.ClosedAt?.AddDays(options.Value.KeepDays),
                await ViewsAsync(db.EvidenceBundles.Where(bundle => bundle.DisputeId == disputeId), cancellation));
    }

    /// <summary>A bundle that the caller may see.</summary>
    public async Task<Outcome<EvidenceView>> OneAsync(long bundleId, Caller caller, CancellationToken cancellation) =>
        await ViewsAsync(db.VisibleEvidence(caller).Where(bundle => bundle.Id == bundleId), cancellation) is [var view] ? view : Refusal.NotFound();

    private async Task<IReadOnlyList<EvidenceView>> ViewsAsync(IQueryable<EvidenceBundle> bundles, CancellationToken cancellation)
    {
        var rows = await (
            from bundle in bundles.AsNoTracking().Include(bundle => bundle.Items)
            orderby bundle.Number descending
            select new { Bundle = bundle, AskedBy = db.Set<Member>().Where(member => member.Id == bundle.AskedById).Select(member => member.Name).FirstOrDefault() }).ToListAsync(cancellation);
        return rows.ConvertAll(row => EvidenceView.Of(row.Bundle, row.AskedBy));
    }
}

public static class EvidenceVisibility
{
    /// <summary>Evidence is seen by those who see its dispute.</summary>
    public static IQueryable<EvidenceBundle> VisibleEvidence(this VyomiyraDb db, Caller caller)
    {
        var disputes = db.VisibleDisputes(caller);
        return db.EvidenceBundles.Where(bundle => disputes.Any(dispute => dispute.Id == bundle.DisputeId));
    }
}
