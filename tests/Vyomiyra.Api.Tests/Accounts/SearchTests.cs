using System.Net;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Accounts;

/// <summary>Anyone finds any account, contact or invoice by what they remember of it, and nothing that is not theirs.</summary>
public sealed class SearchTests(ApiHost host)
{
    [Fact]
    public async Task An_invoice_is_found_by_its_number_however_it_is_written()
    {
        var customer = await host.GivenAnOverdueAccountAsync();

        foreach (var written in new[] { customer.Oldest.Number, customer.Oldest.Number.Replace("-", " ", StringComparison.Ordinal), customer.Oldest.Number.ToUpperInvariant() })
        {
            var hit = (await FindAsync("mara", written))[0]!;
            Assert.Equal(("receivable", customer.Oldest.Id, customer.Id), (hit.At<string>("kind"), hit.At<long>("id"), hit.At<long>("accountId")));
            Assert.Equal(("document", false, 14_300m, "EUR"), (hit.At<string>("matchedOn"), hit.At<bool>("isTypo"), hit.At<decimal>("open"), hit.At<string>("currency")));
        }
    }

    [Fact]
    public async Task The_last_or_first_digits_are_enough()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var digits = customer.Oldest.Number["INV-".Length..];

        Assert.Contains(customer.Oldest.Id, Ids(await FindAsync("mara", digits)));
        Assert.Contains(customer.Oldest.Id, Ids(await FindAsync("mara", digits[3..])));
        Assert.Contains(customer.Oldest.Id, Ids(await FindAsync("mara", customer.Oldest.Number[..^1])));
    }

    [Fact]
    public async Task An_order_number_leads_to_its_invoice()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var order = customer.Later.Number.Replace("INV-", "PO-", StringComparison.Ordinal);

        var hit = (await FindAsync("mara", order))[0]!;

        Assert.Equal((customer.Later.Id, "order", order), (hit.At<long>("id"), hit.At<string>("matchedOn"), hit.At<string>("detail")));
    }

    [Fact]
    public async Task Two_digits_that_changed_places_are_a_slip_and_said_to_be_one()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var number = customer.Oldest.Number;
        var slip = number[..^3] + "9" + number[^2..];

        var hit = (await FindAsync("mara", number + "7")).Single(each => each!.At<long>("id") == customer.Oldest.Id)!;
        Assert.True(hit.At<bool>("isTypo"));
        Assert.Contains(customer.Oldest.Id, Ids(await FindAsync("mara", slip)));
    }

    [Fact]
    public async Task An_account_is_found_by_its_number_and_by_words_of_its_name_or_their_beginnings()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var digits = customer.Number["A-".Length..];

        Assert.Equal(customer.Id, (await FindAsync("mara", customer.Number))[0]!.At<long>("id"));
        foreach (var words in new[] { $"brightwater {digits}", $"{digits} Bright", $"brigthwater {digits}", $"brigthw {digits}" })
        {
            var hit = (await FindAsync("mara", words)).First(each => each!.At<string>("kind") == "account")!;
            Assert.Equal((customer.Id, "name"), (hit.At<long>("accountId"), hit.At<string>("matchedOn")));
            Assert.Equal(words.StartsWith("brigth", StringComparison.Ordinal), hit.At<bool>("isTypo"));
        }
    }

    [Fact]
    public async Task A_contact_is_found_by_name_and_by_address()
    {
        var customer = await host.GivenAnOverdueAccountAsync();

        var hit = (await FindAsync("mara", customer.Contact)).First(each => each!.At<string>("kind") == "contact")!;

        Assert.Equal((customer.Id, customer.Contact, "A. Clerk"), (hit.At<long>("accountId"), hit.At<string>("detail"), hit.At<string>("title")));
    }

    [Fact]
    public async Task What_belongs_to_another_team_is_not_there()
    {
        var customer = await host.GivenAnOverdueAccountAsync();

        // What is one slip away may be one's own.
        foreach (var words in new[] { customer.Oldest.Number, customer.Name, customer.Contact })
        {
            Assert.DoesNotContain(await FindAsync("tomas", words), hit => hit!.At<long>("accountId") == customer.Id);
        }

        Assert.NotEmpty(await FindAsync("jonas", customer.Oldest.Number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("%_'\"--")]
    [InlineData("zzqqxxyyzz")]
    public async Task What_nobody_can_be_meant_by_finds_nothing(string query) => Assert.Empty(await FindAsync("mara", query));

    [Fact]
    public async Task A_novel_is_refused() =>
        await host.SendAsync("mara", HttpMethod.Get, "/api/search?q=" + new string('a', 201)).IsAsync(HttpStatusCode.UnprocessableEntity);

    private async Task<JsonArray> FindAsync(string user, string query) =>
        (await host.SendAsync(user, HttpMethod.Get, "/api/search?q=" + Uri.EscapeDataString(query)).IsOkAsync()).Find("hits")!.AsArray();

    private static IEnumerable<long> Ids(JsonArray hits) => hits.Select(hit => hit!.At<long>("id"));
}
