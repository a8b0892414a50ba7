using Microsoft.Playwright;

namespace Vyomiyra.Browser.Tests;

/// <summary>What somebody sees: the mail client, and the pane in its frame.</summary>
public sealed class OutlookPage(IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    public IFrameLocator Pane => page.FrameLocator("iframe[title='Vyomiyra']");

    /// <summary>Opens the first message whose line in the list contains all of the words.</summary>
    public async Task ReadAsync(params string[] words)
    {
        var line = page.GetByRole(AriaRole.Listbox, new() { Name = "Messages" }).GetByRole(AriaRole.Option);
        foreach (var word in words)
        {
            line = line.Filter(new LocatorFilterOptions { HasText = word });
        }

        await line.First.ClickAsync();
    }

    public ILocator Heading(string text) => Pane.GetByRole(AriaRole.Heading, new() { Name = text });

    public ILocator Button(string text, bool exact = false) => Pane.GetByRole(AriaRole.Button, new() { Name = text, Exact = exact });

    public ILocator Text(string text) => Pane.GetByText(text).First;

    public Task PictureAsync(string name) => Pictures.KeepAsync(page, name);

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();
}
