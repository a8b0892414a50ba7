namespace Vyomiyra.Api.Composition;

internal static class Pages
{
    /// <summary>The add-in's pages from wwwroot. Files whose name holds their hash never change; the others are asked for anew each time.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = served => served.Context.Response.Headers.CacheControl =
                served.Context.Request.Path.Value!.Contains("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }
}
