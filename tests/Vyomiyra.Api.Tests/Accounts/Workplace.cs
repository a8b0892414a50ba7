using System.Globalization;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Accounts;

/// <summary>What the workspace does to accounts, as somebody.</summary>
public static class Workplace
{
    public static async Task<JsonNode> DetailsAsync(this ApiHost host, string user, long accountId) =>
        await host.SendAsync(user, HttpMethod.Get, $"/api/accounts/{accountId}/details").IsOkAsync();

    /// <summary>The account as it is but for what <paramref name="change"/> sets, with the version that was read.</summary>
    public static async Task<HttpResponseMessage> ChangeAsync(this ApiHost host, string user, long accountId, Action<JsonObject> change, int? version = null)
    {
        var details = await host.DetailsAsync(user, accountId);
        var body = new JsonObject
        {
            ["aliases"] = details.Find("aliases")!.DeepClone(),
            ["domains"] = details.Find("domains")!.DeepClone(),
            ["teamId"] = details.Find("team.id")?.DeepClone(),
            ["ownerId"] = details.Find("owner.id")?.DeepClone(),
            ["parentId"] = details.Find("parent.id")?.DeepClone(),
            ["language"] = details.Find("language")?.DeepClone(),
        };
        change(body);
        return await host.SendAsync(user, HttpMethod.Put, $"/api/accounts/{accountId}", body, ifMatch: Tag(version ?? details.At<int>("version")));
    }

    /// <summary>Gives the account another status, with the version that is stored unless another is given.</summary>
    public static async Task<HttpResponseMessage> SetStatusAsync(this ApiHost host, string user, long accountId, object? status, object? why = null, int? version = null) => await host.SendAsync(
        user, HttpMethod.Post, $"/api/accounts/{accountId}/status", new { status, why = why ?? "The court says so." }, ifMatch: Tag(version ?? (await host.DetailsAsync(user, accountId)).At<int>("version")));

    public static Task<HttpResponseMessage> AddContactAsync(this ApiHost host, string user, long accountId, string name, params string[] addresses) =>
        host.SendAsync(user, HttpMethod.Post, $"/api/accounts/{accountId}/contacts", Contact(name, addresses));

    public static object Contact(string name, params string[] addresses) =>
        new { name, roles = new[] { "pays" }, addresses = addresses.Select(address => new { address, isBad = false }), language = "en" };

    public static Task<HttpResponseMessage> WriteNoteAsync(this ApiHost host, string user, long accountId, string text = "They pay on Friday.", long? contactId = null, string? person = null) =>
        host.SendAsync(user, HttpMethod.Post, $"/api/accounts/{accountId}/notes", new { kind = "call", on = Customer.Today, text, contactId, person, outcome = "Will pay" });

    public static Task<HttpResponseMessage> MergeAsync(this ApiHost host, string user, long survivorId, long mergedId, string? key = null) =>
        host.SendAsync(user, HttpMethod.Post, "/api/account-merges", new { survivorId, mergedId }, key);

    public static Task<HttpResponseMessage> UndoMergeAsync(this ApiHost host, string user, long mergeId) =>
        host.SendAsync(user, HttpMethod.Post, $"/api/account-merges/{mergeId}/undo");

    public static async Task<IReadOnlyList<JsonNode>> TimelineAsync(this ApiHost host, string user, long accountId) =>
        (await host.SendAsync(user, HttpMethod.Get, $"/api/accounts/{accountId}/timeline").IsOkAsync()).Rows("items");

    public static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
