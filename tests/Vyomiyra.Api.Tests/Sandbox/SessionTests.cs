using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.IdentityModel.JsonWebTokens;
using Vyomiyra.Sandbox;

namespace Vyomiyra.Api.Tests.Sandbox;

public sealed class SessionTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task The_session_names_the_users_and_their_mailboxes_shared_one_first()
    {
        using var browser = host.Browser();

        var session = await browser.GetFromJsonAsync<JsonNode>("/sandbox/session", TestContext.Current.CancellationToken);

        Assert.Equal("api://a94f1d0e-52c7-4e1b-8d36-7c0b9e2f4a15/Collections.ReadWrite", (string?)session!["apiScope"]);
        Assert.Equal(session["defaultUser"]!.ToString(), session["users"]![0]!["id"]!.ToString());
        Assert.Equal(
            ["receivables@halden.example", "mara.lindqvist@halden.example"],
            session["users"]![0]!["mailboxes"]!.AsArray().Select(mailbox => (string)mailbox!["address"]!));
        Assert.Equal(["jonas.weber@halden.example"], session["users"]![3]!["mailboxes"]!.AsArray().Select(mailbox => (string)mailbox!["address"]!));
    }

    [Theory]
    [InlineData("api://a94f1d0e-52c7-4e1b-8d36-7c0b9e2f4a15/Collections.ReadWrite", "a94f1d0e-52c7-4e1b-8d36-7c0b9e2f4a15")]
    [InlineData("https://graph.microsoft.com/Mail.Read", "https://graph.microsoft.com")]
    public async Task A_user_is_signed_in_for_the_resource_of_the_scopes(string scope, string audience)
    {
        var answer = await Ask(new { userId = host.Mara.Id, scopes = new[] { scope, "openid", "profile" } });

        Assert.Equal(audience, new JsonWebToken((string)answer["access_token"]!).Audiences.Single());
        Assert.Equal(host.Mara.Id.ToString(), new JsonWebToken((string)answer["id_token"]!).GetClaim("oid").Value);
        Assert.Equal(scope, (string?)answer["scope"]);
        Assert.Equal($"{host.Mara.Id}.{host.Tenant.Id}", (string?)answer["account"]!["homeAccountId"]);
        Assert.Equal("login.microsoftonline.com", (string?)answer["account"]!["environment"]);
    }

    [Fact]
    public async Task Claims_that_were_asked_for_are_in_the_token()
    {
        var answer = await Ask(new
        {
            userId = host.Mara.Id,
            scopes = new[] { "api://a94f1d0e-52c7-4e1b-8d36-7c0b9e2f4a15/Collections.ReadWrite" },
            claims = """{"access_token":{"acrs":{"essential":true,"value":"c1"},"xms_cc":{"values":["cp1"]}}}""",
        });

        Assert.Contains(new JsonWebToken((string)answer["access_token"]!).Claims, claim => claim is { Type: "acrs", Value: "c1" });
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", "openid", "", "userId")]
    [InlineData("11111111-aaaa-4a01-8001-000000000001", "https://elsewhere.example/Read", "", "scopes")]
    [InlineData("11111111-aaaa-4a01-8001-000000000001", "", "", "scopes")]
    [InlineData("11111111-aaaa-4a01-8001-000000000001", "openid", "[1]", "claims")]
    public async Task Bad_requests_name_the_field(string user, string scope, string claims, string field)
    {
        using var browser = host.Browser();

        var response = await browser.PostAsJsonAsync("/sandbox/tokens", new { userId = user, scopes = new[] { scope }, claims }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        Assert.Equal([field], problem!["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task Nothing_is_carried_to_a_host_that_is_not_Microsofts()
    {
        using var client = host.Microsoft();

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetAsync(new Uri("https://example.com/"), TestContext.Current.CancellationToken));

        Assert.Contains("example.com", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_carried_request_leaves_as_it_came()
    {
        using var client = host.Microsoft();
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://login.microsoftonline.com/common/discovery/v2.0/keys");

        await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("https://login.microsoftonline.com/common/discovery/v2.0/keys", request.RequestUri!.ToString());
        Assert.Null(request.Headers.Host);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void The_sandbox_refuses_to_start_outside_Development(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });

        Assert.Throws<InvalidOperationException>(() => builder.AddSandbox());
    }

    async Task<JsonNode> Ask(object request)
    {
        using var browser = host.Browser();
        var response = await browser.PostAsJsonAsync("/sandbox/tokens", request, TestContext.Current.CancellationToken);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }
}
