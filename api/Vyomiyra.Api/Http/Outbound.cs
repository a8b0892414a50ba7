namespace Vyomiyra.Api.Http;

/// <summary>
/// The way out to Microsoft: everything that calls login.microsoftonline.com or graph.microsoft.com ends in the handler registered under this
/// key, so that the composition may replace the network.
/// </summary>
public static class Outbound
{
    public const string Microsoft = "microsoft";

    public static void AddOutbound(this IServiceCollection services) => services.AddKeyedSingleton<HttpMessageHandler>(
        Microsoft,
        (_, _) => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
}
