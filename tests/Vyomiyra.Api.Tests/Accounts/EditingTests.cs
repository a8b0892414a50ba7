using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Accounts;

/// <summary>People change what they keep of an account; the history says what it was.</summary>
public sealed class EditingTests(ApiHost host)
{
    [Fact]
    public async Task What_changed_is_said_from_what_to_what_and_names_only_in_the_personal_part()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var mara = await MemberAsync("mara");
        var details = await host.ChangeAsync("mara", customer.Id, body =>
        {
            body["aliases"] = new JsonArray("Brightwater", "BW Foods");
            body["ownerId"] = mara;
            body["language"] = "de";
        }).IsOkAsync();
        Assert.Equal((mara, "de", 1), (details.At<long>("owner.id"), details.At<string>("language"), details.At<int>("version")));
        Assert.Equal(["Brightwater", "BW Foods"], details.Values<string>("aliases"));
        Assert.Equal(details.ToJsonString(), (await host.DetailsAsync("mara", customer.Id)).ToJsonString());

        var line = (await host.TimelineAsync("mara", customer.Id))[0];
        Assert.Equal("account_changed", line.At<string>("kind"));
        Assert.Equal(["language", "owner", "aliases"], line.Values<string>("details.fields"));
        Assert.Equal("""[{"field":"language","from":"en","to":"de"}]""", line.Find("details.changes")!.ToJsonString());
        Assert.Equal(["owner", "aliases"], line.All<string>("personal.changes", "field"));
        Assert.Equal("Brightwater; BW Foods", line.At<string>("personal.changes[1].to"));
        Assert.DoesNotContain("Mara", line.Find("details")!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_with_lawyers_is_chased_no_more_and_again_once_that_is_over()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var before = (await host.AccountAsync("mara", customer.Id)).At<int>("standing.priority");
        var details = await host.SetStatusAsync("mara", customer.Id, "withLawyers", " Kessel & Partners act for us. ").IsOkAsync();
        Assert.Equal(("withLawyers", "Kessel & Partners act for us.", "Mara Lindqvist", 1), (details.At<string>("status"), details.At<string>("statusNote.why"), details.At<string>("statusNote.by"), details.At<int>("version")));
        var closed = await host.AccountAsync("mara", customer.Id);
        Assert.Equal(("withLawyers", 0, "closedToChasing"), (closed.At<string>("account.status"), closed.At<int>("standing.priority"), closed.At<string>("standing.reasons[0].code")));
        Assert.Equal(details.Find("statusNote")!.ToJsonString(), closed.Find("account.statusNote")!.ToJsonString());
        await host.SetStatusAsync("ines", customer.Id, "normal").IsOkAsync();
        Assert.Equal(before, (await host.AccountAsync("mara", customer.Id)).At<int>("standing.priority"));
        var line = (await host.TimelineAsync("mara", customer.Id))[0];
        Assert.Equal(("account_status_set", "withLawyers", "normal", "The court says so."), (line.At<string>("kind"), line.At<string>("details.from"), line.At<string>("details.to"), line.At<string>("personal.why")));
    }

