using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Vyomiyra.Sandbox;

/// <summary>
/// The pane's pages name Office.js where Microsoft publishes it, as they must in production. Here they get the stand-in,
/// and nothing calls the internet. Only HTML is touched; everything else passes through as it is written.
/// </summary>
internal sealed class OfficeScriptRewriter(RequestDelegate next)
{
    private const string Published = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
    private const string StandIn = "/sandbox/office.js";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }

        // A page in the browser's cache from a run without the sandbox names the published script: answer pages in full.
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Request.Headers.Remove("If-None-Match");
            context.Request.Headers.Remove("If-Modified-Since");
        }

        var original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var held = new HeldHtml(context.Response, original.Stream);
        var body = new StreamResponseBodyFeature(held, original);
        context.Features.Set<IHttpResponseBodyFeature>(body);
        try
        {
            await next(context);
            await body.CompleteAsync();
        }
        finally
        {
            context.Features.Set(original);
        }

        if (held.Content is { Length: > 0 } html)
            await WriteAsync(context.Response, await DecodeAsync(html, context.Response.Headers.ContentEncoding.ToString()), context.RequestAborted);
    }

    private static async Task WriteAsync(HttpResponse response, string html, CancellationToken cancellationToken)
    {
        var rewritten = Encoding.UTF8.GetBytes(html.Replace(Published, StandIn, StringComparison.OrdinalIgnoreCase));
        response.Headers.Remove("Content-Encoding");
        response.Headers.Remove("ETag");
        response.Headers.Remove("Last-Modified");
        response.Headers.Remove("Accept-Ranges");
        response.Headers.CacheControl = "no-cache";
        response.ContentLength = rewritten.Length;
        await response.Body.WriteAsync(rewritten, cancellationToken);
    }

    private static async Task<string> DecodeAsync(MemoryStream html, string encoding)
    {
        html.Position = 0;
        await using Stream plain = encoding switch
        {
            "br" => new BrotliStream(html, CompressionMode.Decompress),
            "gzip" => new GZipStream(html, CompressionMode.Decompress),
            _ => html,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
