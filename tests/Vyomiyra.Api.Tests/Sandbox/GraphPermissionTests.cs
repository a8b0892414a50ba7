using System.Net;
using System.Net.Http.Json;
using Microsoft.Graph.Models.ODataErrors;

namespace Vyomiyra.Api.Tests.Sandbox;

public sealed class GraphPermissionTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Without_a_token_nothing_is_answered()
    {
        using var client = host.Microsoft();

        var answer = await client.GetAsync(new Uri("https://graph.microsoft.com/v1.0/me"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.NotEmpty(answer.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task A_token_for_our_API_is_no_token_for_Graph() =>
        Assert.Equal("InvalidAuthenticationToken", await Refusal(host.Tokens.ForApi(host.Mara, ["Collections.ReadWrite"]), "/me", 401));

    [Fact]
    public async Task An_expired_token_is_refused() => Assert.Equal("InvalidAuthenticationToken", await Refusal(host.Tokens.Sign(new()
    {
        ["aud"] = "https://graph.microsoft.com",
        ["iss"] = $"https://sts.windows.net/{host.Tenant.Id}/",
        ["scp"] = "User.Read",
        ["oid"] = host.Mara.Id.ToString(),
        ["nbf"] = 1_000_000_000,
        ["exp"] = 1_000_003_600,
    }), "/me", 401));

    [Fact]
    public async Task A_token_of_a_user_who_is_gone_opens_nothing() => Assert.Equal("InvalidAuthenticationToken", await Refusal(host.Tokens.Sign(new()
    {
        ["aud"] = "https://graph.microsoft.com",
        ["iss"] = $"https://sts.windows.net/{host.Tenant.Id}/",
        ["scp"] = "Mail.Read",
        ["oid"] = Guid.NewGuid().ToString(),
    }), $"/users/{SandboxGraph.Shared}/messages", 401));

    [Theory]
    [InlineData("Mail.Read", "/me/messages", 200)]
    [InlineData("Mail.Read", "/users/mara.lindqvist@halden.example/messages", 200)]
    [InlineData("Mail.Read", "/users/RECEIVABLES@halden.example/messages", 403)]
    [InlineData("Mail.Read.Shared", "/users/receivables@halden.example/messages", 200)]
    [InlineData("Mail.Read.Shared", "/me/messages", 403)]
    [InlineData("Mail.Read.Shared Mail.Read", "/users/ines.okafor@halden.example/messages", 403)]
    [InlineData("User.Read", "/me/messages", 403)]
    [InlineData("User.Read", "/me", 200)]
    [InlineData("Mail.Read", "/me", 403)]
    [InlineData("User.Read", "/users/ines.okafor@halden.example", 403)]
    [InlineData("User.ReadBasic.All", "/users/ines.okafor@halden.example", 200)]
    [InlineData("Mail.Read", "/users/nobody@halden.example/messages", 404)]
    [InlineData("Mail.Read", "/me/messages/AAMkAGnothing", 404)]
    [InlineData("Mail.Read", "/me/messages/a%25b", 400)]
    [InlineData("Mail.Read", "/me/mailFolders/nowhere/messages", 404)]
    [InlineData("User.Read", "/me/calendars", 400)]
    public async Task Permissions_decide_which_mailbox_is_open(string scopes, string path, int status)
    {
        using var answer = await host.Get(host.TokenOf(host.Mara, scopes.Split(' ')), path);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_shared_mailbox_stays_shut_to_those_it_is_not_shared_with() =>
        Assert.Equal("ErrorAccessDenied", await Refusal(host.TokenOf(host.Jonas), $"/users/{SandboxGraph.Shared}/messages", 403));

    [Theory]
    [InlineData("/users/receivables@halden.example/messages", 200)]
    [InlineData("/users/mara.lindqvist@halden.example/messages", 403)]
    [InlineData("/me/messages", 400)]
    public async Task An_app_reaches_the_mailboxes_of_its_scope_only(string path, int status)
    {
        using var answer = await host.Get(host.Tokens.AppForGraph(), path);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Throttling_on_demand_passes_after_the_ordered_number_of_calls()
    {
        await using var own = await SandboxHost.Start();
        using var browser = own.Browser();
        await browser.PostAsJsonAsync(
            "/sandbox/faults", new { kind = "graph", status = 429, retryAfter = 7, count = 2, path = "/messages" }, TestContext.Current.CancellationToken);
        var token = own.TokenOf(own.Mara);

        using var elsewhere = await own.Get(token, "/me");
        using var first = await own.Get(token, "/me/messages");
        using var second = await own.Get(token, "/me/messages");
        using var third = await own.Get(token, "/me/messages");

        Assert.Equal([200, 429, 429, 200], [(int)elsewhere.StatusCode, (int)first.StatusCode, (int)second.StatusCode, (int)third.StatusCode]);
        Assert.Equal(TimeSpan.FromSeconds(7), first.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task The_SDK_reads_refusals_as_errors_of_Graph()
    {
        var refusal = await Assert.ThrowsAsync<ODataError>(() =>
            host.GraphOf(host.Jonas).Users[SandboxGraph.Shared].Messages.GetAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((403, "ErrorAccessDenied"), (refusal.ResponseStatusCode, refusal.Error!.Code));
    }

    [Theory]
    [InlineData("""{"kind":"weather"}""", "kind")]
    [InlineData("""{"kind":"graph","status":200}""", "status")]
    [InlineData("""{"kind":"graph","count":0}""", "count")]
    [InlineData("""{"kind":"graph","delay":-1}""", "delay")]
    public async Task Faults_that_make_no_sense_are_refused_by_field(string fault, string field)
    {
        using var browser = host.Browser();
        using var content = new StringContent(fault, null, "application/json");

        var answer = await browser.PostAsync("/sandbox/faults", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"{field}\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    async Task<string?> Refusal(string token, string path, int status)
    {
        using var answer = await host.Get(token, path);
        Assert.Equal(status, (int)answer.StatusCode);
        return (string?)(await Task.FromResult(answer).Json())["error"]!["code"];
    }
}
