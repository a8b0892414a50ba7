using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Vyomiyra.Browser.Tests;

/// <summary>Shared mailboxes are enrolled, and what comes in that nobody knows is given its account, all of it by keyboard.</summary>
public sealed class MailboxPagesTests(OutlookHost host) : IClassFixture<OutlookHost>
{
    private static readonly LocatorAssertionsToContainTextOptions OnceRead = new() { Timeout = 60_000 };

    [Fact]
    public async Task The_demonstration_follows_its_mailbox_and_an_Administrator_enrols_another()
    {
        await using var priya = await host.OpenWorkspaceAsync(OutlookHost.Priya);
        await priya.Link("Mailboxes", exact: true).PressAsync("Enter");
        await Expect(priya.Row("receivables@halden.example")).ToContainTextAsync("Up to date");

        await priya.Button("Enrol a mailbox").PressAsync("Enter");
        await Expect(priya.Tab.GetByRole(AriaRole.Textbox, new() { Name = "Address" })).ToBeFocusedAsync();
        await priya.Page.Keyboard.TypeAsync("mara.lindqvist@halden.example");
        await priya.Page.Keyboard.PressAsync("Enter");
        await Expect(priya.Text("Vyomiyra may not read this mailbox.")).ToBeVisibleAsync();

        await priya.Page.Keyboard.PressAsync("ControlOrMeta+A");
        await priya.Page.Keyboard.TypeAsync("receivables.americas@halden.example");
        await priya.Page.Keyboard.PressAsync("Tab");
        await priya.Page.Keyboard.TypeAsync("Americas");
        await priya.PictureAsync("mailboxes-enrolling");
        await priya.Page.Keyboard.PressAsync("Enter");

        await Expect(priya.Text("Americas is enrolled.")).ToBeVisibleAsync();
        var row = priya.Row("receivables.americas@halden.example");
        await Expect(row).ToContainTextAsync("Enrolled by Priya Raman");
        await Expect(row).ToContainTextAsync("Up to date", OnceRead);
        await priya.PictureAsync("mailboxes");
    }

    [Fact]
    public async Task What_nobody_knows_is_assigned_and_others_of_its_sender_go_along()
    {
        await using var ines = await host.OpenWorkspaceAsync(OutlookHost.Ines);
        await ines.Link("Mailboxes", exact: true).PressAsync("Enter");
        var mailbox = ines.Row("receivables@halden.example");
        var unmatched = mailbox.GetByRole(AriaRole.Link);
        var before = int.Parse(await unmatched.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        string[] subjects = ["Gate code for the depot", "New opening hours", "Parking permits"];
        foreach (var subject in subjects)
        {
            await host.DeliverAsync("dora.lind@lind-and-daughters.example", subject, "Please take note of this.");
        }

        await Expect(unmatched).ToHaveTextAsync($"{before + subjects.Length}", new() { Timeout = 60_000 });
        await unmatched.PressAsync("Enter");
        var waiting = ines.Tab.GetByRole(AriaRole.List, new() { Name = "Unmatched" });
        var item = waiting.GetByRole(AriaRole.Listitem).Filter(new() { HasText = subjects[0] });
        await Expect(item).ToBeVisibleAsync();
        await ines.PictureAsync("unmatched");
        await item.GetByRole(AriaRole.Checkbox, new() { Name = "Make dora.lind@lind-and-daughters.example a contact" }).PressAsync("Space");
        await item.GetByRole(AriaRole.Button, new() { Name = "Choose an account" }).PressAsync("Enter");
        await ines.Page.Keyboard.TypeAsync("Brightwater");
        await Expect(item.GetByText("Brightwater Foods Ltd")).ToBeVisibleAsync();
        await ines.PictureAsync("unmatched-choosing");
        await ines.Page.Keyboard.PressAsync("Tab");
        await ines.Page.Keyboard.PressAsync("Enter");

        await Expect(ines.Text("2 others went along.")).ToBeVisibleAsync();
        foreach (var subject in subjects)
        {
            await Expect(waiting.GetByText(subject)).ToHaveCountAsync(0);
        }

        await ines.PictureAsync("unmatched-assigned");
        await Expect(ines.Link("To the conversation")).ToBeFocusedAsync();
        await ines.Page.Keyboard.PressAsync("Enter");
        await Expect(ines.Heading("Brightwater Foods Ltd")).ToBeVisibleAsync();
        await Expect(ines.Heading(subjects[0])).ToBeVisibleAsync();
        await ines.PictureAsync("conversation");
    }
}
