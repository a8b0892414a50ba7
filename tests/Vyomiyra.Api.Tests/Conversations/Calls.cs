using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Tests.Accounts;

namespace Vyomiyra.Api.Tests.Conversations;

public sealed record Covered(long Id, decimal? Amount = null);

/// <summary>A promise as the pane records it.</summary>
public sealed record Said(
    long AccountId, decimal Amount, string Currency, DateOnly PromisedOn, IReadOnlyList<Covered>? Receivables = null, string? Quote = null,
    SeenMail? Mail = null, DateTimeOffset? MadeAt = null);

/// <summary>What the pane asks, as somebody. Writes get a new idempotency key unless one is given; an empty one is left out.</summary>
public static class Calls
{
    public static async Task<JsonNode> ResolveAsync(this ApiHost host, string user, SeenMail mail, long? accountId = null) =>
        await host.SendAsync(user, HttpMethod.Post, "/api/conversations/resolve", new { mail, accountId }, key: "").IsOkAsync();

    public static Task<HttpResponseMessage> FileAsync(this ApiHost host, string user, SeenMail mail, long accountId, string? key = null) =>
        host.SendAsync(user, HttpMethod.Put, "/api/conversations", new { mail, accountId }, key);

    public static Task<HttpResponseMessage> RecordAsync(this ApiHost host, string user, object promise, string? key = null) =>
        host.SendAsync(user, HttpMethod.Post, "/api/promises", promise, key);

    public static Task<HttpResponseMessage> WithdrawAsync(
        this ApiHost host, string user, long promiseId, int? version, object? by = null, string? key = null) =>
        host.SendAsync(
            user, HttpMethod.Post, $"/api/promises/{promiseId}/withdraw", new { by = by ?? "customer" }, key,
            version is { } read ? string.Create(CultureInfo.InvariantCulture, $"\"{read}\"") : null);

    public static async Task<JsonNode> AccountAsync(this ApiHost host, string user, long id) =>
        await host.SendAsync(user, HttpMethod.Get, $"/api/accounts/{id}").IsOkAsync();

    /// <summary>24,300.00 EUR in a week for both overdue invoices.</summary>
    public static Said Promise(this Customer customer, SeenMail? mail = null) => new(
        customer.Id, 24_300, "EUR", NextWeek, [new Covered(customer.Oldest.Id), new Covered(customer.Later.Id)], "We will pay 24,300.00 EUR.", mail);

    /// <summary>A business day: the companies of these tests keep no holidays.</summary>
    public static DateOnly NextWeek => Customer.Today.AddDays(7) is var day && day.DayOfWeek == DayOfWeek.Saturday ? day.AddDays(2)
        : day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1)
        : day;

    public static async Task<HttpResponseMessage> SendAsync(
        this ApiHost host, string user, HttpMethod method, string path, object? body = null, string? key = null, string? ifMatch = null)
    {
        using var client = host.As(user);
        return await client.SendAsync(method, path, body is null ? null : JsonContent.Create(body), key, ifMatch);
    }

    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, string path, HttpContent? content, string? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not "" && method != HttpMethod.Get)
        {
            request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
