using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Validators;
using Vyomiyra.Sandbox;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>Real JwtBearer with Microsoft's issuer validator, fed by the sandbox's metadata and keys.</summary>
public sealed class TokenValidationTests
{
    [Fact]
    public async Task Real_token_validation_accepts_the_sandboxs_tokens()
    {
        await using var host = await HostWithBearer();

        var (status, oid) = await Call(host, host.Tokens.ForApi(host.Mara, ["Collections.ReadWrite"]));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(host.Mara.Id.ToString(), oid);
    }

    [Fact]
    public async Task A_token_that_names_another_tenant_as_its_issuer_is_refused()
    {
        await using var host = await HostWithBearer();
        var stranger = host.Tokens.Sign(new()
        {
            ["aud"] = host.Tenant.App.ClientId.ToString(),
            ["scp"] = "Collections.ReadWrite",
            ["oid"] = host.Mara.Id.ToString(),
            ["tid"] = host.Tenant.Id.ToString(),
            ["iss"] = "https://login.microsoftonline.com/99999999-0000-0000-0000-000000000009/v2.0",
        });

        var (status, _) = await Call(host, stranger);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task The_signing_key_survives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("vyomiyra-sandbox-");
        string before;
        await using (var first = await SandboxHost.Start(folder.FullName))
            before = first.Tokens.ForApi(first.Mara, ["Collections.ReadWrite"]);

        await using (var second = await HostWithBearer(folder.FullName))
            Assert.Equal(HttpStatusCode.OK, (await Call(second, before)).Status);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("common", "https://login.microsoftonline.com/{tenantid}/v2.0")]
    [InlineData("organizations", "https://login.microsoftonline.com/{tenantid}/v2.0")]
    [InlineData("6f3c1a52-0b7e-4d7c-9a34-2d1f8e5b9c01", "https://login.microsoftonline.com/6f3c1a52-0b7e-4d7c-9a34-2d1f8e5b9c01/v2.0")]
    public async Task Metadata_is_served_for_the_tenant_and_its_aliases(string segment, string issuer)
    {
        await using var host = await SandboxHost.Start();
        using var client = host.Microsoft();

        var metadata = await client.GetStringAsync(
            new Uri($"https://login.microsoftonline.com/{segment}/v2.0/.well-known/openid-configuration"), TestContext.Current.CancellationToken);

        Assert.Contains($"\"issuer\":\"{issuer}\"", metadata, StringComparison.Ordinal);
    }

    static Task<SandboxHost> HostWithBearer(string? folder = null) => SandboxHost.Start(folder, services: builder =>
    {
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<SandboxHandler>((options, handler) =>
        {
            options.Authority = "https://login.microsoftonline.com/common/v2.0";
            options.Audience = "a94f1d0e-52c7-4e1b-8d36-7c0b9e2f4a15";
            options.MapInboundClaims = false;
            options.BackchannelHttpHandler = handler;
            RunningHost.Handler = handler;
            options.TokenValidationParameters.IssuerValidator = AadIssuerValidator.GetAadIssuerValidator(options.Authority, RunningHost.Client).Validate;
            options.TokenValidationParameters.EnableAadSigningKeyIssuerValidation();
        });
    }, endpoints: app => app.MapGet("/probe", (ClaimsPrincipal user) => user.FindFirstValue("oid")).RequireAuthorization());

    static async Task<(HttpStatusCode Status, string Body)> Call(SandboxHost host, string token)
    {
        using var client = host.Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await client.GetAsync("/probe", TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>
    /// Microsoft's issuer validator is one for the whole process and keeps the first client that it was given: this one always leads to the host
    /// that runs now.
    /// </summary>
    sealed class RunningHost : HttpMessageHandler
    {
        public static HttpClient Client { get; } = new(new RunningHost());

        public static SandboxHandler? Handler { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var way = new HttpMessageInvoker(Handler!, disposeHandler: false);
            return await way.SendAsync(request, cancellationToken);
        }
    }
}
