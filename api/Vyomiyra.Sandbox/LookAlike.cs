using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;

namespace Vyomiyra.Sandbox;

/// <summary>Outlook in miniature at <c>/</c>: the built files of the folder Outlook, and its stand-in for Office.js.</summary>
public static class LookAlike
{
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
            .UseStaticFiles(new StaticFileOptions
            {
                FileProvider = files,
                OnPrepareResponse = served => served.Context.Response.Headers.CacheControl = "no-cache",
            });
    }
}
