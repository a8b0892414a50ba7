using System.Net;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Accounts;

/// <summary>The people at an account, and what was said with them outside of mail.</summary>
public sealed class ContactTests(ApiHost host)
{
    [Fact]
    public async Task A_contact_is_added_changed_and_taken_away_and_the_history_keeps_all_of_it()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var added = await host.AddContactAsync("mara", customer.Id, "Helen Marsh", $" Helen@{customer.Domain} ").IsAsync(HttpStatusCode.Created);
        var id = added.At<long>("contact.id");
        Assert.Equal((1, $"helen@{customer.Domain}", "pays"), (added.At<int>("contact.version"), added.At<string>("contact.addresses[0].address"), added.At<string>("contact.roles[0]")));

        var change = new { name = "Helen Marsh-Low", roles = new[] { "approves", "escalation" }, addresses = new[] { new { address = $"helen@{customer.Domain}", isBad = true }, new { address = "helen@gmail.com", isBad = false } } };
        var changed = await host.SendAsync("mara", HttpMethod.Put, $"/api/contacts/{id}", change, ifMatch: Workplace.Tag(1)).IsOkAsync();
        Assert.Equal((2, true), (changed.At<int>("contact.version"), changed.At<bool>("contact.addresses[0].isBad")));
        Assert.Equal(["approves", "escalation"], changed.Values<string>("contact.roles"));
        await host.SendAsync("mara", HttpMethod.Put, $"/api/contacts/{id}", change, ifMatch: Workplace.Tag(1)).RefusesAsync(HttpStatusCode.PreconditionFailed, "stale_version");
        Assert.Contains("Helen Marsh-Low", (await host.DetailsAsync("mara", customer.Id)).All<string>("contacts", "name"));

        using (var removed = await host.SendAsync("mara", HttpMethod.Delete, $"/api/contacts/{id}", ifMatch: Workplace.Tag(2)))
        {
            Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        }

        Assert.Equal(["A. Clerk"], (await host.DetailsAsync("mara", customer.Id)).All<string>("contacts", "name"));
        var history = await host.TimelineAsync("mara", customer.Id);
        Assert.Equal(["contact_removed", "contact_changed", "contact_added", "receivables_imported"], history.Select(row => row.At<string>("kind")));
        Assert.Equal(["name", "language", "roles", "addresses"], history[1].Values<string>("details.fields"));
        Assert.Equal(("Helen Marsh-Low", "helen@gmail.com"), (history[0].At<string>("personal.name"), history[0].At<string>("personal.addresses[1].address")));
        Assert.DoesNotContain(history, row => row.Find("details")!.ToJsonString().Contains("elen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_another_accounts_contact_has_is_kept_and_said()
    {
        var (one, other, hidden) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync(team: "Americas"));
        await host.AddContactAsync("tomas", hidden.Id, "Somebody", other.Contact).IsAsync(HttpStatusCode.Created);
        var added = await host.AddContactAsync("mara", one.Id, "The clerk of both", other.Contact).IsAsync(HttpStatusCode.Created);
        Assert.Equal([other.Contact], added.All<string>("sharedAddresses", "address"));
        Assert.Equal([other.Number], added.All<string>("sharedAddresses[0].accounts", "number"));
        Assert.Superset(new HashSet<long> { one.Id, other.Id }, (await host.ResolveAsync("mara", new Letter { From = other.Contact }.Seen())).All<long>("candidates", "accountId").ToHashSet());
    }

    [Fact]
    public async Task Mail_is_known_by_a_new_contact_and_found_by_their_name()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var name = $"Zaphira{customer.Number[2..]}";
        await host.AddContactAsync("mara", customer.Id, name, $"{name}@gmail.com").IsAsync(HttpStatusCode.Created);
        var resolved = await host.ResolveAsync("mara", new Letter { From = $"{name}@gmail.com" }.Seen());
        Assert.Equal((customer.Id, "knownContact"), (resolved.At<long>("candidates[0].accountId"), resolved.At<string>("candidates[0].evidence[0].kind")));
        Assert.Equal([customer.Id], (await host.SendAsync("mara", HttpMethod.Get, $"/api/search?q={name}").IsOkAsync()).All<long>("hits", "accountId"));
    }

