using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Conversations.Mailboxes;
using Vyomiyra.Api.Http;
using Vyomiyra.Domain.Conversations.Mailboxes;
using Vyomiyra.Sandbox;

namespace Vyomiyra.Api.Tests.Conversations.Mailboxes;

/// <summary>A message that nobody can make sense of is kept in mind, and the rest goes on.</summary>
public sealed class UnreadableTests
{
    [Fact]
    public async Task A_broken_message_takes_no_other_with_it_and_is_filed_once_it_can_be_read()
    {
        var spoiling = new Spoiled();
        await using var room = await MailRoom.OpenAsync(services => services.AddKeyedSingleton<HttpMessageHandler>(
            Outbound.Microsoft, (provider, _) => new Spoiling(spoiling) { InnerHandler = provider.GetRequiredService<SandboxHandler>() }));
        await room.DeliverAsync("Good");
        await room.DeliverAsync("Spoiled");
        await room.DeliverAsync("Good as well");

        var id = await room.GivenEnrolledAsync();

        Assert.Equal(2, await room.CountAsync());
        var view = await room.ViewAsync();
        Assert.Equal((1, "message_malformed"), (view.At<int>("unreadable"), view.At<string>("unreadableMessages[0].reason")));

        spoiling.IsMended = true;
        using var priya = room.Host.As("priya");
        await priya.PostAsync($"/api/mailboxes/{id}/sync", null, TestContext.Current.CancellationToken);
        await room.UntilFiledAsync(3);
        await room.UntilAsync(MailRoom.Empty, mailbox => mailbox is { State: MailboxState.Following, HasNews: false });
        Assert.False(await room.Host.WithDatabaseAsync(db => db.UnreadableMessages.AnyAsync()));
    }

    private sealed class Spoiled
    {
        public bool IsMended { get; set; }
    }

    /// <summary>What Graph says of one message makes no sense on the way.</summary>
    private sealed class Spoiling(Spoiled spoiled) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (spoiled.IsMended || !answer.IsSuccessStatusCode || !request.RequestUri!.AbsolutePath.Contains("/messages/delta", StringComparison.Ordinal))
            {
                return answer;
            }

            var page = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!;
            foreach (var message in page["value"]!.AsArray().Where(message => (string?)message!["subject"] == "Spoiled"))
            {
                message!["body"] = null;
            }

            answer.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(page.ToJsonString())) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            return answer;
        }
    }
}
