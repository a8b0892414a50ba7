using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Vyomiyra.Browser.Tests;

/// <summary>Who must speak next: beside the mail, and among what stalled.</summary>
public sealed class WhoSpeaksNextTests(OutlookHost host) : IClassFixture<OutlookHost>
{
    [Fact]
    public async Task A_specialist_sees_it_beside_the_mail_closes_the_conversation_and_opens_it_again()
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara);
        await mara.ReadAsync("Re: Open invoice INV-10466");
        await Expect(mara.Text("We must answer")).ToBeVisibleAsync();
        await mara.Button("Conversation").PressAsync("Enter");
        await mara.Button("Close", exact: true).ScrollIntoViewIfNeededAsync();
        await mara.PictureAsync("pane-conversation");

        await mara.Button("Close", exact: true).PressAsync("Enter");
        await Expect(mara.Text("Nobody must speak: the conversation is closed")).ToBeVisibleAsync();
        await mara.PictureAsync("pane-closed");
        await mara.Button("Open again").PressAsync("Enter");
        await Expect(mara.Text("We must answer")).ToBeVisibleAsync();
        await Expect(mara.Button("Close", exact: true)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_Manager_finds_what_stalled_by_its_kind_reads_the_mail_gives_it_to_another_and_nudges()
    {
        await using var ines = await host.OpenWorkspaceAsync(OutlookHost.Ines);
        await ines.Link("Stalled", exact: true).PressAsync("Enter");
        await ines.Tab.GetByLabel("Stalled on").SelectOptionAsync("ourWord");
        var table = ines.Tab.GetByRole(AriaRole.Table, new() { Name = "Stalled" });
        await Expect(table).ToContainTextAsync("We must answer");
        await Expect(table).Not.ToContainTextAsync("The customer must answer");
        await ines.PictureAsync("stalled");

        var first = table.GetByRole(AriaRole.Row).Nth(1);
        var subject = await first.GetByRole(AriaRole.Link).First.InnerTextAsync();
        var mail = await ines.Page.Context.RunAndWaitForPageAsync(() => first.GetByRole(AriaRole.Button, new() { Name = "Open the mail" }).PressAsync("Enter"));
        await Expect(mail.GetByRole(AriaRole.Heading, new() { Name = subject }).First).ToBeVisibleAsync();
        await mail.CloseAsync();

        await first.GetByRole(AriaRole.Button, new() { Name = "Reassign" }).First.PressAsync("Enter");
        await first.GetByLabel("New owner").SelectOptionAsync("Ines Okafor");
        await ines.PictureAsync("stalled-reassigning");
        await first.GetByLabel("New owner").PressAsync("Tab");
        await ines.Page.Keyboard.PressAsync("Enter");
        await Expect(WorkspacePage.Cell(first, "Owner")).ToHaveTextAsync("Ines Okafor");

        await first.GetByRole(AriaRole.Button, new() { Name = "Nudge Ines Okafor" }).First.PressAsync("Enter");
        await first.GetByLabel("Note").FillAsync("They called.");
        await first.GetByLabel("Note").PressAsync("Tab");
        await ines.Page.Keyboard.PressAsync("Enter");
        await Expect(WorkspacePage.Cell(first, "Last words")).ToContainTextAsync("Nudged");
        await ines.PictureAsync("stalled-nudged");
    }
}
