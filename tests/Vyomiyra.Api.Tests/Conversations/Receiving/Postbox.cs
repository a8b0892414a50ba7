using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Conversations.Receiving;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Tests.Conversations.Receiving;

/// <summary>What an enrolled mailbox brings in, as its worker files it.</summary>
public static class Postbox
{
    private static readonly Actor Worker = Actor.System("mailbox");

    /// <summary>Files letters in one transaction, in this order.</summary>
    public static async Task ReceiveAsync(this ApiHost host, params Letter[] letters)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var (receive, work) = (scope.ServiceProvider.GetRequiredService<ReceiveMail>(), scope.ServiceProvider.GetRequiredService<Work>());
        await work.CommitAsync<bool>(
            Worker,
            async token =>
            {
                await receive.FileAsync(letters[0].Mailbox, await receive.ReadAsync(letters[0].Mailbox, [.. letters.Select(Mail)], token), token);
                return true;
            },
            TestContext.Current.CancellationToken);
    }

    /// <summary>As Graph's delta gives it. Without Authentication-Results of its own it passed.</summary>
    public static MailMessage Mail(this Letter letter)
    {
        var verdict = letter.Headers.FirstOrDefault(header => header.Name == "Authentication-Results").Value ?? "spf=pass dkim=pass dmarc=pass";
        return new MailMessage(
            letter.Mailbox, $"immutable-{letter.Mailbox}-{letter.MessageId}", $"<{letter.MessageId}>", letter.From, letter.FromName, letter.To, letter.Subject,
            letter.SentAt, letter.SentAt, letter.Text, verdict,
            string.Concat(letter.Headers.Select(header => $"{header.Name}: {header.Value}\r\n")));
    }

    public static async Task<JsonNode> ConversationAsync(this ApiHost host, string user, long id) =>
        await host.SendAsync(user, HttpMethod.Get, $"/api/conversations/{id}").IsOkAsync();

    /// <summary>The conversation that holds the letter, as somebody who has it open sees it.</summary>
    public static async Task<JsonNode> ConversationOfAsync(this ApiHost host, string user, Letter letter) =>
        (await host.ResolveAsync(user, letter.Seen())).Find("conversation") ?? throw new Xunit.Sdk.XunitException("The letter is filed nowhere.");

    /// <summary>The row of the queue that the letter's conversation has.</summary>
    public static async Task<JsonNode?> QueuedAsync(this ApiHost host, string user, Letter letter, bool dismissed = false) =>
        (await host.SendAsync(user, HttpMethod.Get, $"/api/unmatched?size=200&dismissed={(dismissed ? "true" : "false")}").IsOkAsync()).Rows("items")
            .SingleOrDefault(row => row.At<string>("fromAddress") == letter.From && row.At<string>("subject") == letter.Subject.Replace("Re: ", "", StringComparison.Ordinal));

    public static Task<HttpResponseMessage> DoAsync(this ApiHost host, string user, HttpMethod method, string what, long id, int version, object? body = null, string? key = null) =>
        host.SendAsync(user, method, string.Create(CultureInfo.InvariantCulture, $"/api/{what}").Replace("{id}", id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), body, key, string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));
}
