using System.Net;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Disputes;

/// <summary>A dispute as the pane opens it.</summary>
public sealed record Contests(
    long AccountId, string ReasonCode, IReadOnlyList<Covered> Receivables, string? Summary = null, string? Quote = null, long? OwnerId = null, string? OutsideOwner = null,
    DateOnly? DueOn = null, SeenMail? Mail = null);

/// <summary>What people do with disputes, as somebody. Acts give the version that is stored unless another is given.</summary>
public static class DisputeCalls
{
    /// <summary>4,300.00 of the oldest invoice, for its quantity.</summary>
    public static Contests Dispute(this Customer customer, decimal? amount = 4_300, SeenMail? mail = null) =>
        new(customer.Id, "06", [new Covered(customer.Oldest.Id, amount)], "Some were missing.", "Some were missing.", Mail: mail);

    public static Task<HttpResponseMessage> OpenAsync(this ApiHost host, string user, object dispute, string? key = null) =>
        host.SendAsync(user, HttpMethod.Post, "/api/disputes", dispute, key);

    public static async Task<long> GivenADisputeAsync(this ApiHost host, Customer customer, decimal? amount = 4_300, string user = "mara") =>
        (await host.OpenAsync(user, customer.Dispute(amount)).IsAsync(HttpStatusCode.Created)).At<long>("disputeId");

    public static async Task<JsonNode> DisputeAsync(this ApiHost host, string user, long id) => await host.SendAsync(user, HttpMethod.Get, $"/api/disputes/{id}").IsOkAsync();

    public static async Task<HttpResponseMessage> ActAsync(
        this ApiHost host, string user, long id, string act, object body, int? version = null, string? key = null, HttpMethod? method = null) => await host.SendAsync(
            user, method ?? HttpMethod.Post, $"/api/disputes/{id}/{act}".TrimEnd('/'), body, key, Workplace.Tag(version ?? (await host.DisputeAsync("priya", id)).At<int>("version")));

    public static Task<HttpResponseMessage> ResolveAsync(this ApiHost host, string user, long id, string end, decimal? credited = null, int? version = null, string? key = null) =>
        host.ActAsync(user, id, "resolve", new { @as = end, credited, why = "So it is." }, version, key);

    /// <summary>Decides on what waits for approval.</summary>
    public static async Task<HttpResponseMessage> DecideAsync(this ApiHost host, string user, long id, string decision, int? version = null)
    {
        var resolutions = (await host.DisputeAsync("priya", id)).Rows("resolutions");
        return await host.ActAsync(user, id, $"resolutions/{resolutions[^1].At<long>("id")}/{decision}", new { answer = "As I see it." }, version);
    }
}
