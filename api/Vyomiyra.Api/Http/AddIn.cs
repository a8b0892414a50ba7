using System.IO.Compression;
using System.Net.Mime;
using System.Security;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Vyomiyra.Api.Http;

/// <summary>The add-in's pages below <c>/taskpane/</c> as they were built into the web root, and the manifest that Outlook installs it from.</summary>
public static class AddIn
{
    private const string ManifestOrigin = "https://localhost";

    /// <summary>
    /// Scripts come from here and from where Microsoft publishes Office.js. The hash is the empty style element's: styles are added to it rule
    /// by rule. Signing in without the host's help goes to Entra ID. Those that frame a page are Outlook's own addresses.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com; "
        + "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self' https://login.microsoftonline.com; frame-src https://login.microsoftonline.com; "
        + "base-uri 'none'; form-action 'none'; object-src 'none'; "
        + "frame-ancestors 'self' https://*.office.com https://*.office365.com https://*.outlook.com https://outlook.live.com "
        + "https://*.cloud.microsoft https://*.officeapps.live.com";

    private static readonly string[] CompressedTypes = [MediaTypeNames.Text.Html, MediaTypeNames.Text.JavaScript, MediaTypeNames.Text.Css, MediaTypeNames.Image.Svg];

    /// <exception cref="InvalidOperationException">PublicUrl is missing or no absolute http(s) address.</exception>
    public static WebApplicationBuilder AddAddIn(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(PublicUrl.From(builder.Configuration));

        // Answers of the API stay as they are: compressing secrets beside what a caller wrote would tell them by their length.
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        builder.Services.AddResponseCompression(options => (options.EnableForHttps, options.MimeTypes) = (true, CompressedTypes));
        return builder;
    }

    /// <summary>Serves the pages; before whatever asks who is calling, for they are the same for everybody.</summary>
    public static WebApplication UseAddIn(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/taskpane") || http.Request.Path.StartsWithSegments("/icons"), pages =>
        {
            pages.UseResponseCompression();
            pages.UseDefaultFiles();
            pages.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => Describe(file.Context) });
        });
        return app;
    }

    /// <summary>The manifest names this server by the address that is configured, never by the one it was asked at.</summary>
    public static IEndpointRouteBuilder MapAddIn(this IEndpointRouteBuilder endpoints)
    {
        var manifest = ReadManifest();
        endpoints
            .MapGet("/manifest.xml", (PublicUrl publicUrl) => TypedResults.Text(
                manifest.Replace(ManifestOrigin, SecurityElement.Escape(publicUrl.Value), StringComparison.Ordinal), "application/xml"))
            .AllowAnonymous()
            .ExcludeFromDescription();
        return endpoints;
    }

    private static void Describe(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers[HeaderNames.XContentTypeOptions] = "nosniff";

        // The names of built files carry a hash of their content; everything else may be another one tomorrow.
        headers.CacheControl = http.Request.Path.StartsWithSegments("/taskpane/assets") ? "public, max-age=31536000, immutable" : "no-cache";
        if (http.Response.ContentType?.StartsWith(MediaTypeNames.Text.Html, StringComparison.Ordinal) == true)
        {
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        }
    }

    private static string ReadManifest()
    {
        var file = new EmbeddedFileProvider(typeof(AddIn).Assembly, "").GetFileInfo("manifest.xml");
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }
}
