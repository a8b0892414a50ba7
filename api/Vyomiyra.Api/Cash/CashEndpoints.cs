using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Cash;

/// <param name="PaymentId">The payment that was recorded or reversed.</param>
/// <param name="Account">Its account as it stands now.</param>
public sealed record PaymentResponse(long PaymentId, AccountContext Account);

public static class CashEndpoints
{
    private const long MaximumRequest = 256 * 1024;

    private static RecordPaymentRequest Example { get; } = new(
        AccountId: 17, Amount: 24_300.00m, Currency: "EUR", PaidOn: new DateOnly(2026, 11, 27), Reference: "NOTPROVIDED-20261127-0093",
        Receivables: [new PaidReceivable(4711), new PaidReceivable(4712, 9_500.00m)]);

    public static void AddCash(this IServiceCollection services)
    {
        services.AddScoped<RecordPayment>();
        services.AddScoped<ReversePayment>();
        services.AddScoped<ListPayments>();
    }

    public static void MapCash(this IEndpointRouteBuilder api)
    {
        var payments = api.MapGroup("/payments").WithTags("Cash").AcceptsUpTo(MaximumRequest);
        payments.MapPost("/", Record).WithName("RecordPayment").WithMetadata(new RequestExample(Example)).WithSummary("Records a payment of an account; what it pays is open no more, and the rest stays unapplied.");
        payments.MapPost("/{id:long}/reverse", Reverse).WithName("ReversePayment").WithMetadata(new RequestExample(new ReversePaymentRequest("Returned by the bank."))).WithSummary("Takes a payment back; it stays in the history.");
        api.MapGet("/accounts/{id:long}/payments", OfAccount).WithTags("Cash").WithName("ListAccountPayments").WithSummary("An account's payments that were recorded here, the latest first; with Accept: text/csv all of them as a file.");
    }

    private static async Task<Results<Created<PaymentResponse>, RefusalResult>> Record(
        RecordPaymentRequest request, Caller caller, HttpContext http, VyomiyraDb db, RecordPayment record, GetAccount account, Idempotency idempotency, CancellationToken cancellation)
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

        var context = await account.HandleAsync(receipt.Value.AccountId, caller, cancellation);
        return context.ToHttp(value => TypedResults.Created((string?)null, new PaymentResponse(receipt.Value.PaymentId, value)));
    }

    private static async Task<Results<Ok<PaymentResponse>, RefusalResult>> Reverse(
        long id, ReversePaymentRequest request, IfMatch ifMatch, Caller caller, HttpContext http, ReversePayment reverse, GetAccount account, Idempotency idempotency,
        CancellationToken cancellation)
    {
        if (await reverse.RefuseAsync(id, caller, cancellation) is { } refusal)
        {
            return new RefusalResult([refusal]);
        }

        var receipt = await idempotency.RunAsync(caller, http, request, token => reverse.HandleAsync(id, ifMatch, request, caller, token), cancellation);
        if (receipt.IsRefused)
        {
            return new RefusalResult(receipt.Refusals);
        }

        var context = await account.HandleAsync(receipt.Value.AccountId, caller, cancellation);
        return context.ToHttp(value => TypedResults.Ok(new PaymentResponse(id, value)));
    }

    private static async Task<Results<Listing<PaymentRow>, RefusalResult>> OfAccount(
        long id, Caller caller, ListPayments payments, ListFormat format, CancellationToken cancellation, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => payments.HandleAsync(id, page, caller, cancellation))).ToHttp(listing => listing);
}
