using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Promises;

public static class PromiseEndpoints
{
    private const long MaximumRequest = 4 * 1024 * 1024;

    private static RecordPromiseRequest Example { get; } = new(
        AccountId: 17,
        Amount: 24_300.00m,
        Currency: "EUR",
        PromisedOn: new DateOnly(2026, 11, 27),
        Receivables: [new PromisedReceivable(4711), new PromisedReceivable(4712, 9_500.00m)],
        Quote: ConversationExamples.Mail.Body,
        Mail: ConversationExamples.Mail);

    public static void AddPromises(this IServiceCollection services)
    {
        services.AddScoped<RecordPromise>();
        services.AddScoped<WithdrawPromise>();
        services.AddScoped<ListPromises>();
    }

    public static void MapPromises(this IEndpointRouteBuilder api)
    {
        var promises = api.MapGroup("/promises").WithTags("Promises").AcceptsUpTo(MaximumRequest);
        promises.MapPost("/", Record).WithName("RecordPromise").WithMetadata(new RequestExample(Example)).WithSummary("Records a promise with its mail, its activity and the account's new standing.");
        promises.MapPost("/{id:long}/withdraw", Withdraw).WithName("WithdrawPromise").WithMetadata(new RequestExample(new WithdrawPromiseRequest(WithdrawnBy.Us))).WithSummary("Takes an open promise back; it stays in the history.");
        api.MapGet("/accounts/{id:long}/promises", OfAccount).WithTags("Promises").WithName("ListAccountPromises").WithSummary("An account's promises, those for the latest day first; with Accept: text/csv all of them as a file.");
    }

    private static async Task<Results<Created<PromiseResponse>, RefusalResult>> Record(
        RecordPromiseRequest request,
        Caller caller,
        HttpContext http,
        VyomiyraDb db,
        RecordPromise record,
        GetAccount account,
        Idempotency idempotency,
        CancellationToken cancellation)
    {
        if (await db.RefuseAccountAsync(request.AccountId, caller, cancellation) is { } refusal)
        {
            return new RefusalResult([refusal]);
        }

        var receipt = await idempotency.RunAsync(caller, http, request, token => record.HandleAsync(request, caller, token), cancellation);
        if (receipt.IsRefused)
        {
            return new RefusalResult(receipt.Refusals);
        }

        var promiseId = receipt.Value.PromiseId;
        var context = await account.HandleAsync(receipt.Value.AccountId, caller, cancellation);
        return context.ToHttp(value => TypedResults.Created((string?)null, new PromiseResponse(promiseId, value)));
    }

    private static async Task<Results<Ok<PromiseResponse>, RefusalResult>> Withdraw(
        long id,
        WithdrawPromiseRequest request,
        IfMatch ifMatch,
        Caller caller,
        HttpContext http,
        WithdrawPromise withdraw,
        GetAccount account,
        Idempotency idempotency,
        CancellationToken cancellation)
    {
        if (await withdraw.RefuseAsync(id, caller, cancellation) is { } refusal)
        {
            return new RefusalResult([refusal]);
        }

        var receipt = await idempotency.RunAsync(caller, http, request, token => withdraw.HandleAsync(id, ifMatch, request, caller, token), cancellation);
        if (receipt.IsRefused)
        {
            return new RefusalResult(receipt.Refusals);
        }

        var context = await account.HandleAsync(receipt.Value.AccountId, caller, cancellation);
        return context.ToHttp(value => TypedResults.Ok(new PromiseResponse(id, value)));
    }

    private static async Task<Results<Listing<PromiseRow>, RefusalResult>> OfAccount(
        long id, Caller caller, ListPromises promises, ListFormat format, CancellationToken cancellation, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => promises.HandleAsync(id, page, caller, cancellation))).ToHttp(listing => listing);
}
