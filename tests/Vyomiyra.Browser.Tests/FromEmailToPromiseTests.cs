using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Vyomiyra.Browser.Tests;

/// <summary>A specialist's working moment, from the open email to the promise in the history.</summary>
public sealed class FromEmailToPromiseTests(OutlookHost host) : IClassFixture<OutlookHost>
{
    private const string Mail = "Re: INV-10482 and INV-10490 overdue";

    [Fact]
    public async Task A_promise_in_an_email_is_proposed_changed_recorded_and_still_there_after_a_restart()
    {
        await using (var mara = await host.OpenAsync(OutlookHost.Mara))
        {
            await mara.ReadAsync(Mail);

            await Expect(mara.Heading("Brightwater Foods Ltd")).ToBeVisibleAsync();
            await Expect(mara.Text("Conversation is filed here")).ToBeVisibleAsync();
            await Expect(mara.Button("44,965.58 EUR overdue")).ToBeVisibleAsync();
            await Expect(mara.Text("We will pay 24,300.00 EUR by Friday for INV-10482 and INV-10490.")).ToBeVisibleAsync();
            await Expect(mara.Pane.Locator("mark").First).ToHaveTextAsync("24,300.00 EUR");
            await mara.PictureAsync("1-proposed");

            await mara.Button("Edit", exact: true).ClickAsync();
            var day = mara.Pane.GetByLabel("Pay by").First;
            await day.FillAsync("in two weeks");
            await mara.PictureAsync("2-changed");
            await mara.Button("Record promise").ClickAsync();

            await Expect(mara.Text("Promise recorded")).ToBeVisibleAsync();
            await Expect(mara.Button("Promised: 24,300.00 EUR")).ToBeVisibleAsync();
            await mara.PictureAsync("3-recorded");
        }

        await host.RestartAsync();

        await using (var mara = await host.OpenAsync(OutlookHost.Mara))
        {
            await mara.ReadAsync(Mail);

            await Expect(mara.Text("Conversation is filed here")).ToBeVisibleAsync();
            await Expect(mara.Button("Promised: 24,300.00 EUR")).ToBeVisibleAsync();
            await mara.PictureAsync("4-after-restart");
        }
    }

    [Fact]
    public async Task A_collector_of_another_team_sees_nothing_of_it()
    {
        await using var tomas = await host.OpenAsync(OutlookHost.Tomas);
        await tomas.ReadAsync(Mail);

        await Expect(tomas.Heading("Whose mail is this?")).ToBeVisibleAsync();
        await Expect(tomas.Pane.GetByText("Brightwater Foods Ltd")).ToHaveCountAsync(0);
        await tomas.PictureAsync("5-another-team");
    }

