using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Sandbox.Faults;

namespace Vyomiyra.Api.Tests.Conversations;

[Collection(OneAfterAnother.Name)]
public sealed class ResolveQuietlyTests(OwnHost own)
{
    private ApiHost Host => own.Api;

    [Fact]
    public async Task Resolving_writes_nothing_and_calls_nobody()
    {
        var customer = await Host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Text = $"We will pay 24,300.00 EUR on Friday for {customer.Oldest.Number}." };
        var filed = await letter.DeliverAsync(Host);
        await Host.FileAsync("mara", filed, customer.Id).IsOkAsync();
        var unfiled = await letter.Reply("We will pay 100.00 EUR on Friday.").DeliverAsync(Host);
        var before = await own.DatabaseAsync();
        Host.Faults.Order(new Fault("graph", Status: 503));
        Host.Faults.Order(new Fault("conditionalAccess"));
        try
        {
            Assert.Equal("linked", (await Host.ResolveAsync("mara", filed)).At<string>("state"));
            Assert.Equal("linked", (await Host.ResolveAsync("mara", unfiled)).At<string>("state"));
            Assert.Equal(customer.Id, (await Host.ResolveAsync("mara", unfiled, customer.Id)).At<long>("account.account.id"));
            Assert.NotNull(Host.Faults.StrikeGraph("/v1.0/users"));
        }
        finally
        {
            Host.Faults.Clear();
        }

        Assert.Equal(before, await own.DatabaseAsync());
    }

    [Fact]
    public async Task A_body_of_256_KB_is_read_to_its_end()
    {
        var customer = await Host.GivenAnOverdueAccountAsync();
        var promise = $"We will pay 24,300.00 EUR on Friday for {customer.Oldest.Number}.";
        var padding = string.Concat(Enumerable.Repeat("Once upon a time there was a very long mail.\r\n", 6_000))[..(256 * 1024 - promise.Length - 2)];
        var answer = await Host.ResolveAsync("mara", new Letter { From = customer.Contact, Text = $"{padding}\r\n{promise}" }.Seen());
        Assert.Equal(24_300m, answer.At<decimal>("reading.promises[0].amount"));
    }

    [Theory]
    [InlineData("/api/conversations/resolve", "POST")]
    [InlineData("/api/conversations", "PUT")]
    [InlineData("/api/promises", "POST")]
    public async Task A_request_beyond_all_measure_is_too_large(string path, string method)
    {
        using var client = Host.As("mara");
        using var body = JsonContent.Create(new { mail = new Letter { From = "a@b.example", Text = new string('x', 5 * 1024 * 1024) }.Seen(), accountId = 1 });
        await client.SendAsync(new HttpMethod(method), path, body).RefusesAsync(HttpStatusCode.RequestEntityTooLarge, "too_large");
    }

    [Fact]
    public async Task Ten_thousand_recipients_are_resolved()
    {
        var customer = await Host.GivenAnOverdueAccountAsync();
        var crowd = Enumerable.Range(0, 10_000).Select(index => new SeenPerson($"Person {index}", $"person{index}@crowd.example"));
        var mail = new Letter { From = customer.Contact }.Seen() with { To = [.. crowd, null, new SeenPerson(null, null)] };
        Assert.Equal("certain", (await Host.ResolveAsync("mara", mail)).At<string>("state"));
        Assert.Equal("unknown", (await Host.ResolveAsync("mara", mail with { From = new SeenPerson("Us", Letter.Shared) })).At<string>("state"));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00+14:00")]
    public async Task A_date_from_beyond_time_is_survived(string sentAt)
    {
        var customer = await Host.GivenAnOverdueAccountAsync();
        var text = $"We will pay 24,300.00 EUR for {customer.Oldest.Number} by the end of next week, the rest on Friday, on the 27th, or yesterday.";
        var mail = new Letter { From = customer.Contact, Text = text }.Seen() with { SentAt = DateTimeOffset.Parse(sentAt, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal("certain", (await Host.ResolveAsync("mara", mail)).At<string>("state"));
    }

    [Theory]
    [InlineData("no colon at all\r\n : empty name\r\n\tfolded before anything\r\nMessage-ID: <<>>\r\nReferences: <a <b> c>, ><, <>\r\nIn-Reply-To: (nobody)\r\nAuthentication-Results: ;;;dmarc==;spf")]
    [InlineData("\0\0\0")]
    [InlineData("References:")]
    public async Task Broken_headers_are_passed_over(string headers)
    {
        var customer = await Host.GivenAnOverdueAccountAsync();
        var answer = await Host.ResolveAsync("mara", new Letter { From = customer.Contact }.Seen() with { Headers = headers });
        Assert.Equal(("certain", "unknown"), (answer.At<string>("state"), answer.At<string>("message.authentication")));
    }

    [Theory]
    [InlineData("""{}""", "mail")]
    [InlineData("""{"mail":null}""", "mail")]
    [InlineData("""{"mail":{}}""", "mail.mailbox")]
    [InlineData("""{"mail":{"mailbox":"receivables@halden.example","to":"everybody"}}""", "mail.to")]
    [InlineData("""{"mail":{"mailbox":"receivables@halden.example"},"accountId":"all"}""", "accountId")]
    public async Task A_mail_of_the_wrong_shape_is_refused_by_its_field(string body, string field)
    {
        using var client = Host.As("mara");
        using var content = JsonContent.Create(JsonNode.Parse(body));
        var problem = await client.SendAsync(HttpMethod.Post, "/api/conversations/resolve", content).IsAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal([field], problem.All<string>("errors", "field"));
    }
}