    [Theory]
    [InlineData("gone", "Because.", HttpStatusCode.UnprocessableEntity, "wrong_type")]
    [InlineData("insolvent", "  ", HttpStatusCode.UnprocessableEntity, "invalid_text")]
    [InlineData("normal", "Because.", HttpStatusCode.Conflict, "status_unchanged")]
    public async Task A_status_that_cannot_be_given_is_refused(string status, string why, HttpStatusCode answer, string code)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.SetStatusAsync("mara", customer.Id, status, why).RefusesAsync(answer, code);
        await host.SetStatusAsync("mara", customer.Id, "insolvent", version: 9).RefusesAsync(HttpStatusCode.PreconditionFailed, "stale_version");
        await host.SendAsync("tomas", HttpMethod.Post, $"/api/accounts/{customer.Id}/status", new { status = "insolvent", why = "Because." }, ifMatch: Workplace.Tag(0)).RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task What_is_as_it_was_is_no_change()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var details = await host.DetailsAsync("mara", customer.Id);
        Assert.Equal(details.ToJsonString(), (await host.ChangeAsync("mara", customer.Id, _ => { }).IsOkAsync()).ToJsonString());
        Assert.Equal(["receivables_imported"], (await host.TimelineAsync("mara", customer.Id)).Select(row => row.At<string>("kind")));
    }

    [Fact]
    public async Task Who_read_an_older_version_gets_the_current_state()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.ChangeAsync("ines", customer.Id, body => body["language"] = "fr").IsOkAsync();
        var problem = await host.ChangeAsync("mara", customer.Id, body => body["language"] = "de", version: 0).IsAsync(HttpStatusCode.PreconditionFailed);
        Assert.Equal(("stale_version", "fr", 1), (problem.At<string>("code"), problem.At<string>("current.language"), problem.At<int>("current.version")));
    }

    [Theory]
    [InlineData("domains", """["gmail.com"]""", "freemail_domain", "domains[0]")]
    [InlineData("domains", """["customer"]""", "invalid_domain", "domains[0]")]
    [InlineData("domains", """["a.example", "so what?"]""", "invalid_domain", "domains[1]")]
    [InlineData("aliases", """["Halden", "HALDEN GmbH"]""", "alias_repeated", "aliases[1]")]
    [InlineData("aliases", """["***"]""", "invalid_name", "aliases[0]")]
    [InlineData("language", "\"Deutsch bitte\"", "invalid_language", "language")]
    [InlineData("ownerId", "999999", "owner_not_of_team", "ownerId")]
    [InlineData("parentId", "999999999", "unknown_parent", "parentId")]
    public async Task What_cannot_be_is_refused_with_its_field(string field, string value, string code, string named)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.ChangeAsync("mara", customer.Id, body => body[field] = JsonNode.Parse(value)).RefusesAsync(HttpStatusCode.UnprocessableEntity, code, named);
    }

    [Fact]
    public async Task A_freemail_domain_is_refused_by_its_name()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var problem = await host.ChangeAsync("mara", customer.Id, body => body["domains"] = new JsonArray("@GMail.com")).IsAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Anybody can have an address at gmail.com: it identifies no company.", problem.At<string>("detail"));
    }

    [Fact]
    public async Task An_owner_is_of_the_accounts_team_or_a_Manager()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var (tomas, ines) = (await MemberAsync("tomas"), await MemberAsync("ines"));
        await host.ChangeAsync("mara", customer.Id, body => body["ownerId"] = tomas).RefusesAsync(HttpStatusCode.UnprocessableEntity, "owner_not_of_team", "ownerId");
        await host.ChangeAsync("mara", customer.Id, body => body["ownerId"] = ines).IsOkAsync();
    }

    [Fact]
    public async Task A_collector_keeps_the_account_in_its_team_and_a_manager_moves_it_and_is_answered_once_more()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var americas = await host.WithDatabaseAsync(db => db.Set<Domain.Accounts.Team>().Where(team => team.Name == "Americas").Select(team => team.Id).SingleAsync());
        await host.ChangeAsync("mara", customer.Id, body => body["teamId"] = americas).RefusesAsync(HttpStatusCode.Forbidden, "team_is_for_managers");
        await host.ChangeAsync("ines", customer.Id, body => body["teamId"] = 999_999).RefusesAsync(HttpStatusCode.UnprocessableEntity, "unknown_team", "teamId");
        Assert.Equal("Americas", (await host.ChangeAsync("ines", customer.Id, body => body["teamId"] = americas).IsOkAsync()).At<string>("team.name"));
        await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts/{customer.Id}").RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.SendAsync("tomas", HttpMethod.Get, $"/api/accounts/{customer.Id}").IsOkAsync();

        // Nobody's: the manager who sends it there sees it once more.
        var gone = await host.ChangeAsync("ines", customer.Id, body => body["teamId"] = null).IsOkAsync();
        Assert.Null(gone.Find("team"));
        await host.SendAsync("ines", HttpMethod.Get, $"/api/accounts/{customer.Id}").RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_group_is_a_tree()
    {
        var (top, middle, bottom) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        await host.ChangeAsync("mara", middle.Id, body => body["parentId"] = top.Id).IsOkAsync();
        await host.ChangeAsync("mara", bottom.Id, body => body["parentId"] = middle.Id).IsOkAsync();
        foreach (var below in new[] { top, middle, bottom })
        {
            await host.ChangeAsync("mara", top.Id, body => body["parentId"] = below.Id).RefusesAsync(HttpStatusCode.UnprocessableEntity, "parent_cycle", "parentId");
        }

        var details = await host.DetailsAsync("mara", middle.Id);
        Assert.Equal(top.Number, details.At<string>("parent.number"));
        Assert.Equal([bottom.Number], details.All<string>("children", "number"));
    }

    [Fact]
    public async Task A_parent_that_one_does_not_see_stays_when_one_says_nothing_of_it()
    {
        var (parent, child) = (await host.GivenAnOverdueAccountAsync(team: "Americas"), await host.GivenAnOverdueAccountAsync());
        await host.ChangeAsync("mara", child.Id, body => body["parentId"] = parent.Id).RefusesAsync(HttpStatusCode.UnprocessableEntity, "unknown_parent", "parentId");
        await host.ChangeAsync("ines", child.Id, body => body["parentId"] = parent.Id).IsOkAsync();
        var details = await host.ChangeAsync("mara", child.Id, body => body["language"] = "de").IsOkAsync();
        Assert.Null(details.Find("parent"));
        Assert.Equal(parent.Number, (await host.DetailsAsync("ines", child.Id)).At<string>("parent.number"));
    }

    [Fact]
    public async Task A_domain_that_a_person_took_away_does_not_come_back_by_an_import()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.ChangeAsync("mara", customer.Id, body => body["domains"] = new JsonArray()).IsOkAsync();
        await host.ImportAgainAsync(customer);
        Assert.Empty((await host.DetailsAsync("mara", customer.Id)).Rows("domains"));

        await host.ChangeAsync("mara", customer.Id, body => body["domains"] = new JsonArray(customer.Domain)).IsOkAsync();
        await host.ImportAgainAsync(customer);
        Assert.Equal([customer.Domain], (await host.DetailsAsync("mara", customer.Id)).Values<string>("domains"));
    }

    [Fact]
    public async Task Nor_by_a_list_of_domains_or_people()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var contact = (await host.DetailsAsync("mara", customer.Id)).Rows("contacts")[0];
        await host.ChangeAsync("mara", customer.Id, body => body["domains"] = new JsonArray()).IsOkAsync();
        using (await host.SendAsync("mara", HttpMethod.Delete, $"/api/contacts/{contact.At<long>("id")}", ifMatch: Workplace.Tag(contact.At<int>("version"))))
        {
        }

        await ImportAsync("domains", $"account,domain\n{customer.Number},{customer.Domain}\n{customer.Number},new.{customer.Domain}\n");
        await ImportAsync("contacts", $"account,name,email\n{customer.Number},A. Clerk,{customer.Contact}\n{customer.Number},B. Clerk,{customer.Contact};b@{customer.Domain}\n");
        var details = await host.DetailsAsync("mara", customer.Id);
        Assert.Equal([$"new.{customer.Domain}"], details.Values<string>("domains"));
        Assert.Equal(["B. Clerk"], details.All<string>("contacts", "name"));
        Assert.Equal([$"b@{customer.Domain}"], details.All<string>("contacts[0].addresses", "address"));
    }

    [Fact]
    public async Task Another_teams_account_is_not_there_to_be_changed()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var body = new { aliases = Array.Empty<string>(), domains = Array.Empty<string>() };
        await host.SendAsync("tomas", HttpMethod.Put, $"/api/accounts/{customer.Id}", body, ifMatch: Workplace.Tag(0)).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.SendAsync("mara", HttpMethod.Put, $"/api/accounts/{customer.Id}", body).RefusesAsync(HttpStatusCode.PreconditionRequired, "precondition_required");
    }

    private async Task ImportAsync(string kind, string csv)
    {
        using var jonas = host.As("jonas");
        using var content = new StringContent(csv);
        await jonas.SendAsync(HttpMethod.Post, $"/api/{kind}/imports", content).IsOkAsync();
    }

    private Task<long> MemberAsync(string name) => host.WithDatabaseAsync(db =>
    {
        var objectId = host.User(name).Id;
        return db.Set<Member>().Where(member => member.ObjectId == objectId).Select(member => member.Id).SingleAsync();
    });
}
