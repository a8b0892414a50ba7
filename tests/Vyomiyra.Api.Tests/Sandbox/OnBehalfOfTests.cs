using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Vyomiyra.Sandbox.Entra;

namespace Vyomiyra.Api.Tests.Sandbox;

public sealed class OnBehalfOfTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    static readonly string[] MailRead = ["https://graph.microsoft.com/Mail.Read"];
    static readonly string[] Ours = ["Collections.ReadWrite"];

    [Fact]
    public async Task A_user_token_is_exchanged_for_one_to_Graph_in_that_users_name()
    {
        var answer = await Exchange(host.Msal(), host.Tokens.ForApi(host.Mara, Ours));

        Assert.Equal(MailRead, answer.Scopes);
        Assert.Equal(host.Mara.Id.ToString(), answer.UniqueId);
        Assert.Equal(host.Mara.Mail, answer.Account.Username);
        var token = new JsonWebToken(answer.AccessToken);
        Assert.Equal("https://graph.microsoft.com", token.Audiences.Single());
        Assert.Equal("Mail.Read", token.GetClaim("scp").Value);
    }

    [Fact]
    public async Task The_same_assertion_is_answered_from_the_cache()
    {
        var (msal, assertion) = (host.Msal(), host.Tokens.ForApi(host.Mara, Ours));

        await Exchange(msal, assertion);
        var again = await Exchange(msal, assertion);

        Assert.Equal(TokenSource.Cache, again.AuthenticationResultMetadata.TokenSource);
    }

    [Fact]
    public async Task The_default_scope_names_every_consented_permission_and_is_cached()
    {
        var (msal, assertion) = (host.Msal(), host.Tokens.ForApi(host.Mara, Ours));
        string[] everything = ["https://graph.microsoft.com/.default"];

        var answer = await Exchange(msal, assertion, everything);
        var again = await Exchange(msal, assertion, everything);

        Assert.Contains("https://graph.microsoft.com/Mail.Read.Shared", answer.Scopes);
        Assert.Contains("https://graph.microsoft.com/.default", answer.Scopes);
        Assert.Equal(TokenSource.Cache, again.AuthenticationResultMetadata.TokenSource);
    }

    [Fact]
    public async Task Conditional_access_is_satisfied_by_a_token_asked_for_with_its_claims()
    {
        await using var own = await SandboxHost.Start();
        using var browser = own.Browser();
        await browser.PostAsJsonAsync("/sandbox/faults", new { kind = "conditionalAccess", userId = own.Mara.Id }, TestContext.Current.CancellationToken);

        var challenge = await Assert.ThrowsAnyAsync<MsalUiRequiredException>(() => Exchange(own.Msal(), own.Tokens.ForApi(own.Mara, Ours)));
        var stronger = own.Tokens.ForApi(own.Mara, Ours, ClaimsRequest.Parse(challenge.Claims));
        var answer = await Exchange(own.Msal(), stronger);

        Assert.Equal("interaction_required", challenge.ErrorCode);
        Assert.Equal(own.Mara.Id.ToString(), answer.UniqueId);
        await Exchange(own.Msal(), own.Tokens.ForApi(own.Tomas, Ours));
    }

    [Fact]
    public async Task Clearing_the_faults_lifts_conditional_access()
    {
        await using var own = await SandboxHost.Start();
        using var browser = own.Browser();
        await browser.PostAsJsonAsync("/sandbox/faults", new { kind = "conditionalAccess" }, TestContext.Current.CancellationToken);
        await browser.DeleteAsync("/sandbox/faults", TestContext.Current.CancellationToken);

        Assert.NotNull(await Exchange(own.Msal(), own.Tokens.ForApi(own.Mara, Ours)));
    }

    [Fact]
    public async Task A_forged_assertion_is_refused() => Assert.Contains("AADSTS50013", await Refusal(Forged()), StringComparison.Ordinal);

    [Fact]
    public async Task An_expired_assertion_is_refused() => Assert.Contains("AADSTS500133", await Refusal(host.Tokens.Sign(Payload(new()
    {
        ["nbf"] = DateTimeOffset.UtcNow.AddHours(-2).ToUnixTimeSeconds(),
        ["exp"] = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds(),
    }))), StringComparison.Ordinal);

    [Fact]
    public async Task An_id_token_is_no_assertion() =>
        Assert.Contains("AADSTS500137", await Refusal(host.Tokens.IdToken(host.Mara)), StringComparison.Ordinal);

    [Fact]
    public async Task A_Graph_token_is_no_assertion() =>
        Assert.Contains("AADSTS500131", await Refusal(host.Tokens.ForGraph(host.Mara, ["Mail.Read"])), StringComparison.Ordinal);

    [Fact]
    public async Task An_app_token_is_no_assertion() =>
        Assert.Contains("AADSTS500137", await Refusal(host.Tokens.AppForApi()), StringComparison.Ordinal);

    [Fact]
    public async Task Garbage_is_no_assertion() => Assert.Contains("AADSTS50027", await Refusal("not.a.token"), StringComparison.Ordinal);

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<MsalServiceException>(() => Exchange(host.Msal("wrong"), host.Tokens.ForApi(host.Mara, Ours)));

        Assert.Equal("invalid_client", refusal.ErrorCode);
        Assert.Equal(401, refusal.StatusCode);
    }

    [Fact]
    public async Task A_permission_nobody_consented_to_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<MsalUiRequiredException>(() =>
            Exchange(host.Msal(), host.Tokens.ForApi(host.Mara, Ours), ["https://graph.microsoft.com/Directory.ReadWrite.All"]));

        Assert.Equal("invalid_grant", refusal.ErrorCode);
        Assert.Contains("AADSTS65001", refusal.Message, StringComparison.Ordinal);
    }

    async Task<string> Refusal(string assertion) =>
        (await Assert.ThrowsAsync<MsalUiRequiredException>(() => Exchange(host.Msal(), assertion))).Message;

    static Task<AuthenticationResult> Exchange(IConfidentialClientApplication msal, string assertion, string[]? scopes = null) =>
        msal.AcquireTokenOnBehalfOf(scopes ?? MailRead, new UserAssertion(assertion)).ExecuteAsync(TestContext.Current.CancellationToken);

    JsonObject Payload(JsonObject changes)
    {
        var payload = (JsonObject)JsonNode.Parse(Base64UrlEncoder.Decode(host.Tokens.ForApi(host.Mara, Ours).Split('.')[1]))!;
        foreach (var (name, value) in changes)
            payload[name] = value?.DeepClone();
        return payload;
    }

    string Forged()
    {
        using var rsa = RSA.Create(2048);
        return new JsonWebTokenHandler().CreateToken(
            Payload([]).ToJsonString(), new SigningCredentials(new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSha256));
    }
}
