using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Vyomiyra.Api.Http;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Identity;

/// <summary>This API as a client of Entra ID: one for the process, because MSAL's cache belongs to it.</summary>
public sealed class ConfidentialClient(
    IOptions<AzureAdOptions> azureAd, TokenVault vault, [FromKeyedServices(Outbound.Microsoft)] HttpMessageHandler outbound)
{
    private readonly Lazy<IConfidentialClientApplication> application = new(() => Build(azureAd.Value, vault, outbound));

    /// <exception cref="MsalException">Entra ID refused, or does not answer.</exception>
    public Task<AuthenticationResult> OnBehalfOfAsync(UserKey user, string token, IEnumerable<string> scopes, CancellationToken cancellation) =>
        vault.ForAsync(user, () => application.Value
            .AcquireTokenOnBehalfOf(scopes, new UserAssertion(token))
            .WithTenantId(user.TenantId.ToString())
            .ExecuteAsync(cancellation));

    /// <summary>As <see cref="OnBehalfOfAsync"/>; what is kept of it lets <see cref="WhileAwayAsync"/> go on when the user has left.</summary>
    /// <exception cref="MsalException">Entra ID refused, or does not answer.</exception>
    public Task<AuthenticationResult> OnBehalfOfForLongAsync(UserKey user, string token, IEnumerable<string> scopes, CancellationToken cancellation) =>
        vault.ForAsync(user, () =>
        {
            var session = SessionOf(user);
            return LongRunning.InitiateLongRunningProcessInWebApi(scopes, token, ref session).WithTenantId(user.TenantId.ToString()).ExecuteAsync(cancellation);
        });

    /// <exception cref="MsalException">Nothing that would do was kept, Entra ID refused, or does not answer.</exception>
    public Task<AuthenticationResult> WhileAwayAsync(UserKey user, IEnumerable<string> scopes, CancellationToken cancellation) =>
        vault.ForAsync(user, () => LongRunning.AcquireTokenInLongRunningProcess(scopes, SessionOf(user)).WithTenantId(user.TenantId.ToString()).ExecuteAsync(cancellation));

    /// <exception cref="MsalException">Entra ID refused, or does not answer.</exception>
    public Task<AuthenticationResult> AsItselfAsync(Guid tenantId, IEnumerable<string> scopes, CancellationToken cancellation) =>
        application.Value.AcquireTokenForClient(scopes).WithTenantId(tenantId.ToString()).ExecuteAsync(cancellation);

    /// <summary>Whether the same request may succeed later.</summary>
    internal static bool IsPassing(Exception fault) =>
        fault is MsalServiceException { StatusCode: >= 500 or 429 } or MsalServiceException { ErrorCode: MsalError.RequestTimeout } or HttpRequestException;

    internal static Refusal Unavailable =>
        Refusal.Unavailable("sign_in_unavailable", "Microsoft's sign-in does not answer. Nothing was saved; try again.", TimeSpan.FromSeconds(10));

    private ILongRunningWebApi LongRunning => (ILongRunningWebApi)application.Value;

    private static string SessionOf(UserKey user) => $"away {user.TenantId:N} {user.ObjectId:N}";

    private static IConfidentialClientApplication Build(AzureAdOptions options, TokenVault vault, HttpMessageHandler outbound)
    {
        var application = ConfidentialClientApplicationBuilder.Create(options.ClientId)
            .WithClientSecret(options.ClientSecret)
            .WithAuthority($"{options.Instance.TrimEnd('/')}/{options.TenantId}")
            .WithHttpClientFactory(new HttpClients(new HttpClient(outbound, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(20) }))
            .WithClientCapabilities(["cp1"])
            .Build();
        vault.Keep(application.UserTokenCache);
        return application;
    }

    private sealed class HttpClients(HttpClient client) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => client;
    }
}
