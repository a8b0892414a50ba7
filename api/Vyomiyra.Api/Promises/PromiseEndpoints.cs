using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Promises;

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
        services.AddOptions<PromiseOptions>().BindConfiguration(PromiseOptions.Section)
            .Validate(options => options.IsSound(), "Promises: days and amounts of a policy are not negative, the tolerance is below 100 percent and the grace at most 90 days.").ValidateOnStart();
        services.AddScoped<JudgePromises>();
        services.AddScoped<SettlePromises>();
        services.AddScoped<DecidePromises>();
        services.AddScoped<RecordPromise>();
        services.AddScoped<ReadNextSteps>();
        services.AddScoped<ListPromisesAcross>();
        services.AddScoped<GetPromise>();
        services.AddScoped<ConfirmPromise>();
        services.AddScoped<WithdrawPromise>();
        services.AddScoped<ListPromises>();
    }

    public static void MapPromises(this IEndpointRouteBuilder api)
    {
        var promises = api.MapGroup("/promises").WithTags("Promises").AcceptsUpTo(MaximumRequest);
        promises.MapPost("/", Record).WithName("RecordPromise").WithMetadata(new RequestExample(Example)).WithSummary("Records a promise with its mail, its activity and the account's new standing.");
        promises.MapGet("/", Across).WithName("ListPromises").WithSummary("Promises of all accounts by their day, with what is proposed to do; with Accept: text/csv all of them as a file.");
        promises.MapGet("/totals", Totals).WithName("TotalPromises").WithSummary("How many promises there are of each state and currency, and how much.");
        promises.MapGet("/{id:long}", Get).WithName("GetPromise").WithSummary("All there is to know of a promise: its parts, what came for it, what it replaced, its history and the next step.");
        promises.MapPost("/{id:long}/confirmation", Confirm).WithName("ConfirmPromise").WithSummary("Drafts a letter that confirms an open promise, in the account's language. Nothing is written or sent.");
        promises.MapPost("/{id:long}/withdraw", Withdraw).WithName("WithdrawPromise").WithMetadata(new RequestExample(new WithdrawPromiseRequest(WithdrawnBy.Us))).WithSummary("Takes an open promise back; it stays in the history.");
        api.MapGet("/accounts/{id:long}/promises", OfAccount).WithTags("Promises").WithName("ListAccountPromises").WithSummary("An account's promises, those for the latest day first; with Accept: text/csv all of them as a file.");
    }

    private static async Task<Results<Listing<PromiseListRow>, RefusalResult>> Across(
        Caller caller, ListPromisesAcross promises, ListFormat format, CancellationToken cancellation, Choice<PromiseState>? state = null, DateOnly? from = null,
        DateOnly? to = null, long? owner = null, long? team = null, long? account = null, Choice<PromiseOrder>? order = null, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => promises.HandleAsync(
            new PromiseFilter(state?.Value, from, to, owner, team, account), order?.Value ?? PromiseOrder.Latest, page, caller, cancellation)))
        .ToHttp(listing => listing);

    private static async Task<Ok<IReadOnlyList<PromiseTotal>>> Totals(
        Caller caller, ListPromisesAcross promises, CancellationToken cancellation, Choice<PromiseState>? state = null, DateOnly? from = null, DateOnly? to = null,
        long? owner = null, long? team = null, long? account = null) =>
        TypedResults.Ok(await promises.TotalsAsync(new PromiseFilter(state?.Value, from, to, owner, team, account), caller, cancellation));

    private static async Task<Results<Ok<PromiseDetails>, RefusalResult>> Get(long id, Caller caller, HttpContext http, GetPromise get, CancellationToken cancellation) =>
        (await get.HandleAsync(id, caller, cancellation)).ToHttp(promise =>
        {
            http.SetETag(promise.Version);
            return TypedResults.Ok(promise);
        });

    private static async Task<Results<Ok<PromiseConfirmationDraft>, RefusalResult>> Confirm(long id, Caller caller, ConfirmPromise confirm, CancellationToken cancellation) =>
        (await confirm.HandleAsync(id, caller, cancellation)).ToHttp(TypedResults.Ok);

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
