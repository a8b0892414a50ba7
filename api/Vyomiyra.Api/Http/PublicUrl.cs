namespace Vyomiyra.Api.Http;

/// <summary>Where this server is reached from outside, by configuration (<c>PublicUrl</c>).</summary>
/// <param name="Value">An absolute http or https address without a slash at its end.</param>
public sealed record PublicUrl(string Value)
{
    /// <exception cref="InvalidOperationException">It is missing or no such address.</exception>
    public static PublicUrl From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Uri.TryCreate(configuration["PublicUrl"], UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            && url is { Query: "", Fragment: "", UserInfo: "" }
            ? new PublicUrl(url.AbsoluteUri.TrimEnd('/'))
            : throw new InvalidOperationException("Configure PublicUrl: the https address at which this server is reached, such as https://collections.example.com.");
    }
}
