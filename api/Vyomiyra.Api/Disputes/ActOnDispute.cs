using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <summary>One transaction in which a person acts on a dispute that they read.</summary>
public sealed class ActOnDispute(VyomiyraDb db, Work work, GetDispute disputes)
{
    /// <param name="id">The dispute.</param>
    /// <param name="ifMatch">The version that the caller read; another one stored is a refusal with what is stored.</param>
    /// <param name="caller">Who acts.</param>
    /// <param name="act">Does it and records what happened, or answers why not.</param>
    /// <param name="cancellation">Given up.</param>
    public Task<Outcome<DisputeReceipt>> RunAsync(
        long id, IfMatch ifMatch, Caller caller, Func<Dispute, CancellationToken, Task<IReadOnlyList<Refusal>>> act, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(act);
        return work.CommitAsync(caller.Actor, token => TryAsync(id, ifMatch, caller, act, token), cancellation);
    }

    private async Task<Outcome<DisputeReceipt>> TryAsync(
        long id, IfMatch ifMatch, Caller caller, Func<Dispute, CancellationToken, Task<IReadOnlyList<Refusal>>> act, CancellationToken cancellation)
    {
        var dispute = await db.VisibleDisputes(caller).Include(row => row.Parts).Include(row => row.Steps).Include(row => row.Resolutions).AsSplitQuery()
            .FirstOrDefaultAsync(row => row.Id == id, cancellation);
        if (dispute is null)
        {
            return Refusal.NotFound();
        }

        var current = ifMatch.Tag is null || ifMatch.Tag == ETag.Of(dispute.Version) ? null : await disputes.ReadAsync(id, caller, cancellation);
        if (ifMatch.Against(dispute.Version, () => current!) is { } stale)
        {
            return stale;
        }

        var refusals = await act(dispute, cancellation);
        return refusals.Count > 0 ? Outcome<DisputeReceipt>.Refused(refusals) : new DisputeReceipt(dispute.Id, dispute.AccountId);
    }

    /// <summary>As <see cref="RunAsync"/>, where the dispute alone decides.</summary>
    public Task<Outcome<DisputeReceipt>> RunAsync<T>(long id, IfMatch ifMatch, Caller caller, Func<Dispute, Outcome<T>> act, CancellationToken cancellation)
        where T : Fact => RunAsync(id, ifMatch, caller, (dispute, _) => Task.FromResult(Tell(act(dispute))), cancellation);

    /// <summary>Records what happened; answers why nothing did.</summary>
    public IReadOnlyList<Refusal> Tell<T>(Outcome<T> outcome)
        where T : Fact
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (!outcome.IsRefused)
        {
            work.Record(outcome.Value);
        }

        return outcome.Refusals;
    }
}
