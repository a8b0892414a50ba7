using System.Net;
using System.Text.Json.Nodes;

namespace Vyomiyra.Api.Tests.Sandbox;

public sealed class TokenEndpointTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Refusals_have_Entras_form()
    {
        var (status, answer) = await Ask([]);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_request", (string?)answer["error"]);
        Assert.StartsWith("AADSTS900144: ", (string?)answer["error_description"], StringComparison.Ordinal);
        Assert.Equal(900144, (int?)answer["error_codes"]![0]);
        Assert.True(Guid.TryParse((string?)answer["correlation_id"], out _));
    }

    [Theory]
    [InlineData("password", "unsupported_grant_type")]
    [InlineData("", "invalid_request")]
    [InlineData("refresh_token", "invalid_request")]
    public async Task Grants_that_cannot_be_given_are_refused(string grant, string error)
    {
        var (_, answer) = await Ask(new() { ["grant_type"] = grant, ["client_id"] = Client, ["client_secret"] = "sandbox-secret" });

        Assert.Equal(error, (string?)answer["error"]);
    }

    [Fact]
    public async Task Claims_that_are_not_JSON_are_refused()
    {
        var (status, answer) = await Ask(new()
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Client,
            ["client_secret"] = "sandbox-secret",
            ["claims"] = "{",
        });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_request", (string?)answer["error"]);
    }

    [Fact]
    public async Task A_refresh_token_renews_what_it_came_with()
    {
        var first = await Ask(new()
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
            ["requested_token_use"] = "on_behalf_of",
            ["client_id"] = Client,
            ["client_secret"] = "sandbox-secret",
            ["scope"] = "Mail.Read offline_access",
            ["assertion"] = host.Tokens.ForApi(host.Mara, ["Collections.ReadWrite"]),
        });
        var (status, answer) = await Ask(new()
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = (string)first.Answer["refresh_token"]!,
            ["client_id"] = Client,
            ["client_secret"] = "sandbox-secret",
            ["scope"] = "Mail.Read",
        });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("https://graph.microsoft.com/Mail.Read", (string?)answer["scope"]);
    }

    string Client => host.Tenant.App.ClientId.ToString();

    async Task<(HttpStatusCode Status, JsonNode Answer)> Ask(Dictionary<string, string> form)
    {
        using var client = host.Microsoft();
        using var content = new FormUrlEncodedContent(form);
        var response = await client.PostAsync(
            new Uri($"https://login.microsoftonline.com/{host.Tenant.Id}/oauth2/v2.0/token"), content, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
