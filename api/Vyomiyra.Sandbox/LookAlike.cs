using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Vyomiyra.Sandbox;

/// <summary>Outlook in miniature at <c>/</c>: the built files of the folder Outlook, and its stand-in for Office.js.</summary>
public static class LookAlike
{
    /// <summary>
    /// The frames that show a mail inherit this policy, so it holds for what customers wrote too: nothing is loaded from elsewhere. Mail
    /// styles itself inline.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>
    /// Serves the look-alike, and points every page that asks Microsoft's servers for Office.js to the stand-in instead.
    /// Comes first in the pipeline, so that it sees the pages of everything behind it.
    /// </summary>
    public static IApplicationBuilder UseLookAlike(this IApplicationBuilder app)
    {
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "outlook"));
        return app
            .UseMiddleware<OfficeScriptRewriter>()
            .UseDefaultFiles(new DefaultFilesOptions { FileProvider = files })
            .UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = Describe });
    }

    private static void Describe(StaticFileResponseContext served)
    {
        var headers = served.Context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
    }
}
