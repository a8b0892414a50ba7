using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations.Reading;

public static class SuggestionEndpoints
{
    private static SuggestionOrigin Example { get; } = new("7d0c1f0e9a5b4c3d2e1f00112233445a", SuggestionKinds.Dispute, "en", ReadBy.Rules, 58);

    public static void MapSuggestions(this IEndpointRouteBuilder api)
    {
        var dismissals = api.MapGroup("/accounts/{id:long}/dismissed-suggestions").WithTags("Conversations");
        dismissals.MapPut("/", Dismiss).WithName("DismissSuggestion").WithMetadata(new RequestExample(Example)).WithSummary("Rejects what was read in a mail: it is not proposed again, and counts against the reader.");
        dismissals.MapDelete("/{key}", ShowAgain).WithName("ShowSuggestionAgain").WithSummary("Takes the rejection of a suggestion back.");
    }

    private static async Task<Results<NoContent, RefusalResult>> Dismiss(
        long id, SuggestionOrigin origin, Caller caller, VyomiyraDb db, SuggestionOutcomes outcomes, CancellationToken cancellation) =>
        await db.RefuseAccountAsync(id, caller, cancellation) is { } refusal
            ? new RefusalResult([refusal])
            : (await outcomes.DismissAsync(id, origin, caller, cancellation)).ToHttp(_ => TypedResults.NoContent());

    private static async Task<Results<NoContent, RefusalResult>> ShowAgain(
        long id, string key, Caller caller, VyomiyraDb db, SuggestionOutcomes outcomes, CancellationToken cancellation) =>
        await db.RefuseAccountAsync(id, caller, cancellation) is { } refusal
            ? new RefusalResult([refusal])
            : (await outcomes.ShowAgainAsync(id, key, caller, cancellation)).ToHttp(_ => TypedResults.NoContent());
}
