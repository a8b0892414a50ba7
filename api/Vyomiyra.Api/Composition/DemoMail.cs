#if SANDBOX
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Sandbox;

namespace Vyomiyra.Api.Composition;

/// <summary>The sandbox's mail as somebody opens it in the look-alike: they sign in, and the pane stands beside what they read.</summary>
internal sealed class DemoMail(
    OwnAddress sandbox, SignedIn signedIn, IOptions<AzureAdOptions> directory, [FromKeyedServices(Outbound.Microsoft)] HttpMessageHandler outbound)
{
    /// <summary>Signs somebody in, and opens the first mail of a sender under a subject.</summary>
    public async Task<OpenMail> OpenAsync(Caller reader, string mailbox, string sender, string subject, CancellationToken cancellation)
    {
        signedIn.Set(new UserKey(reader.TenantId, reader.ObjectId), await TokenAsync(reader, $"api://{directory.Value.ClientId}/{directory.Value.Scopes}", cancellation));
        using var graph = new HttpClient(outbound, disposeHandler: false);
        graph.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(reader, "https://graph.microsoft.com/Mail.Read.Shared", cancellation));
        var found = await graph.GetFromJsonAsync<JsonElement>(
            new Uri($"https://graph.microsoft.com/v1.0/users/{mailbox}/messages?$select=from,internetMessageId&$orderby=receivedDateTime&$filter={Uri.EscapeDataString($"receivedDateTime ge 1900-01-01T00:00:00Z and subject eq '{subject}'")}"),
            cancellation);
        var mail = found.GetProperty("value").EnumerateArray()
            .First(message => message.GetProperty("from").GetProperty("emailAddress").GetProperty("address").ValueEquals(sender));
        return new OpenMail(mailbox, mail.GetProperty("id").GetString(), mail.GetProperty("internetMessageId").GetString());
    }

    private async Task<string> TokenAsync(Caller reader, string scope, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = sandbox.Value };
        using var answer = await http.PostAsJsonAsync(new Uri("/sandbox/tokens", UriKind.Relative), new { UserId = reader.ObjectId, Scopes = new[] { scope } }, cancellation);
        var token = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return token.GetProperty("access_token").GetString()!;
    }
}
#endif
