using System.IO.Compression;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Vyomiyra.Browser.Tests;

/// <summary>The workspace as a tab of Outlook's rail.</summary>
public sealed class WorkspaceTests(OutlookHost host) : IClassFixture<OutlookHost>
{
    [Fact]
    public async Task An_invoice_is_found_by_its_last_digits_and_leads_to_its_account()
    {
        await using var mara = await host.OpenWorkspaceAsync(OutlookHost.Mara);
        await Expect(mara.Heading("Accounts")).ToBeVisibleAsync();
        await Expect(mara.Link("Brightwater Foods Ltd")).ToBeVisibleAsync();
        await mara.PictureAsync("workspace-accounts");

        await mara.Heading("Accounts").ClickAsync();
        await mara.Page.Keyboard.PressAsync("/");
        await mara.Page.Keyboard.TypeAsync("482");
        await Expect(mara.Tab.GetByRole(AriaRole.Option, new() { Name = "INV-10482" })).ToContainTextAsync("Brightwater Foods Ltd");
        await mara.PictureAsync("workspace-search");
        await mara.Page.Keyboard.PressAsync("Enter");

        await Expect(mara.Heading("Brightwater Foods Ltd")).ToBeVisibleAsync();
        await Expect(mara.Tab.GetByRole(AriaRole.Row, new() { Name = "INV-10482" })).ToContainTextAsync("14,800.00 EUR");
        await mara.PictureAsync("workspace-account");
    }

    [Fact]
    public async Task A_collector_of_another_team_neither_lists_nor_finds_it()
    {
        await using var tomas = await host.OpenWorkspaceAsync(OutlookHost.Tomas);
        await Expect(tomas.Heading("Accounts")).ToBeVisibleAsync();
        await Expect(tomas.Tab.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Expect(tomas.Link("Brightwater Foods Ltd")).ToHaveCountAsync(0);

        await tomas.Tab.GetByRole(AriaRole.Combobox, new() { Name = "Search accounts" }).FillAsync("10482");

        await Expect(tomas.Text("Nothing is known by")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_list_is_exported_as_the_one_who_is_signed_in()
    {
        await using var mara = await host.OpenWorkspaceAsync(OutlookHost.Mara);
        await Expect(mara.Link("Brightwater Foods Ltd")).ToBeVisibleAsync();

        var file = await mara.Page.RunAndWaitForDownloadAsync(() => mara.Button("Export as CSV").ClickAsync());

        Assert.Equal("accounts.csv", file.SuggestedFilename);
        Assert.Contains("Brightwater Foods Ltd", await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_is_saved_by_the_browser_itself_as_the_one_who_is_signed_in()
    {
        var dispute = await host.AddEvidenceAsync(OutlookHost.Mara, "note.txt", "Forty were missing."u8.ToArray());
        await using var mara = await host.OpenWorkspaceAsync(OutlookHost.Mara);
        await Expect(mara.Link("Brightwater Foods Ltd")).ToBeVisibleAsync();
        await mara.Tab.Locator("body").EvaluateAsync($"() => {{ location.hash = '#/disputes/{dispute}'; }}");

        var one = await mara.Page.RunAndWaitForDownloadAsync(() => mara.Button("Download note.txt").ClickAsync());
        var all = await mara.Page.RunAndWaitForDownloadAsync(() => mara.Button("as one archive").First.ClickAsync());

        Assert.Equal("note.txt", one.SuggestedFilename);
        Assert.Equal("Forty were missing.", await File.ReadAllTextAsync(await one.PathAsync(), TestContext.Current.CancellationToken));
        Assert.StartsWith($"dispute-{dispute}-evidence-", all.SuggestedFilename, StringComparison.Ordinal);
        await using var archive = await ZipFile.OpenReadAsync(await all.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains(archive.Entries, entry => entry.Name == "manifest.json");
        await Expect(mara.Button("Download note.txt")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signed_out_it_asks_first()
    {
        await using var mara = await host.OpenWorkspaceAsync(OutlookHost.Mara, "dark", signedOut: true);

        await mara.Button("Sign in", exact: true).ClickAsync();
        await mara.PictureAsync("workspace-signed-out");
        await mara.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(mara.Heading("Accounts")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_contact_is_corrected_and_a_freemail_domain_refused_with_its_reason()
    {
        await using var mara = await host.OpenWorkspaceAsync(OutlookHost.Mara);
        await mara.Link("Veldkamm Logistik GmbH").ClickAsync();
        await mara.Link("Details", exact: true).ClickAsync();
        await mara.Button("Add a contact").ClickAsync();
        await mara.Tab.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("Ida Maar");
        await mara.Tab.GetByLabel("Address 1").FillAsync("ida.maar@veldkamm.example");
        await mara.Tab.GetByRole(AriaRole.Checkbox, new() { Name = "Escalation" }).CheckAsync();
        await mara.Button("Save", exact: true).ClickAsync();
        await Expect(mara.Text("ida.maar@veldkamm.example")).ToBeVisibleAsync();

        await mara.Button("Edit", exact: true).First.ClickAsync();
        await mara.Tab.GetByRole(AriaRole.Form, new() { Name = "Edit the account" }).GetByRole(AriaRole.Button, new() { Name = "Domain", Exact = true }).ClickAsync();
        await mara.Tab.GetByRole(AriaRole.Group, new() { Name = "Mail domains" }).GetByRole(AriaRole.Textbox).Last.FillAsync("gmail.com");
        await mara.PictureAsync("workspace-edit");
        await mara.Button("Save", exact: true).ClickAsync();
        await Expect(mara.Tab.GetByRole(AriaRole.Group, new() { Name = "Mail domains" })).ToContainTextAsync("gmail.com");
        await Expect(mara.Text("It was not saved.")).ToBeVisibleAsync();
        await mara.PictureAsync("workspace-refused");
    }

    [Fact]
    public async Task A_call_is_logged_stands_in_the_timeline_and_is_taken_back()
    {
        await using var mara = await host.OpenWorkspaceAsync(OutlookHost.Mara);
        await mara.Link("Castelvera Hotels SL").ClickAsync();
        await mara.Button("Log a call or note").ClickAsync();
        await mara.Tab.GetByLabel("What was said").FillAsync("They wait for the credit note of October.");
        await mara.Button("Log it").ClickAsync();
        await Expect(mara.Text("Call logged")).ToBeVisibleAsync();

        await mara.Link("Timeline", exact: true).ClickAsync();
        await Expect(mara.Text("They wait for the credit note of October.")).ToBeVisibleAsync();
        await mara.PictureAsync("workspace-timeline");
        await mara.Button("Undo", exact: true).ClickAsync();
        await Expect(mara.Text("Took back the call")).ToBeVisibleAsync();
    }
}
