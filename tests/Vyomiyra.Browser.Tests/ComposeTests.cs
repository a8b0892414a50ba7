using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Vyomiyra.Browser.Tests;

/// <summary>What the pane puts into a mail that a specialist writes.</summary>
public sealed class ComposeTests(OutlookHost host) : IClassFixture<OutlookHost>
{
    private const string Customer = "helen.marsh@brightwater-foods.example";

    [Fact]
    public async Task A_new_mail_to_a_customer_gets_the_table_the_statement_and_an_invoice_copy_and_is_not_sent()
    {
        const string subject = "What is open between us";
        await using var mara = await host.OpenAsync(OutlookHost.Mara);
        await mara.WriteAsync(Customer, subject);
        await Expect(mara.Heading("Brightwater Foods Ltd")).ToBeVisibleAsync();
        await mara.Words.PressSequentiallyAsync("Dear Helen, ");

        await mara.Button("None", exact: true).ClickAsync();
        await mara.Pane.GetByRole(AriaRole.Checkbox, new() { Name = "INV-10482" }).CheckAsync();
        await mara.Button("Insert table of 1").ClickAsync();
        await Expect(mara.Words.GetByRole(AriaRole.Table)).ToContainTextAsync("INV-10482");
        await Expect(mara.Words).ToContainTextAsync("Dear Helen,");
        await Expect(mara.Words).Not.ToContainTextAsync("INV-10490");

        await mara.Button("Attach statement (PDF)").ClickAsync();
        await mara.Button("Attach 1 invoice copy").ClickAsync();
        var attachments = mara.Form.GetByRole(AriaRole.List, new() { Name = "Attachments" }).GetByRole(AriaRole.Listitem);
        await Expect(attachments).ToHaveCountAsync(2);
        await Expect(attachments.Filter(new() { HasText = "statement-C-1001-" })).ToHaveCountAsync(1);
        await Expect(attachments.Filter(new() { HasText = "Invoice INV-10482.pdf" })).ToHaveCountAsync(1);
        await mara.PictureAsync("12-composed");

        await mara.Form.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await mara.GoToAsync("Sent Items");
        var messages = mara.Page.GetByRole(AriaRole.Listbox, new() { Name = "Messages" });
        await Expect(messages.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await Expect(messages.GetByText(subject)).ToHaveCountAsync(0);
        await mara.GoToAsync("Drafts");
        await messages.GetByRole(AriaRole.Option).Filter(new() { HasText = subject }).ClickAsync();
        await Expect(mara.Words.GetByRole(AriaRole.Table)).ToContainTextAsync("INV-10482");
        await Expect(attachments).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_reply_goes_to_the_customer_whom_it_answers()
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara);
        await mara.ReadAsync("Re: INV-10482 and INV-10490 overdue");
        await Expect(mara.Heading("Brightwater Foods Ltd")).ToBeVisibleAsync();
        await mara.Page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        await mara.Form.GetByRole(AriaRole.Button, new() { Name = "Vyomiyra" }).ClickAsync();

        await Expect(mara.Text("Open items")).ToBeVisibleAsync();
        await Expect(mara.Heading("Brightwater Foods Ltd")).ToBeVisibleAsync();
        await mara.Button("Insert statement").ClickAsync();
        await Expect(mara.Words.GetByRole(AriaRole.Table).Filter(new() { HasText = "INV-10482" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_plain_text_mail_gets_the_statement_as_text()
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara);
        await mara.WriteAsync(Customer, "In plain words");
        await mara.Form.GetByRole(AriaRole.Button, new() { Name = "Plain text" }).ClickAsync();
        await mara.Button("Insert statement").ClickAsync();

        var words = mara.Form.GetByRole(AriaRole.Textbox, new() { Name = "Message text" });
        await Expect(words).ToHaveValueAsync(new Regex("- Invoice INV-10482, due .*: 14,800.00 EUR\n"));
    }

    [Fact]
    public async Task A_template_comes_in_the_customers_language_with_its_subject_and_the_table()
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara);
        await mara.WriteAsync("falk.reinders@talbrueck-maschinen.example", "");
        await mara.Pane.GetByRole(AriaRole.Combobox, new() { Name = "Template" }).SelectOptionAsync("Payment reminder");
        await mara.Button("Insert template").ClickAsync();

        await Expect(mara.Form.GetByLabel("Subject")).ToHaveValueAsync("Offene Rechnungen, Konto C-1004");
        await Expect(mara.Words).ToContainTextAsync("überfällig");
        await Expect(mara.Words.GetByRole(AriaRole.Table)).ToContainTextAsync("Rechnung INV-10493");
        await mara.PictureAsync("13-template");
    }

    [Fact]
    public async Task A_mail_to_another_teams_customer_finds_nobody()
    {
        await using var tomas = await host.OpenAsync(OutlookHost.Tomas);
        await tomas.WriteAsync(Customer, "Hello");

        await Expect(tomas.Heading("Whose account is it?")).ToBeVisibleAsync();
        await Expect(tomas.Pane.GetByText("Brightwater Foods Ltd")).ToHaveCountAsync(0);
    }
}
