using System.Globalization;
using System.Text.Json.Nodes;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>The mail and the ledger that a newcomer finds.</summary>
public sealed class SeedTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shared_mailbox_is_alive()
    {
        var all = await Messages(host, "");

        Assert.InRange(all.Count, 40, 60);
        Assert.InRange(all.Select(message => (string)message["conversationId"]!).Distinct().Count(), 24, 30);
        Assert.Contains(all, message => !(bool)message["isRead"]!);
        Assert.All(all, message => Assert.DoesNotContain("{{", message.ToJsonString(), StringComparison.Ordinal));
        Assert.All(all, message => Assert.True((DateTimeOffset)message["receivedDateTime"]! <= DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task Every_message_has_the_headers_of_real_mail()
    {
        foreach (var message in await Messages(host, "&$select=subject,internetMessageId,internetMessageHeaders,from"))
        {
            var names = message["internetMessageHeaders"]!.AsArray().Select(header => (string)header!["name"]!).ToHashSet(StringComparer.OrdinalIgnoreCase);
            Assert.Superset(new HashSet<string> { "From", "To", "Subject", "Date", "Message-ID", "Authentication-Results" }, names);
            if (((string)message["subject"]!).StartsWith("Re:", StringComparison.Ordinal))
                Assert.Superset(new HashSet<string> { "References", "In-Reply-To" }, names);
        }
    }

    [Theory]
    [InlineData("2026-11-16T09:00:00Z")]
    [InlineData("2026-11-19T23:30:00Z")]
    [InlineData("2026-11-20T00:10:00Z")]
    [InlineData("2026-11-20T12:00:00Z")]
    [InlineData("2026-11-21T01:00:00Z")]
    [InlineData("2026-11-22T12:00:00Z")]
    public async Task The_story_is_told_this_week_and_its_Friday_is_still_to_come(string created)
    {
        var now = DateTimeOffset.Parse(created, CultureInfo.InvariantCulture);
        await using var own = await SandboxHost.Start(time: new FixedClock(now));

        var story = (await Messages(own, "&$select=subject,from,uniqueBody,body,sentDateTime,isRead"))
            .Single(message => (string?)message["subject"] == "Re: INV-10482 and INV-10490 overdue");
        var sent = (DateTimeOffset)story["sentDateTime"]!;

        Assert.Equal("helen.marsh@brightwater-foods.example", (string?)story["from"]!["emailAddress"]!["address"]);
        Assert.Contains(
            "We will pay 24,300.00 EUR by Friday for INV-10482 and INV-10490.", (string?)story["uniqueBody"]!["content"], StringComparison.Ordinal);
        Assert.DoesNotContain("Two invoices on your account", (string?)story["uniqueBody"]!["content"], StringComparison.Ordinal);
        Assert.Contains("Two invoices on your account", (string?)story["body"]!["content"], StringComparison.Ordinal);
        Assert.NotEqual(DayOfWeek.Friday, sent.DayOfWeek);
        Assert.InRange(now - sent, TimeSpan.FromMinutes(1), TimeSpan.FromDays(2));
        var friday = sent.Date.AddDays(((int)DayOfWeek.Friday - (int)sent.DayOfWeek + 7) % 7);
        Assert.True(friday >= now.UtcDateTime.Date);
    }

    [Fact]
    public async Task The_storys_invoices_add_up_and_are_overdue()
    {
        var rows = await Export(host, "receivables");

        var story = rows.Where(row => row["number"] is "INV-10482" or "INV-10490").ToList();

        Assert.Equal(24_300.00m, story.Sum(row => decimal.Parse(row["open"], CultureInfo.InvariantCulture)));
        Assert.All(story, row => Assert.Equal(("EUR", "Europe", "1000"), (row["currency"], row["team"], row["company"])));
        Assert.All(story, row => Assert.True(DateOnly.Parse(row["due"], CultureInfo.InvariantCulture) < DateOnly.FromDateTime(DateTime.UtcNow)));
    }

    [Fact]
    public async Task The_ledger_holds_what_a_ledger_holds()
    {
        var rows = await Export(host, "receivables");

        Assert.InRange(rows.Count, 150, 180);
        Assert.Equal(24, rows.Select(row => row["account"]).Distinct().Count());
        Assert.Equal(rows.Count, rows.Select(row => (row["company"], row["type"], row["number"], row["line"])).Distinct().Count());
        Assert.Superset(new HashSet<string> { "invoice", "credit note", "debit note", "payment on account" }, rows.Select(row => row["type"]).ToHashSet());
        Assert.Superset(new HashSet<string> { "EUR", "USD", "GBP", "JPY" }, rows.Select(row => row["currency"]).ToHashSet());
        Assert.All(rows.Where(row => row["currency"] == "JPY"), row => Assert.DoesNotContain('.', row["open"]));
        Assert.All(rows, row => Assert.InRange(decimal.Parse(row["open"], CultureInfo.InvariantCulture), 0.01m, decimal.Parse(row["original"], CultureInfo.InvariantCulture)));
        Assert.All(rows, row => Assert.EndsWith(".example", row["email"], StringComparison.Ordinal));
        Assert.Equal(2, rows.Where(row => row["account"] == "C-1001").Select(row => row["contact"]).Distinct().Count());
    }

    [Fact]
    public async Task The_other_exports_say_who_we_are_when_we_rest_and_what_money_is_worth()
    {
        var companies = await Export(host, "companies");
        var holidays = await Export(host, "holidays");
        var rates = await Export(host, "rates");

        Assert.Equal([("1000", "EUR", "Europe/Berlin", "DE"), ("2000", "USD", "America/New_York", "US")],
            companies.Select(row => (row["code"], row["currency"], row["timezone"], row["country"])));
        Assert.Contains(holidays, row => row is { } && row["company"] == "1000" && row["name"] == "Tag der Deutschen Einheit");
        Assert.Contains(holidays, row => row["company"] == "2000" && row["name"] == "Thanksgiving Day");
        Assert.All(rates, row => Assert.InRange(decimal.Parse(row["rate"], CultureInfo.InvariantCulture), 0.001m, 2m));
    }

    [Fact]
    public async Task The_same_day_gives_the_same_seed()
    {
        var clock = new FixedClock(DateTimeOffset.Parse("2026-11-18T10:00:00Z", CultureInfo.InvariantCulture));
        await using var one = await SandboxHost.Start(time: clock);
        await using var other = await SandboxHost.Start(time: clock);

        Assert.Equal((await Messages(one, "")).Select(WithoutAddress), (await Messages(other, "")).Select(WithoutAddress));
        Assert.Equal(
            (await Export(one, "receivables")).Select(row => string.Join(',', row.Values)),
            (await Export(other, "receivables")).Select(row => string.Join(',', row.Values)));

        // Where a message is read in the look-alike depends on where that one listens.
        static string WithoutAddress(JsonNode message)
        {
            message.AsObject().Remove("webLink");
            return message.ToJsonString();
        }
    }

    [Fact]
    public async Task Mail_and_exports_survive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("vyomiyra-sandbox-");
        string id;
        await using (var first = await SandboxHost.Start(folder.FullName))
            id = (string)(await first.Deliver(SandboxGraph.Mail("Still here")))["id"]!;

        await using (var second = await SandboxHost.Start(folder.FullName, new FixedClock(DateTimeOffset.UtcNow.AddDays(40))))
        {
            using var browser = second.Browser();
            var rows = await Export(second, "receivables");
            var known = rows.Single(row => row["number"] == "INV-10482");
            Assert.Equal(69, DateOnly.FromDateTime(DateTime.UtcNow).DayNumber - DateOnly.Parse(known["issued"], CultureInfo.InvariantCulture).DayNumber);
        }
        await using (var third = await SandboxHost.Start(folder.FullName))
            Assert.Equal("Still here", (string?)(await third.Get(third.TokenOf(third.Mara), $"/users/{SandboxGraph.Shared}/messages/{id}").Json())["subject"]);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_export_that_does_not_exist_is_not_found()
    {
        using var browser = host.Browser();

        Assert.Equal(404, (int)(await browser.GetAsync("/sandbox/export/secrets.csv", Cancel)).StatusCode);
    }

    static async Task<List<JsonNode>> Messages(SandboxHost host, string options)
    {
        var answer = await host.Get(host.TokenOf(host.Mara), $"/users/{SandboxGraph.Shared}/messages?$top=200{options}").Json();
        return [.. answer["value"]!.AsArray().Select(message => message!)];
    }

    static async Task<List<Dictionary<string, string>>> Export(SandboxHost host, string name)
    {
        using var browser = host.Browser();
        var lines = (await browser.GetStringAsync($"/sandbox/export/{name}.csv", Cancel)).TrimEnd('\n').Split('\n');
        var header = lines[0].Split(',');
        return [.. lines[1..].Select(line => header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