    [Theory]
    [InlineData("name", "\" \"", "invalid_name", "name")]
    [InlineData("addresses", """[{"address":"no address","isBad":false}]""", "invalid_address", "addresses[0].address")]
    [InlineData("addresses", """[{"address":"a@b.example","isBad":false},{"address":"A@B.example","isBad":true}]""", "address_repeated", "addresses[1].address")]
    [InlineData("roles", """["chief"]""", "wrong_type", "roles[0]")]
    [InlineData("language", "\"english please\"", "invalid_language", "language")]
    public async Task What_no_contact_can_have_is_refused_with_its_field(string field, string value, string code, string named)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var body = new JsonObject { ["name"] = "Helen", ["roles"] = new JsonArray(), ["addresses"] = new JsonArray() };
        body[field] = JsonNode.Parse(value);
        await host.SendAsync("mara", HttpMethod.Post, $"/api/accounts/{customer.Id}/contacts", body).RefusesAsync(HttpStatusCode.UnprocessableEntity, code, named);
    }

    [Fact]
    public async Task The_same_key_adds_one_contact()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var key = Guid.NewGuid().ToString();
        var first = await host.SendAsync("mara", HttpMethod.Post, $"/api/accounts/{customer.Id}/contacts", Workplace.Contact("Helen"), key).IsAsync(HttpStatusCode.Created);
        var again = await host.SendAsync("mara", HttpMethod.Post, $"/api/accounts/{customer.Id}/contacts", Workplace.Contact("Helen"), key).IsAsync(HttpStatusCode.Created);
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal(2, (await host.DetailsAsync("mara", customer.Id)).Rows("contacts").Count);
    }

    [Fact]
    public async Task An_address_that_a_person_took_away_does_not_come_back_by_an_import()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var contact = (await host.DetailsAsync("mara", customer.Id)).Rows("contacts")[0];
        using (await host.SendAsync("mara", HttpMethod.Delete, $"/api/contacts/{contact.At<long>("id")}", ifMatch: Workplace.Tag(contact.At<int>("version"))))
        {
        }

        await host.ImportAgainAsync(customer);
        Assert.Empty((await host.DetailsAsync("mara", customer.Id)).Rows("contacts"));
    }

    [Fact]
    public async Task A_call_stands_in_the_timeline_with_whom_it_was_after_they_are_gone()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var helen = (await host.AddContactAsync("mara", customer.Id, "Helen Marsh").IsAsync(HttpStatusCode.Created)).At<long>("contact.id");
        var note = await host.WriteNoteAsync("mara", customer.Id, contactId: helen).IsAsync(HttpStatusCode.Created);
        Assert.Equal(("call", "Helen Marsh", "Will pay", true), (note.At<string>("kind"), note.At<string>("person"), note.At<string>("outcome"), note.At<bool>("canWithdraw")));
        using (await host.SendAsync("mara", HttpMethod.Delete, $"/api/contacts/{helen}", ifMatch: Workplace.Tag(1)))
        {
        }

        var line = (await host.TimelineAsync("mara", customer.Id)).Single(row => row.At<string>("kind") == "note_written");
        Assert.Equal((note.At<long>("id"), "call", "Helen Marsh", "They pay on Friday.", true), (line.At<long>("details.noteId"), line.At<string>("details.noteKind"), line.At<string>("personal.person"), line.At<string>("personal.text"), line.At<bool>("canWithdraw")));
        Assert.DoesNotContain("Helen", line.Find("details")!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_taken_back_by_its_writer_or_a_Manager_and_once()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var id = (await host.WriteNoteAsync("ines", customer.Id).IsAsync(HttpStatusCode.Created)).At<long>("id");
        Assert.False((await host.TimelineAsync("mara", customer.Id))[0].At<bool>("canWithdraw"));
        await host.SendAsync("mara", HttpMethod.Post, $"/api/notes/{id}/withdraw").RefusesAsync(HttpStatusCode.Forbidden, "note_of_another");
        await host.SendAsync("tomas", HttpMethod.Post, $"/api/notes/{id}/withdraw").RefusesAsync(HttpStatusCode.NotFound, "not_found");
        Assert.NotNull((await host.SendAsync("ines", HttpMethod.Post, $"/api/notes/{id}/withdraw").IsOkAsync()).Find("withdrawnAt"));
        await host.SendAsync("ines", HttpMethod.Post, $"/api/notes/{id}/withdraw").RefusesAsync(HttpStatusCode.Conflict, "note_withdrawn");
        var notes = (await host.SendAsync("ines", HttpMethod.Get, $"/api/accounts/{customer.Id}/timeline?kind=notes").IsOkAsync()).Rows("items");
        Assert.Equal([("note_withdrawn", false), ("note_written", false)], notes.Select(row => (row.At<string>("kind"), row.At<bool>("canWithdraw"))));
    }

    [Theory]
    [InlineData("on", "\"2999-01-01\"", "date_in_the_future", "on")]
    [InlineData("text", "\"  \"", "invalid_text", "text")]
    [InlineData("contactId", "999999999", "unknown_contact", "contactId")]
    [InlineData("kind", "\"fax\"", "wrong_type", "kind")]
    public async Task What_cannot_have_happened_is_refused(string field, string value, string code, string named)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var body = new JsonObject { ["kind"] = "note", ["on"] = "2026-01-01", ["text"] = "They moved." };
        body[field] = JsonNode.Parse(value);
        await host.SendAsync("mara", HttpMethod.Post, $"/api/accounts/{customer.Id}/notes", body).RefusesAsync(HttpStatusCode.UnprocessableEntity, code, named);
    }

    [Fact]
    public async Task Of_another_teams_account_nobody_is_added_changed_or_taken_away()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var contact = (await host.DetailsAsync("mara", customer.Id)).At<long>("contacts[0].id");
        await host.AddContactAsync("tomas", customer.Id, "Helen").RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.SendAsync("tomas", HttpMethod.Put, $"/api/contacts/{contact}", Workplace.Contact("Helen"), ifMatch: Workplace.Tag(0)).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.SendAsync("tomas", HttpMethod.Delete, $"/api/contacts/{contact}", ifMatch: Workplace.Tag(0)).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.WriteNoteAsync("tomas", customer.Id).RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }
}
