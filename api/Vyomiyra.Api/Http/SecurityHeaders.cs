using Microsoft.Extensions.Options;

namespace Vyomiyra.Api.Http;

internal sealed class SecurityHeaders(RequestDelegate next, IOptions<HttpOptions> options, IHostEnvironment environment)
{
    // Fluent UI writes its styles into the page at run time, hence 'unsafe-inline' for styles, and for nothing else.
    private readonly string contentSecurityPolicy = string.Join("; ",
        "default-src 'self'",
        "script-src 'self' https://appsforoffice.microsoft.com",
        $"connect-src 'self' {options.Value.SignInHost}",
        $"frame-src 'self' {options.Value.SignInHost}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        $"frame-ancestors 'self' {string.Join(' ', options.Value.FrameAncestors)}".TrimEnd());

    public Task InvokeAsync(HttpContext http)
    {
        http.OnAnswering(() => SetHeaders(http));
        return next(http);
    }

    private void SetHeaders(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = contentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (!environment.IsDevelopment())
        {
            // Also where a proxy ends TLS before us; browsers ignore it on plain http.
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            headers.CacheControl = "no-store";
        }
    }
}
