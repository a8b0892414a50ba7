using System.Net;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Tests.Accounts;

namespace Vyomiyra.Api.Tests.Conversations.Receiving;

/// <summary>Conversations of two customers that turned out to be one, until a person says whose it is.</summary>
public sealed class JoinedCustomersTests(ApiHost host)
{
    [Fact]
    public async Task Whose_it_was_as_well_is_told_that_it_is_anothers()
    {
        var (one, other) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var row = await JoinAsync(one, other);
        await AssignAsync("mara", row, one.Id).IsOkAsync();
        var line = Assert.Single(await host.TimelineAsync("mara", other.Id), line => line.At<string>("kind") == "conversation_unlinked");
        Assert.Equal(one.Id, line.At<long>("details.movedToAccountId"));
        Assert.DoesNotContain(await host.TimelineAsync("mara", one.Id), line => line.At<string>("kind") == "conversation_unlinked");
    }

    [Fact]
    public async Task Nobody_takes_it_from_another_teams_customer()
    {
        var (one, american) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync(team: "Americas"));
        var row = await JoinAsync(one, american);
        await AssignAsync("mara", row, one.Id).RefusesAsync(HttpStatusCode.Conflict, "filed_by_another_team");
        await host.DoAsync("mara", HttpMethod.Post, "conversations/{id}/not-account", row.At<long>("conversationId"), row.At<int>("version"), new { accountId = american.Id })
            .RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await AssignAsync("ines", row, one.Id).IsOkAsync();
    }

    private Task<HttpResponseMessage> AssignAsync(string user, JsonNode row, long accountId) => host.DoAsync(
        user, HttpMethod.Post, "unmatched/{id}/assign", row.At<long>("conversationId"), row.At<int>("version"), new { accountId });

    /// <summary>The row of the queue.</summary>
    private async Task<JsonNode> JoinAsync(Customer one, Customer other)
    {
        var (first, second) = (new Letter { From = one.Contact, Subject = $"To {one.Number}" }, new Letter { From = other.Contact, Subject = $"To {other.Number}" });
        await host.ReceiveAsync(first, second);
        await host.ReceiveAsync(new Letter { From = $"broker@{one.Number}.example", Subject = "Both", Headers = [("References", $"<{first.MessageId}> <{second.MessageId}>")] });
        return (await host.SendAsync("ines", HttpMethod.Get, "/api/unmatched?size=200").IsOkAsync()).Rows("items").Single(row => row.At<string>("subject") == first.Subject);
    }
}
