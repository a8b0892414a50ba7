using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Accounts;

public static class MergeEndpoints
{
    public static void MapMerges(this IEndpointRouteBuilder api)
    {
        var merges = api.MapGroup("/account-merges").WithTags("Merges");
        merges.MapGet("/preview", Preview).WithName("PreviewMerge").WithSummary("What would go over from one account to the other, and whether anything stands against it.");
        merges.MapPost("/", Merge).WithName("MergeAccounts").WithMetadata(new RequestExample(new MergeRequest(17, 23))).WithSummary("Makes two accounts that are the same customer one.");
        merges.MapPost("/{id:long}/undo", Undo).WithName("UndoMerge").WithSummary("Takes a merge back: what had gone over goes back, what people made since stays and is counted.");
    }

    private static async Task<Results<Ok<MergePreview>, RefusalResult>> Preview(
        long survivorId, long mergedId, Caller caller, PreviewMerge preview, CancellationToken cancellation) =>
        (await preview.HandleAsync(survivorId, mergedId, caller, cancellation)).ToHttp(TypedResults.Ok);

    private static async Task<Results<Created<MergeReceipt>, RefusalResult>> Merge(
        MergeRequest request, Caller caller, HttpContext http, VyomiyraDb db, MergeAccounts accounts, Idempotency idempotency, CancellationToken cancellation)
    {
        foreach (var id in (long[])[request.SurvivorId, request.MergedId])
        {
            if (await db.RefuseAccountAsync(id, caller, cancellation) is { } refusal)
            {
                return new RefusalResult([refusal]);
            }
        }

        var merged = await idempotency.RunAsync(caller, http, request, token => accounts.HandleAsync(request, caller, token), cancellation);
        return merged.ToHttp(receipt => TypedResults.Created((string?)null, receipt));
    }

    private static async Task<Results<Ok<MergeUndone>, RefusalResult>> Undo(
        long id, Caller caller, HttpContext http, UndoMerge merge, Idempotency idempotency, CancellationToken cancellation)
    {
        if (await merge.RefuseAsync(id, caller, cancellation) is { } refusal)
        {
            return new RefusalResult([refusal]);
        }

        return (await idempotency.RunAsync(caller, http, id, token => merge.HandleAsync(id, caller, token), cancellation)).ToHttp(TypedResults.Ok);
    }
}
