using System.Globalization;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Cash;

/// <summary>A payment as Operations records it.</summary>
public sealed record Paid(long AccountId, decimal Amount, string Currency, DateOnly PaidOn, string Reference, IReadOnlyList<Covered>? Receivables = null);

public static class PaymentCalls
{
    private static int last;

    public static Task<HttpResponseMessage> PayAsync(this ApiHost host, Paid payment, string user = "jonas", string? key = null) =>
        host.SendAsync(user, HttpMethod.Post, "/api/payments", payment, key);

    public static Task<HttpResponseMessage> ReverseAsync(this ApiHost host, long paymentId, int version = 1, string why = "Returned by the bank.") =>
        host.SendAsync("jonas", HttpMethod.Post, $"/api/payments/{paymentId}/reverse", new { why }, ifMatch: string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));

    public static async Task<IReadOnlyList<JsonNode?>> PaymentsAsync(this ApiHost host, Customer customer) =>
        [.. (await host.SendAsync("jonas", HttpMethod.Get, $"/api/accounts/{customer.Id}/payments").IsOkAsync()).Find("items")!.AsArray()];

    /// <summary>Money that came today, for the receivables given or for none.</summary>
    public static Paid Payment(this Customer customer, decimal amount, params IReadOnlyList<Covered> receivables) =>
        new(customer.Id, amount, "EUR", Customer.Today, $"BANK-{Interlocked.Increment(ref last)}", receivables);
}
