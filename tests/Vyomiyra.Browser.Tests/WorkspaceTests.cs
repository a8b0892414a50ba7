using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Vyomiyra.Browser.Tests;

/// <summary>The workspace as a tab of Outlook's rail.</summary>
public sealed class WorkspaceTests(OutlookHost host)
{
    [Fact]
    public async Task The_rail_opens_the_workspace_as_the_one_who_is_signed_in()
    {
        await using var mara = await host.OpenWorkspaceAsync(OutlookHost.Mara);

        await Expect(mara.Heading("Accounts")).ToBeVisibleAsync();
        await Expect(mara.Button("You: Mara Lindqvist")).ToBeVisibleAsync();
        await mara.Tab.GetByRole(AriaRole.Searchbox).FillAsync("brightw");
        await mara.Button("Brightwater Foods Ltd").ClickAsync();
        await Expect(mara.Heading("Brightwater Foods Ltd")).ToBeVisibleAsync();
        await mara.PictureAsync("workspace-account");
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
}
