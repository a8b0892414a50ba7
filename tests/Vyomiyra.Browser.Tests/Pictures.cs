using Microsoft.Playwright;

namespace Vyomiyra.Browser.Tests;

internal static class Pictures
{
    /// <summary>Where screenshots are kept for a person to look at; null where nobody asked for them.</summary>
    private static string? Folder => Environment.GetEnvironmentVariable("VYOMIYRA_SCREENSHOTS");

    public static async Task KeepAsync(IPage page, string name)
    {
        if (Folder is { } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
        }
    }
}
