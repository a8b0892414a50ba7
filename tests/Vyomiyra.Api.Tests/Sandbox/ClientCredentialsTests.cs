using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Vyomiyra.Api.Tests.Sandbox;

public sealed class ClientCredentialsTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task An_app_acts_in_its_own_name_with_roles()
    {
        var answer = await host.Msal().AcquireTokenForClient(["https://graph.microsoft.com/.default"])
            .ExecuteAsync(TestContext.Current.CancellationToken);

        var token = new JsonWebToken(answer.AccessToken);
        Assert.Equal("app", token.GetClaim("idtyp").Value);
        Assert.Contains("Mail.Read", token.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value));
        Assert.False(token.TryGetPayloadValue<string>("scp", out _));
    }

    [Fact]
    public async Task A_daemon_gets_a_token_for_the_API()
    {
        var answer = await host.Msal().AcquireTokenForClient([$"api://{host.Tenant.App.ClientId}/.default"])
            .ExecuteAsync(TestContext.Current.CancellationToken);

        Assert.Equal(host.Tenant.App.ClientId.ToString(), new JsonWebToken(answer.AccessToken).Audiences.Single());
    }

    [Fact]
    public async Task Apps_take_all_their_permissions_or_none()
    {
        var refusal = await Assert.ThrowsAsync<MsalServiceException>(() => host.Msal()
            .AcquireTokenForClient(["https://graph.microsoft.com/Mail.Read"]).ExecuteAsync(TestContext.Current.CancellationToken));

        Assert.Contains("AADSTS1002012", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_that_does_not_exist_is_named_in_the_refusal()
    {
        var refusal = await Assert.ThrowsAsync<MsalServiceException>(() => host.Msal()
            .AcquireTokenForClient(["https://graph.microsoft.com/.default"])
            .WithTenantId("99999999-0000-0000-0000-000000000009").ExecuteAsync(TestContext.Current.CancellationToken));

        Assert.Contains("AADSTS90002", refusal.Message, StringComparison.Ordinal);
    }
}
