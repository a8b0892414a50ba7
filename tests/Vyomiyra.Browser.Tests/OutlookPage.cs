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

    /// <summary>The mail that is being written.</summary>
    public ILocator Form => page.GetByRole(AriaRole.Region, new() { Name = "New message" });

    /// <summary>What it says, where it is written.</summary>
    public ILocator Words => Form.FrameLocator("iframe").GetByRole(AriaRole.Textbox, new() { Name = "Message text" });

    /// <summary>Begins a mail to somebody, the pane open beside it.</summary>
    public async Task WriteAsync(string to, string subject)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "New mail" }).ClickAsync();
        await Form.GetByLabel("To").FillAsync(to);
        await Form.GetByLabel("Subject").FillAsync(subject);
        await Form.GetByRole(AriaRole.Button, new() { Name = "Vyomiyra" }).ClickAsync();
    }

    /// <summary>Opens a folder of the shared mailbox.</summary>
    public Task GoToAsync(string folder) => page.GetByRole(AriaRole.Region, new() { Name = "Halden Receivables", Exact = true }).GetByRole(AriaRole.Button, new() { Name = folder }).ClickAsync();

    public ILocator Heading(string text) => Pane.GetByRole(AriaRole.Heading, new() { Name = text });

    public ILocator Button(string text, bool exact = false) => Pane.GetByRole(AriaRole.Button, new() { Name = text, Exact = exact });

    public ILocator Text(string text) => Pane.GetByText(text).First;

    public Task PictureAsync(string name) => Pictures.KeepAsync(page, name);

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();
}
