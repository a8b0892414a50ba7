using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Disputes;

/// <summary>Answers an act with the dispute as it stands then.</summary>
public sealed class DisputeDesk(VyomiyraDb db, GetDispute disputes)
{
    /// <summary>For what may be repeated: done once for the key in the request's header.</summary>
    public async Task<Results<Ok<DisputeDetail>, RefusalResult>> OnceAsync<TRequest>(
        Idempotency idempotency, long id, Caller caller, HttpContext http, TRequest request, Func<CancellationToken, Task<Outcome<DisputeReceipt>>> act, CancellationToken cancellation) =>
        await db.RefuseDisputeAsync(id, caller, cancellation) is { } refusal
            ? new RefusalResult([refusal])
            : await ShowAsync(idempotency.RunAsync(caller, http, request, act, cancellation), caller, http, cancellation);

    public async Task<Results<Ok<DisputeDetail>, RefusalResult>> ShowAsync(Task<Outcome<DisputeReceipt>> act, Caller caller, HttpContext http, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var done = await act;
        return done.IsRefused ? new RefusalResult(done.Refusals) : await ShowAsync(done.Value.DisputeId, caller, http, cancellation);
    }

    public async Task<Results<Ok<DisputeDetail>, RefusalResult>> ShowAsync(long id, Caller caller, HttpContext http, CancellationToken cancellation) =>
        (await disputes.HandleAsync(id, caller, cancellation)).ToHttp(detail =>
        {
            http.SetETag(detail.Version);
            return TypedResults.Ok(detail);
        });
}
