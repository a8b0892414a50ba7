using Microsoft.Playwright;

namespace Vyomiyra.Browser.Tests;

/// <summary>What somebody sees in the workspace's tab: the frame, and how to get about in it.</summary>
public sealed class WorkspacePage(IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    public IFrameLocator Tab => page.FrameLocator("iframe[title='Vyomiyra']");

    public ILocator Heading(string text) => Tab.GetByRole(AriaRole.Heading, new() { Name = text });

    public ILocator Button(string text, bool exact = false) => Tab.GetByRole(AriaRole.Button, new() { Name = text, Exact = exact });

    public ILocator Link(string text, bool exact = false) => Tab.GetByRole(AriaRole.Link, new() { Name = text, Exact = exact });

    public ILocator Row(string text) => Tab.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    /// <summary>The cell of a row below a heading, which also stands beside it where the screen is narrow.</summary>
    public static ILocator Cell(ILocator row, string heading) => row.Locator($"td[data-title='{heading}']");

    public ILocator Text(string text) => Tab.GetByText(text).First;

    public Task PictureAsync(string name) => Pictures.KeepAsync(page, name);

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();
}
