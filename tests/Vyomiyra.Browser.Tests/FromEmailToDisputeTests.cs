using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Vyomiyra.Browser.Tests;

/// <summary>A specialist's working moment, from an email that contests an invoice to the dispute with the whole thread behind it.</summary>
public sealed class FromEmailToDisputeTests(OutlookHost host) : IClassFixture<OutlookHost>
{
    [Fact]
    public async Task What_an_email_contests_becomes_a_dispute_and_its_page_shows_every_message_of_the_thread_as_evidence()
    {
        await using (var mara = await host.OpenAsync(OutlookHost.Mara))
        {
            await mara.ReadAsync("Re: Open invoice INV-10466");
            await Expect(mara.Heading("Talbrück Maschinenbau GmbH")).ToBeVisibleAsync();
            var contested = mara.Pane.GetByRole(AriaRole.Region, new() { Name = "Dispute in this mail" });
            await contested.GetByRole(AriaRole.Button, new() { Name = "Open a dispute" }).ClickAsync();

            var form = mara.Pane.GetByRole(AriaRole.Form, new() { Name = "Dispute" });
            await Expect(form.GetByLabel("Reason")).ToHaveValueAsync("06");
            await Expect(form.GetByLabel("Contested on INV-10466")).ToBeVisibleAsync();
            await Expect(form.GetByLabel("Keep the whole thread as evidence")).ToBeCheckedAsync();
            await form.GetByLabel("Contested on INV-10466").FillAsync("100");
            await mara.PictureAsync("12-contested");
            await form.GetByRole(AriaRole.Button, new() { Name = "Open dispute" }).ClickAsync();

            await Expect(mara.Text("Dispute opened")).ToBeVisibleAsync();
            await Expect(contested).ToHaveCountAsync(0);
            var evidence = mara.Pane.GetByRole(AriaRole.Region, new() { Name = "Evidence" });
            await Expect(evidence.GetByText("8 files kept")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Expect(mara.Text("Evidence was kept: 8 files")).ToBeVisibleAsync();
            await mara.PictureAsync("13-evidence");
        }

        await using var workspace = await host.OpenWorkspaceAsync(OutlookHost.Mara);
        await workspace.Link("Disputes", exact: true).ClickAsync();
        await workspace.Row("Talbrück").Filter(new() { HasText = "100.00 EUR" }).GetByRole(AriaRole.Link, new() { Name = "Quantity" }).ClickAsync();

        await Expect(workspace.Text("there is still no answer about the wrong quantity on INV-10466.")).ToBeVisibleAsync();
        var thread = workspace.Tab.GetByRole(AriaRole.Article, new() { Name = "Evidence 1" });
        await Expect(thread).ToContainTextAsync("Complete");
        await Expect(thread.GetByText("Mail as .eml")).ToHaveCountAsync(4);
        await Expect(thread.GetByText("As text")).ToHaveCountAsync(4);
        await thread.ScrollIntoViewIfNeededAsync();
        await workspace.PictureAsync("14-thread");
        var archive = await workspace.Page.RunAndWaitForDownloadAsync(() => thread.GetByRole(AriaRole.Button, new() { Name = "All as one archive: evidence 1" }).ClickAsync());
        await using var content = File.OpenRead((await archive.PathAsync())!);
        using var zip = new System.IO.Compression.ZipArchive(content);
        Assert.Equal(4, zip.Entries.Count(entry => entry.Name.EndsWith(".eml", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_dispute_of_the_demonstration_stands_on_the_thread_that_it_came_from()
    {
        await using var ines = await host.OpenWorkspaceAsync(OutlookHost.Ines);
        await ines.Link("Disputes", exact: true).ClickAsync();
        await ines.Row("INV-10520").GetByRole(AriaRole.Link, new() { Name = "Quantity" }).ClickAsync();

        await Expect(ines.Text("Two pallets of that delivery were short.")).ToBeVisibleAsync();
        var thread = ines.Tab.GetByRole(AriaRole.Article, new() { Name = "Evidence 1" });
        await Expect(thread).ToContainTextAsync("Complete", new() { Timeout = 30_000 });
        await Expect(thread.GetByText("Mail as .eml")).ToHaveCountAsync(2);
        await ines.Link("To the conversation").ClickAsync();
        await Expect(ines.Heading("INV-10520 is past due")).ToBeVisibleAsync();
    }
}