    [Fact]
    public async Task A_mail_that_fits_two_customers_asks_and_remembers_the_answer()
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara);
        await mara.ReadAsync("Re: Statement of account please");

        await Expect(mara.Heading("Which customer is it?")).ToBeVisibleAsync();
        await mara.PictureAsync("6-two-customers");
        await mara.Button("Pinemoor Creameries").First.ClickAsync();

        await Expect(mara.Heading("Pinemoor Creameries Ltd")).ToBeVisibleAsync();
        await mara.ReadAsync(Mail);
        await Expect(mara.Heading("Brightwater Foods Ltd")).ToBeVisibleAsync();
        await mara.ReadAsync("Re: Statement of account please");
        await Expect(mara.Heading("Pinemoor Creameries Ltd")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_sender_who_may_be_forged_is_a_warning_and_a_question()
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara);
        await mara.ReadAsync("Refund of INV-10498");

        await Expect(mara.Text("This sender may be forged")).ToBeVisibleAsync();
        await Expect(mara.Text("Is this Harroway Textiles plc?")).ToBeVisibleAsync();
        await mara.PictureAsync("7-forged");
    }

    [Fact]
    public async Task What_a_mail_contests_is_shown_with_its_words_and_stays_dismissed_once_it_is()
    {
        const string words = "there is still no answer about the wrong quantity on INV-10466.";
        await using (var mara = await host.OpenAsync(OutlookHost.Mara))
        {
            await mara.ReadAsync("Re: Open invoice INV-10466");
            await Expect(mara.Heading("Dispute in this mail")).ToBeVisibleAsync();
            await Expect(mara.Text(words)).ToBeVisibleAsync();
            await Expect(mara.Text("Asks for a credit note")).ToBeVisibleAsync();
            await mara.PictureAsync("9-contested");
            await mara.Page.RunAndWaitForResponseAsync(
                () => mara.Button("Dismiss: Dispute in this mail: Quantity").ClickAsync(), answer => answer.Request.Method == "PUT" && answer.Status == 204);
            await Expect(mara.Text("Dispute in this mail: dismissed.")).ToBeVisibleAsync();
        }

        await using (var mara = await host.OpenAsync(OutlookHost.Mara))
        {
            await mara.ReadAsync("Re: Open invoice INV-10466");
            await Expect(mara.Text("Dispute in this mail: dismissed.")).ToBeVisibleAsync();
            await Expect(mara.Pane.GetByText(words)).ToHaveCountAsync(0);
            await mara.Button("Show again").ClickAsync();
            await Expect(mara.Text(words)).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_remittance_advice_that_is_attached_stands_beside_what_is_open()
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara);
        await mara.ReadAsync("Zahlungsavis INV-10563");

        await Expect(mara.Heading("Brauhaus Eschenthal GmbH")).ToBeVisibleAsync();
        var advice = mara.Pane.GetByRole(AriaRole.Region, new() { Name = "Remittance advice" });
        await Expect(advice.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(advice).ToContainTextAsync("INV-10563");
        await Expect(advice).ToContainTextAsync("44.29 EUR short");
        await Expect(advice).ToContainTextAsync("not open here");
        await mara.PictureAsync("11-advised");
    }

    [Fact]
    public async Task Who_says_that_it_is_paid_is_answered_with_the_search_for_the_payment()
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara);
        await mara.ReadAsync("Re: Payment reminder: INV-10505");

        await Expect(mara.Pane.GetByText("Says it is paid")).ToHaveCountAsync(1);
        await Expect(mara.Text("Look for the payment: none known here fits.")).ToBeVisibleAsync();
        await mara.PictureAsync("10-paid");
    }

    [Fact]
    public async Task A_question_whether_one_may_pay_later_is_no_promise()
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara);
        await mara.ReadAsync("Re: Invoice INV-10517 is overdue");

        await Expect(mara.Heading("Kestrel & Rowe Bakeries")).ToBeVisibleAsync();
        await Expect(mara.Button("Confirm")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("contrast")]
    public async Task The_pane_follows_the_theme_of_Outlook(string theme)
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara, theme);
        await mara.ReadAsync("AW: Zahlungserinnerung INV-10511");

        await Expect(mara.Heading("Nordkliff Apotheken GmbH")).ToBeVisibleAsync();
        var background = await mara.Pane.Locator("body").EvaluateAsync<string>("body => getComputedStyle(document.querySelector('.fui-FluentProvider') ?? body).backgroundColor");
        var channels = background.Split('(', ')')[1].Split(',').Take(3).Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.True(channels.Max() < 80, $"The pane's background in {theme} is {background}.");
        await mara.PictureAsync($"8-{theme}");
    }

    [Fact]
    public async Task The_pane_is_never_wider_than_its_frame()
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara);
        await mara.ReadAsync("Re: Open invoice INV-10466");

        await Expect(mara.Heading("Talbrück Maschinenbau GmbH")).ToBeVisibleAsync();
        var widths = await mara.Pane.Locator("html").EvaluateAsync<int[]>("html => [html.clientWidth, html.scrollWidth]");
        Assert.Equal(320, widths[0]);
        Assert.Equal(widths[0], widths[1]);
        await mara.PictureAsync("9-disputed");
    }
}
