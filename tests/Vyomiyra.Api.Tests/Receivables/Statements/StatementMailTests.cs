using System.Globalization;
using System.Net;
using System.Net.Mime;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Receivables.Statements;

/// <summary>The statement as a part of a mail that somebody writes.</summary>
public sealed partial class StatementMailTests(ApiHost host)
{
    [Fact]
    public async Task It_says_the_same_as_the_letter()
    {
        var customer = await host.GivenPromisesAndDisputesAsync();
        var html = XElement.Parse((await HtmlAsync(customer)).Replace("<br>", "<br/>", StringComparison.Ordinal));
        var tables = html.Descendants("table").ToList();
        Assert.Equal("Statement of account", html.Descendants("b").First().Value);
        Assert.Equal(["Total31,800.00 EUR", "Of this overdue24,300.00 EUR", "Promised10,000.00 EUR", "Disputed4,300.00 EUR", "Credits-500.00 EUR"], Cells(tables[0].Elements("tr").First()));
        Assert.Equal(["Not due8,000.00 EUR", "1–30 days10,000.00 EUR", "31–60 days14,300.00 EUR", "61–90 days0.00 EUR", "Over 90 days0.00 EUR"], Cells(tables[0].Elements("tr").Last()));
        Assert.Equal(["Document", "Issued", "Due", "Days late", "Amount", "Open"], tables[1].Descendants("th").Select(cell => cell.Value));
        var rows = tables[1].Element("tbody")!.Elements("tr").Select(Cells).ToList();
        Assert.Equal($"Invoice {customer.Oldest.Number}Your order PO-{customer.Oldest.Number[4..]}disputed: 4,300.00 EUR", rows[0][0]);
        Assert.Equal(["40", "14,300.00 EUR", "14,300.00 EUR"], rows[0][3..]);
        Assert.EndsWith($"promised: 10,000.00 EUR for {Calls.NextWeek.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}", rows[1][0], StringComparison.Ordinal);
        Assert.Equal(["", "-500.00 EUR", "-500.00 EUR"], rows[2][3..]);
        Assert.Equal(["Total", "31,800.00 EUR"], rows[^1]);
    }

    [Fact]
    public async Task Of_some_items_it_has_these_and_no_ages()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.ChangeAsync(customer, account => account.Language = "de");
        var html = await HtmlAsync(customer, customer.Later.Id);
        Assert.StartsWith("<div lang=\"de\"", html, StringComparison.Ordinal);
        Assert.Contains("<b>Offene Posten</b>", html, StringComparison.Ordinal);
        Assert.Contains($"Rechnung {customer.Later.Number}", html, StringComparison.Ordinal);
        Assert.DoesNotContain(customer.Oldest.Number, html, StringComparison.Ordinal);
        Assert.DoesNotContain("Nicht fällig", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_plain_text_it_is_lines()
    {
        var customer = await host.GivenPromisesAndDisputesAsync();

        var whole = await TextAsync(customer);
        var part = await TextAsync(customer, customer.Oldest.Id);

        Assert.StartsWith("Statement of account\n", whole, StringComparison.Ordinal);
        Assert.Contains($"\n- Invoice {customer.Oldest.Number}, due ", whole, StringComparison.Ordinal);
        Assert.Contains(": 14,300.00 EUR (disputed: 4,300.00 EUR)\n", whole, StringComparison.Ordinal);
        Assert.Contains("\n\nTotal: 31,800.00 EUR\nOf this overdue: 24,300.00 EUR\nPromised: 10,000.00 EUR\n", whole, StringComparison.Ordinal);
        Assert.StartsWith("Open items\n", part, StringComparison.Ordinal);
        Assert.EndsWith("(disputed: 4,300.00 EUR)\n\nTotal: 14,300.00 EUR", part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_customer_is_called_is_text_and_styles_stand_in_the_elements_alone()
    {
        var customer = await host.GivenPromisesAndDisputesAsync();
        const string name = "<script>alert(1)</script><img src=x onerror='alert(2)'> & \"Co\"";
        await host.ChangeAsync(customer, account => account.Name = name);
        var html = await HtmlAsync(customer);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#x27;alert(2)&#x27;&gt; &amp; &quot;Co&quot;", html, StringComparison.Ordinal);
        Assert.All(
            Elements().Matches(html),
            element => Assert.Matches("^(div lang=\"en\" style=\"[^\"<>]*\"|p style=\"[^\"<>]*\"|table cellspacing=\"0\" style=\"[^\"<>]*\"|t[dh]( scope=\"col\"| colspan=\"[24]\")? style=\"[^\"<>]*\"|span style=\"[^\"<>]*\"|thead|tbody|tr|b|br|/(div|p|table|thead|tbody|tr|t[hd]|b|span))$", element.Groups[1].Value));
    }

    private Task<string> HtmlAsync(Customer customer, params long[] receivables) => ReadAsync(customer, MediaTypeNames.Text.Html, receivables);

    private Task<string> TextAsync(Customer customer, params long[] receivables) => ReadAsync(customer, MediaTypeNames.Text.Plain, receivables);

    private async Task<string> ReadAsync(Customer customer, string type, params long[] receivables)
    {
        using var answer = await host.StatementAsync("mara", customer.Id, type, receivables);
        Assert.Equal((HttpStatusCode.OK, $"{type}; charset=utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static string[] Cells(XElement row) => [.. row.Descendants("td").Select(cell => cell.Value)];

    [GeneratedRegex("<([^>]*)>")]
    private static partial Regex Elements();
}
