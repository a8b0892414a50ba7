using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Vyomiyra.Browser.Tests;

/// <summary>What becomes of a promise beside the mail: agreed in instalments, moved, and confirmed to the customer.</summary>
public sealed partial class PromiseLifeTests(OutlookHost host) : IClassFixture<OutlookHost>
{
    [Fact]
    public async Task A_promise_is_agreed_in_two_instalments_one_is_moved_and_a_reply_confirms_them_that_nobody_has_sent()
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara);
        await mara.ReadAsync("Re: INV-10482 and INV-10490 overdue");
        await mara.Button("Edit", exact: true).ClickAsync();
        var form = mara.Pane.GetByRole(AriaRole.Form, new() { Name = "Promise to pay" });
        await form.GetByRole(AriaRole.Textbox, new() { Name = "Amount", Exact = true }).FillAsync("12,000");
        await form.GetByRole(AriaRole.Button, new() { Name = "Pay in instalments" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Textbox, new() { Name = "Instalment 2" })).ToHaveValueAsync("12,300.00");
        await Expect(form.GetByText(OfAllThatIsOpen())).ToBeVisibleAsync();
        await mara.PictureAsync("15-instalments");
        await form.GetByRole(AriaRole.Button, new() { Name = "Record promise" }).ClickAsync();

        await Expect(mara.Text("Promise recorded")).ToBeVisibleAsync();
        await Expect(mara.Button("Promised: 24,300.00 EUR")).ToBeVisibleAsync();

        var promises = mara.Pane.GetByRole(AriaRole.List, new() { Name = "Promises" }).GetByRole(AriaRole.Listitem);
        await promises.Filter(new() { HasText = "12,300.00 EUR by" }).GetByRole(AriaRole.Button, new() { Name = "Move the promise" }).ClickAsync();
        var move = mara.Pane.GetByRole(AriaRole.Form, new() { Name = "Move the promise" });
        await Expect(move.GetByRole(AriaRole.Textbox, new() { Name = "Amount", Exact = true })).ToHaveValueAsync("12,300.00");
        await move.GetByLabel("Pay by").FillAsync("in six weeks");
        await mara.PictureAsync("16-moved");
        await move.GetByRole(AriaRole.Button, new() { Name = "Move promise" }).ClickAsync();

        await Expect(promises.Filter(new() { HasText = "Moved once" })).ToContainTextAsync("Open");
        await Expect(promises.Filter(new() { HasText = "Replaced" })).ToContainTextAsync("12,300.00 EUR by");
        await Expect(mara.Button("Promised: 24,300.00 EUR")).ToBeVisibleAsync();

        await promises.Filter(new() { HasText = "12,000.00 EUR by" }).GetByRole(AriaRole.Button, new() { Name = "Draft a confirmation" }).ClickAsync();
        await Expect(mara.Page.GetByLabel("To", new() { Exact = true })).ToHaveValueAsync(HelenMarsh());
        await Expect(mara.Page.FrameLocator("iframe[title='Message text']").Locator("body")).ToContainTextAsync("12,000.00 EUR");
        await Expect(mara.Page.GetByRole(AriaRole.Button, new() { Name = "Send" })).ToBeVisibleAsync();
        await mara.PictureAsync("17-confirmation");
    }

    [GeneratedRegex(@"^Together 24,300\.00.EUR of 24,300\.00.EUR open\.$")]
    private static partial Regex OfAllThatIsOpen();

    [GeneratedRegex(@"helen\.marsh@brightwater-foods\.example")]
    private static partial Regex HelenMarsh();
}
