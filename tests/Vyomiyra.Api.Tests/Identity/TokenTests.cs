using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Vyomiyra.Api.Tests.Identity;

/// <summary>Which tokens open the door.</summary>
public sealed class TokenTests(ApiHost host)
{
    private const string Unauthorized = """{"title":"Unauthorized","status":401,"code":"unauthorized"}""";

    [Fact]
    public async Task A_users_access_token_opens_the_door()
    {
        using var mara = host.As("mara");
        var me = await (await mara.GetAsync("/api/me", TestContext.Current.CancellationToken)).JsonAsync();
        Assert.Equal("Mara Lindqvist", me["name"]!.GetValue<string>());
        Assert.Equal("collector", me["role"]!.GetValue<string>());
        Assert.Equal(["Europe"], me["teams"]!.AsArray().Select(team => team!.GetValue<string>()));
    }

    [Fact]
    public async Task No_token_is_refused()
    {
        using var anyone = host.Anonymous();
        await IsRefusedAsync(anyone);
    }

    [Fact]
    public Task A_forged_token_is_refused()
    {
        using var rsa = RSA.Create(2048);
        var credentials = new SigningCredentials(new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSha256);
        return IsRefusedAsync(new JsonWebTokenHandler().CreateToken(Claims().ToJsonString(), credentials));
    }

    [Fact]
    public Task A_token_whose_payload_was_changed_is_refused()
    {
        var parts = host.Tokens.Sign(Claims()).Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!;
        claims["oid"] = host.User("priya").Id.ToString();
        return IsRefusedAsync($"{parts[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{parts[2]}");
    }

    [Fact]
    public Task An_unsigned_token_is_refused() => IsRefusedAsync(new JsonWebTokenHandler().CreateToken(Claims().ToJsonString()));

    [Fact]
    public Task An_expired_token_is_refused() => IsRefusedAsync(host.Tokens.Sign(Claims(claims =>
    {
        claims["nbf"] = DateTimeOffset.UtcNow.AddHours(-2).ToUnixTimeSeconds();
        claims["exp"] = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeSeconds();
    })));

    [Fact]
    public Task A_token_of_a_foreign_tenant_is_refused()
    {
        var foreign = Guid.NewGuid().ToString();
        return IsRefusedAsync(host.Tokens.Sign(Claims(claims =>
        {
            claims["tid"] = foreign;
            claims["iss"] = $"https://login.microsoftonline.com/{foreign}/v2.0";
        })));
    }

    [Fact]
    public Task A_token_whose_tenant_is_not_its_issuer_is_refused() =>
        IsRefusedAsync(host.Tokens.Sign(Claims(claims => claims["iss"] = $"https://login.microsoftonline.com/{Guid.NewGuid()}/v2.0")));

    [Fact]
    public Task A_token_for_another_audience_is_refused() => IsRefusedAsync(host.Tokens.ForGraph(host.User("mara"), ["Mail.Read"]));

    [Fact]
    public Task An_id_token_is_refused() => IsRefusedAsync(host.Tokens.IdToken(host.User("mara")));

    [Fact]
    public Task A_token_with_another_scope_is_refused() => IsRefusedAsync(host.Tokens.Sign(Claims(claims => claims["scp"] = "Collections.Read")));

    [Fact]
    public Task A_token_of_version_one_is_refused() => IsRefusedAsync(host.Tokens.Sign(Claims(claims => claims["ver"] = "1.0")));

    [Fact]
    public Task An_application_that_pretends_to_have_a_scope_is_refused() => IsRefusedAsync(host.Tokens.Sign(Claims(claims => claims["idtyp"] = "app")));

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic bWFyYTpsaW5kcXZpc3Q=")]
    public async Task What_is_no_token_is_refused(string authorization)
    {
        using var anyone = host.Anonymous();
        anyone.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        await IsRefusedAsync(anyone);
    }

    [Fact]
    public async Task An_application_is_known_but_is_no_member()
    {
        using var application = host.With(host.Tokens.AppForApi());
        var answer = await application.GetAsync("/api/me", TestContext.Current.CancellationToken);
        await answer.IsProblemAsync(HttpStatusCode.Forbidden, NotAMember);
    }

    [Fact]
    public async Task Somebody_whom_nobody_enrolled_is_no_member()
    {
        using var stranger = host.With(host.Tokens.Sign(Claims(claims => claims["oid"] = Guid.NewGuid().ToString())));
        var answer = await stranger.GetAsync("/api/me", TestContext.Current.CancellationToken);
        await answer.IsProblemAsync(HttpStatusCode.Forbidden, NotAMember);
    }

    private const string NotAMember =
        """{"title":"Forbidden","status":403,"code":"not_a_member","detail":"You are signed in, but nobody has enrolled you here. Ask an administrator."}""";

    /// <summary>What a good token for Mara says, with one thing changed.</summary>
    private JsonObject Claims(Action<JsonObject>? change = null)
    {
        var good = host.Tokens.ForApi(host.User("mara"), ["Collections.ReadWrite"]);
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(good.Split('.')[1]))!.AsObject();
        change?.Invoke(claims);
        return claims;
    }

    private async Task IsRefusedAsync(string token)
    {
        using var caller = host.With(token);
        await IsRefusedAsync(caller);
    }

    private static async Task IsRefusedAsync(HttpClient caller)
    {
        var answer = await caller.GetAsync("/api/me", TestContext.Current.CancellationToken);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        await answer.IsProblemAsync(HttpStatusCode.Unauthorized, Unauthorized);
    }
}
