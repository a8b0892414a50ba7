using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Vyomiyra.Api.Tests.Identity;

public sealed class MemberTests(ApiHost host)
{
    [Fact]
    public async Task An_administrator_enrols_a_member_and_founds_the_team()
    {
        using var priya = host.As("priya");
        var team = $"Team {Guid.NewGuid():N}";
        var answer = await PutAsync(priya, Guid.NewGuid(), Somebody(team));
        var member = await answer.JsonAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"1\"", answer.Headers.ETag?.ToString());
        Assert.Equal("Sam Bode", member["name"]!.GetValue<string>());
        Assert.Equal("sam.bode@halden.example", member["address"]!.GetValue<string>());
        Assert.Equal("collector", member["role"]!.GetValue<string>());
        Assert.Equal([team], member["teams"]!.AsArray().Select(name => name!.GetValue<string>()));
    }

    [Fact]
    public async Task Changing_a_member_needs_the_version_that_was_read()
    {
        using var priya = host.As("priya");
        var (id, somebody) = (Guid.NewGuid(), Somebody("Europe"));
        await PutAsync(priya, id, somebody);

        var blind = await PutAsync(priya, id, somebody);
        await blind.IsProblemAsync(
            HttpStatusCode.PreconditionRequired,
            """{"title":"Precondition Required","status":428,"code":"precondition_required","detail":"Say in If-Match which version you read."}""");

        var stale = await PutAsync(priya, id, somebody, "\"0\"");
        var problem = await stale.JsonAsync();
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("stale_version", problem["code"]!.GetValue<string>());
        Assert.Equal(1, problem["current"]!["version"]!.GetValue<int>());
        Assert.Equal("Sam Bode", problem["current"]!["name"]!.GetValue<string>());

        var changed = await PutAsync(priya, id, Somebody("Americas"), "\"1\"");
        Assert.Equal("\"2\"", changed.Headers.ETag?.ToString());
        Assert.Equal(["Americas"], (await changed.JsonAsync())["teams"]!.AsArray().Select(name => name!.GetValue<string>()));
    }

    [Fact]
    public async Task Impossible_members_are_refused_field_by_field()
    {
        using var priya = host.As("priya");
        var answer = await PutAsync(priya, Guid.NewGuid(), new { name = " ", address = "nowhere", role = "collector", teams = new[] { "Europe", "" } });
        await answer.IsProblemAsync(HttpStatusCode.UnprocessableEntity, """
            {"title":"Unprocessable Entity","status":422,"code":"invalid_name","detail":"A name has 1 to 200 characters.","errors":[
            {"field":"name","code":"invalid_name","detail":"A name has 1 to 200 characters."},
            {"field":"address","code":"invalid_address","detail":"This is not an address."},
            {"field":"teams[1]","code":"invalid_team","detail":"A team's name has 1 to 100 characters."}]}
            """);
    }

    [Fact]
    public async Task Nobody_of_a_foreign_tenant_can_be_enrolled()
    {
        using var priya = host.As("priya");
        var answer = await priya.PutAsJsonAsync($"/api/members/{Guid.NewGuid()}/{Guid.NewGuid()}", Somebody("Europe"), TestContext.Current.CancellationToken);
        Assert.Equal("tenant_not_allowed", (await answer.JsonAsync())["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_administrator_cannot_take_their_own_administration_away()
    {
        using var priya = host.As("priya");
        var answer = await PutAsync(priya, host.User("priya").Id, Somebody("Europe"), "\"1\"");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("own_membership", (await answer.JsonAsync())["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_member_who_is_deactivated_is_locked_out_at_once_and_their_tokens_are_forgotten()
    {
        using var priya = host.As("priya");
        var id = Guid.NewGuid();
        await PutAsync(priya, id, Somebody("Europe"));
        using var sam = host.With(host.Tokens.Sign(ClaimsOf(id)));
        Assert.Equal(HttpStatusCode.OK, (await sam.GetAsync("/api/me", TestContext.Current.CancellationToken)).StatusCode);
        var tokens = Directory.CreateDirectory(Path.Combine(host.Folder, "tokens", host.Tenant.Id.ToString("N"), id.ToString("N")));

        var answer = await PutAsync(
            priya, id, new { name = "Sam Bode", address = "sam.bode@halden.example", role = "collector", teams = Array.Empty<string>(), isActive = false }, "\"1\"");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var locked = await sam.GetAsync("/api/me", TestContext.Current.CancellationToken);
        Assert.Equal("not_a_member", (await locked.JsonAsync())["code"]!.GetValue<string>());
        tokens.Refresh();
        Assert.False(tokens.Exists);
    }

    [Fact]
    public async Task Members_are_listed_page_by_page()
    {
        using var priya = host.As("priya");
        var names = new List<string>();
        for (string? next = "0"; next is not null;)
        {
            var page = await (await priya.GetAsync($"/api/members?size=2&after={next}", TestContext.Current.CancellationToken)).JsonAsync();
            Assert.InRange(page["items"]!.AsArray().Count, 1, 2);
            names.AddRange(page["items"]!.AsArray().Select(member => member!["objectId"]!.GetValue<string>()));
            next = page["next"]?.GetValue<string>();
        }

        Assert.Equal(names.Distinct(), names);
        Assert.Contains(host.User("mara").Id.ToString(), names);
        Assert.Contains(host.User("priya").Id.ToString(), names);
    }

    private JsonObject ClaimsOf(Guid id) => new()
    {
        ["aud"] = host.Tenant.App.ClientId.ToString(),
        ["iss"] = $"https://login.microsoftonline.com/{host.Tenant.Id}/v2.0",
        ["tid"] = host.Tenant.Id.ToString(),
        ["oid"] = id.ToString(),
        ["scp"] = "Collections.ReadWrite",
        ["ver"] = "2.0",
    };

    private static object Somebody(string team) =>
        new { name = "Sam Bode", address = "Sam.Bode@halden.example", role = "collector", teams = new[] { team } };

    private async Task<HttpResponseMessage> PutAsync(HttpClient caller, Guid id, object member, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/members/{host.Tenant.Id}/{id}") { Content = JsonContent.Create(member) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await caller.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
