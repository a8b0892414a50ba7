using System.IO.Compression;
using System.Net.Mime;
using System.Security;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;

namespace Vyomiyra.Api.Http;

/// <summary>The add-in's pages as they were built into the web root, and the manifest that Outlook installs it from.</summary>
public static class AddIn
{
    /// <summary>What stands in the manifest for the public address.</summary>
    private const string Placeholder = "https://localhost";

    private static readonly string[] CompressedTypes = [MediaTypeNames.Text.Html, MediaTypeNames.Text.JavaScript, MediaTypeNames.Text.Css, MediaTypeNames.Image.Svg];

    public static WebApplicationBuilder AddAddIn(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(services => PublicUrl.From(services.GetRequiredService<IConfiguration>()));

        // Answers of the API stay as they are: compressing secrets beside what a caller wrote would tell them by their length.
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        builder.Services.AddResponseCompression(options => (options.EnableForHttps, options.MimeTypes) = (true, CompressedTypes));
        return builder;
    }

    /// <summary>
    /// Serves the pages; before whatever asks who is calling, for they are the same for everybody. Files whose name holds their hash never
    /// change; the others are asked for anew each time.
    /// </summary>
    public static WebApplication UseAddIn(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseResponseCompression();
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = served => served.Context.Response.Headers.CacheControl =
                served.Context.Request.Path.Value!.Contains("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
        return app;
    }

    /// <summary>The manifest names this server by the address that is configured, never by the one it was asked at.</summary>
    public static IEndpointRouteBuilder MapAddIn(this IEndpointRouteBuilder endpoints)
    {
        var manifest = ReadManifest();
        endpoints
            .MapGet("/manifest.xml", (PublicUrl publicUrl) => TypedResults.Text(
                manifest.Replace(Placeholder, SecurityElement.Escape(publicUrl.Value), StringComparison.Ordinal), MediaTypeNames.Application.Xml))
            .ExcludeFromDescription();
        return endpoints;
    }

    private static string ReadManifest()
    {
        var file = new EmbeddedFileProvider(typeof(AddIn).Assembly, "").GetFileInfo("manifest.xml");
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }
}
