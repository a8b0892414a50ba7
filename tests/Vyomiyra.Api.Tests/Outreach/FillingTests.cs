using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Tests.Receivables.Statements;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Outreach;

namespace Vyomiyra.Api.Tests.Outreach;

/// <summary>A template becomes a letter that a person looks at, changes and sends.</summary>
public sealed class FillingTests(ApiHost host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_field_is_filled_from_the_account()
    {
        var customer = await host.GivenPromisesAndDisputesAsync();
        var id = await host.GivenATemplateAsync(TemplateCalls.ATemplate(
            "{{contact.name}} of {{account.name}}\n\n{{company.name}}, {{today}}: {{open}} open in {{count}} items, {{overdue}} overdue since {{oldestDue}}.\n\n{{table}}\n\n{{me.name}}",
            "{{account.number}}: {{open}}"));
        var letter = await host.FillAsync(id, customer.Id).IsOkAsync();
        Assert.Equal($"{customer.Number}: 31,800.00 EUR", letter.At<string>("subject"));
        Assert.Equal(
            $"""
            A. Clerk of {customer.Name}

            Halden {customer.Company}, {Long(Customer.Today)}: 31,800.00 EUR open in 4 items, 24,300.00 EUR overdue since {Long(Customer.Today.AddDays(-40))}.

            - Invoice {customer.Oldest.Number}, due {Short(Customer.Today.AddDays(-40))}: 14,300.00 EUR (disputed: 4,300.00 EUR)
            - Invoice {customer.Later.Number}, due {Short(Customer.Today.AddDays(-10))}: 10,000.00 EUR (promised: 10,000.00 EUR for {Short(Calls.NextWeek)})
            - Credit note {customer.Credit.Number}, due {Short(Customer.Today.AddDays(-5))}: -500.00 EUR
            - Invoice {customer.NotDue.Number}, due {Short(Customer.Today.AddDays(20))}: 8,000.00 EUR

            Mara {host.User("mara").Name.Split(' ')[1]}
            """.ReplaceLineEndings("\n"),
            letter.At<string>("text"));
        Assert.Empty(letter.Values<string>("missing"));
        var html = letter.At<string>("html");
        Assert.StartsWith("<div lang=\"en\" style=\"", html, StringComparison.Ordinal);
        Assert.Contains($"A. Clerk of {customer.Name}<br><br>Halden {customer.Company}, ", html, StringComparison.Ordinal);
        Assert.Contains($"<br><br><table cellspacing=\"0\"", html, StringComparison.Ordinal);
        Assert.Contains($"disputed: 4,300.00 EUR</b>", html, StringComparison.Ordinal);
        Assert.Contains("</table><br>Mara ", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_about_the_receivables_that_were_picked_and_in_the_templates_language()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var id = await host.GivenATemplateAsync(TemplateCalls.ATemplate("{{open}}, davon {{overdue}} seit {{oldestDue}}\n{{table}}", language: "de"));
        var text = (await host.FillAsync(id, customer.Id, [customer.Later.Id, customer.NotDue.Id]).IsOkAsync()).At<string>("text");
        Assert.Equal(
            $"18.000,00 EUR, davon 10.000,00 EUR seit {German(-10)}\n- Rechnung {customer.Later.Number}, fällig {German(-10)}: 10.000,00 EUR\n- Rechnung {customer.NotDue.Number}, fällig {German(20)}: 8.000,00 EUR",
            text);
        await host.FillAsync(id, customer.Id, []).RefusesAsync(HttpStatusCode.UnprocessableEntity, "required", "receivables");
        await host.FillAsync(id, customer.Id, [customer.Settled.Id]).RefusesAsync(HttpStatusCode.UnprocessableEntity, "receivable_closed", "receivables");
    }

    [Fact]
    public async Task Conditions_ask_for_what_there_is_and_what_is_missing_is_named()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var id = await host.GivenATemplateAsync(TemplateCalls.ATemplate(
            "Dear {{#if contact.name}}{{contact.name}}{{else}}Sir or Madam{{/if}},\n{{#if overdue}}\nlate: {{overdue}}\n{{/if}}\n{{#unless overdue}}nothing is late{{/unless}}", "For {{contact.name}}  "));
        await host.WithDatabaseAsync(db => db.Set<Contact>().Where(contact => contact.AccountId == customer.Id).ExecuteUpdateAsync(row => row.SetProperty(contact => contact.Roles, ContactRoles.Disputes), Cancel));
        var late = await host.FillAsync(id, customer.Id).IsOkAsync();
        Assert.Equal("Dear Sir or Madam,\nlate: 24,300.00 EUR\n", late.At<string>("text"));
        Assert.Equal("For", late.At<string>("subject"));
        Assert.Equal(["contact.name"], late.Values<string>("missing"));
        var inTime = await host.FillAsync(id, customer.Id, [customer.NotDue.Id], customer.Contact.ToUpperInvariant()).IsOkAsync();
        Assert.Equal("Dear A. Clerk,\nnothing is late", inTime.At<string>("text"));
        Assert.Equal("For A. Clerk", inTime.At<string>("subject"));
        Assert.Empty(inTime.Values<string>("missing"));
    }

    [Fact]
    public async Task Whatever_stands_in_names_and_templates_is_text()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        const string name = "<script>alert(1)</script> {{me.name}} & \"Söhne\"\r\nBcc: x";
        await host.ChangeAsync(customer, account => account.Name = name);
        var id = await host.GivenATemplateAsync(TemplateCalls.ATemplate("<b onclick='x'>{{account.name}}</b> & <img src=x>\n{{table}}", "Re: {{account.name}}"));
        var letter = await host.FillAsync(id, customer.Id).IsOkAsync();
        Assert.Equal("Re: <script>alert(1)</script> {{me.name}} & \"Söhne\" Bcc: x", letter.At<string>("subject"));
        Assert.StartsWith($"<b onclick='x'>{name}</b> & <img src=x>\n", letter.At<string>("text"), StringComparison.Ordinal);
        var html = letter.At<string>("html");
        Assert.Contains("&lt;b onclick=&#x27;x&#x27;&gt;&lt;script&gt;alert(1)&lt;/script&gt; {{me.name}} &amp; &quot;Söhne&quot;", html, StringComparison.Ordinal);
        Assert.Contains("&lt;/b&gt; &amp; &lt;img src=x&gt;<br><table", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_largest_template_about_the_most_items_is_filled_within_bounds()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.GivenItemsAsync(customer, 1500);
        var fields = string.Concat(Enumerable.Repeat("{{#if open}}{{account.name}}{{/if}}", 66));
        var id = await host.GivenATemplateAsync(TemplateCalls.ATemplate($"{fields}{{{{table}}}}{new string('<', MailTemplate.MaximumBody - fields.Length - 9)}"));
        var html = (await host.FillAsync(id, customer.Id).IsOkAsync()).At<string>("html");
        Assert.Equal(1500, html.Split($"Invoice {customer.Number}-").Length - 1);
        Assert.InRange(html.Length, 500_000, 3_000_000);
    }

    /// <summary>Handlebars fails in many ways at what it does not take; nothing that is kept may meet them.</summary>
    [Fact]
    public async Task Every_template_that_is_kept_can_be_filled()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        string[] pieces =
        [
            "{{today}}", "{{ account.name }}", "{{table}}", "{{#if open}}", "{{#if  overdue }}", "{{#unless count}}", "{{else}}", "{{ else }}", "{{/if}}", "{{/if }}", "{{/unless}}",
            "\n", " ", "}}", "}", "{ ", "\\ ", "\"", "'", "#", "<b>", "&amp;", "ü", "!", "~", "{{!note}}", "{{~today}}", "{{ #if open}}", "{{^}}", "text", "\\", "{",
        ];
        var (random, kept) = (new Random(6), 0);
        for (var round = 0; round < 400 && kept < 60; round++)
        {
            var body = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            using var made = await host.MakeTemplateAsync(TemplateCalls.ATemplate(body));
            if (made.StatusCode != HttpStatusCode.Created)
            {
                Assert.Equal(HttpStatusCode.UnprocessableEntity, made.StatusCode);
                continue;
            }

            var (id, _) = ((await made.JsonAsync()).At<long>("id"), kept++);
            using var filled = await host.FillAsync(id, customer.Id, [customer.Oldest.Id]);
            Assert.True(filled.StatusCode == HttpStatusCode.OK, $"{(int)filled.StatusCode}: {body}");
            Assert.DoesNotContain("{{today", (await filled.JsonAsync()).At<string>("text"), StringComparison.Ordinal);
            await host.DeleteTemplateAsync(id, 1).IsEmptyAsync();
        }

        Assert.InRange(kept, 40, 60);
    }

    [Theory]
    [InlineData("en", "Dear A. Clerk,", "Kind regards")]
    [InlineData("de", "Guten Tag A. Clerk,", "Mit freundlichen Grüßen")]
    [InlineData("fr", "Bonjour A. Clerk,", "Cordialement")]
    [InlineData("es", "Buenos días, A. Clerk:", "Un cordial saludo")]
    public async Task What_a_house_begins_with_reads_well(string language, string greeting, string regards)
    {
        var customer = await host.GivenPromisesAndDisputesAsync();
        foreach (var template in (await host.TemplatesAsync()).Where(template => template.Find("changedAt") is null && template.At<string>("language") == language))
        {
            var letter = await host.FillAsync(template.At<long>("id"), customer.Id).IsOkAsync();
            Assert.Contains(customer.Number, letter.At<string>("subject"), StringComparison.Ordinal);
            Assert.StartsWith($"{greeting}\n\n", letter.At<string>("text"), StringComparison.Ordinal);
            Assert.Contains($"\n\n{regards}\nMara ", letter.At<string>("text"), StringComparison.Ordinal);
            Assert.DoesNotContain("{{", letter.At<string>("text"), StringComparison.Ordinal);
            Assert.Empty(letter.Values<string>("missing"));
        }
    }

    [Fact]
    public async Task Somebody_elses_account_fills_nothing()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var id = await host.GivenATemplateAsync(TemplateCalls.ATemplate());
        await host.FillAsync(id, customer.Id, user: "tomas").RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.FillAsync(long.MaxValue, customer.Id).RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    private static string Long(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Short(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string German(int days) => Customer.Today.AddDays(days).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
