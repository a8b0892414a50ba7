using System.Globalization;
using System.Net;
using System.Net.Mime;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables.Statements;

/// <summary>The statement as a letter to attach, read as its reader would.</summary>
public sealed class StatementLetterTests(ApiHost host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_tells_item_by_item_and_in_sum_what_is_open()
    {
        var customer = await host.GivenPromisesAndDisputesAsync();
        var page = Assert.Single((await LetterAsync(customer)).Pages);
        var (due, today) = (Customer.Today.AddDays(-40), Customer.Today);
        Assert.Equal(
            [
                $"Halden {customer.Company}",
                "Statement of account",
                customer.Name,
                $"Account {customer.Number}",
                $"As of {Long(today)}",
                "Total Of this overdue Promised Disputed Credits",
                "31,800.00 EUR 24,300.00 EUR 10,000.00 EUR 4,300.00 EUR -500.00 EUR",
                "Not due 1–30 days 31–60 days 61–90 days Over 90 days",
                "8,000.00 EUR 10,000.00 EUR 14,300.00 EUR 0.00 EUR 0.00 EUR",
                "Document Issued Due Days late Amount Open",
                $"Invoice {customer.Oldest.Number} {Short(due.AddDays(-30))} {Short(due)} 40 14,300.00 EUR 14,300.00 EUR",
                $"Your order PO-{customer.Oldest.Number[4..]}",
                "disputed: 4,300.00 EUR",
                $"Invoice {customer.Later.Number} {Short(today.AddDays(-40))} {Short(today.AddDays(-10))} 10 10,000.00 EUR 10,000.00 EUR",
                $"Your order PO-{customer.Later.Number[4..]}",
                $"promised: 10,000.00 EUR for {Short(Calls.NextWeek)}",
                $"Credit note {customer.Credit.Number} {Short(today.AddDays(-35))} {Short(today.AddDays(-5))} -500.00 EUR -500.00 EUR",
                $"Your order PO-{customer.Credit.Number[3..]}",
                $"Invoice {customer.NotDue.Number} {Short(today.AddDays(-10))} {Short(today.AddDays(20))} 8,000.00 EUR 8,000.00 EUR",
                $"Your order PO-{customer.NotDue.Number[4..]}",
                "Total 31,800.00 EUR",
                $"Halden {customer.Company} · Statement of account · Account {customer.Number} · As of {Long(today)} Page 1 of 1",
            ],
            page.Lines);
    }

    [Fact]
    public async Task Of_some_items_it_has_another_title_and_no_ages()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var lines = (await LetterAsync(customer, customer.Later.Id)).Pages.Single().Lines;
        Assert.Equal("Open items", lines[1]);
        Assert.Contains("Total 10,000.00 EUR", lines);
        Assert.DoesNotContain(lines, line => line.Contains("31–60", StringComparison.Ordinal) || line.Contains(customer.Oldest.Number, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("de-AT", "Kontoauszug", "Stand: {0:dd.MM.yyyy}", "14.300,00 EUR", "zugesagt: 10.000,00 EUR zum {1:dd.MM.yyyy}", "strittig: 4.300,00 EUR", "Seite 1 von 1")]
    [InlineData("fr", "Relevé de compte", "Situation au {0:dd/MM/yyyy}", "14\u202f300,00 EUR", "promis : 10\u202f000,00 EUR pour le {1:dd/MM/yyyy}", "contesté : 4\u202f300,00 EUR", "Page 1 sur 1")]
    [InlineData("es", "Estado de cuenta", "A fecha de {0:dd/MM/yyyy}", "14.300,00 EUR", "prometido: 10.000,00 EUR para el {1:dd/MM/yyyy}", "en disputa: 4.300,00 EUR", "Página 1 de 1")]
    [InlineData("pl", "Statement of account", "As of {0:d MMMM yyyy}", "14,300.00 EUR", "promised: 10,000.00 EUR for {1:d MMM yyyy}", "disputed: 4,300.00 EUR", "Page 1 of 1")]
    public async Task It_is_in_the_accounts_language(string language, params string[] expected)
    {
        var customer = await host.GivenPromisesAndDisputesAsync();
        await host.ChangeAsync(customer, account => account.Language = language);
        var page = (await LetterAsync(customer)).Pages.Single();
        var lines = page.Lines;
        Assert.All(
            expected.Select(pattern => string.Format(CultureInfo.InvariantCulture, pattern, Customer.Today, Calls.NextWeek)),
            text => Assert.Contains(lines, line => line.Contains(text, StringComparison.Ordinal)));
        var headings = page.Letters.GroupBy(letter => Math.Round(letter.StartBaseLine.Y, 1)).ElementAt(9);
        Assert.Single(headings.Select(letter => Math.Round(letter.PointSize, 2)).Distinct());
    }

    [Theory]
    [InlineData("Größe & Söhne Çelik", "Größe & Söhne Çelik")]
    [InlineData("Zakład Łódź Żółć", "Zakład Łódź Żółć")]
    [InlineData("Αφοί Παπαδόπουλοι Ο.Ε.", "Αφοί Παπαδόπουλοι Ο.Ε.")]
    [InlineData("ООО «Ёжик и Щука»", "ООО «Ёжик и Щука»")]
    [InlineData("Zoe\u0301 (decomposed)", "Zoé (decomposed)")]
    [InlineData("北京 Trading 🚚 Ltd", "�� Trading � Ltd")]
    [InlineData("Safe\u202Eetats\u0000\tCo\u200B\r\nLtd", "Safeetats Co  Ltd")]
    public async Task Names_are_printed_as_they_are_and_what_the_typeface_lacks_leaves_a_mark(string name, string printed)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.ChangeAsync(customer, account => account.Name = name);
        Assert.Equal(printed, (await LetterAsync(customer)).Pages.Single().Lines[2]);
    }

    [Fact]
    public async Task No_name_has_so_many_different_letters_that_a_figure_is_lost()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.ChangeAsync(customer, account => account.Name = string.Concat(Enumerable.Range(0x400, 180).Select(code => (char)code)));
        var lines = (await LetterAsync(customer)).Pages.Single().Lines;
        Assert.StartsWith("ЀЁЂЃЄЅ", lines[2], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains('\uFFFD'));
        Assert.Contains("Total 31,800.00 EUR", lines);
    }

    [Fact]
    public async Task A_long_one_goes_over_pages_each_with_its_head_and_number_and_no_item_is_lost()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.GivenItemsAsync(customer, 150);
        var pages = (await LetterAsync(customer)).Pages;
        Assert.InRange(pages.Count, 3, 5);
        for (var page = 0; page < pages.Count; page++)
        {
            Assert.Contains("Document Issued Due Days late Amount Open", pages[page].Lines);
            Assert.EndsWith($"Page {page + 1} of {pages.Count}", pages[page].Lines[^1], StringComparison.Ordinal);
        }

        var whole = string.Join('\n', pages.SelectMany(page => page.Lines));
        Assert.All(Enumerable.Range(0, 150), item => Assert.Contains($"\nInvoice {customer.Number}-{item:D4} ", whole, StringComparison.Ordinal));
        Assert.Equal("Total 46,800.00 EUR", pages[^1].Lines[^2]);
        Assert.All(pages.SelectMany(page => page.Letters), letter => Assert.InRange(letter.StartBaseLine.X, 47, 595 - 47));
        Assert.All(pages.SelectMany(page => page.Letters), letter => Assert.InRange(letter.StartBaseLine.Y, 47, 842 - 47));
    }

    [Fact]
    public async Task Long_names_and_numbers_are_wrapped_within_the_page_and_large_amounts_stay_whole()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.ChangeAsync(customer, account => account.Name = $"{new string('W', 120)} und {new string('M', 70)}");
        const long minor = 900_000_000_000_000_00;
        await host.WithDatabaseAsync(db => db.Set<Receivable>().Where(row => row.Id == customer.Oldest.Id || row.Id == customer.Later.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.OpenMinor, minor).SetProperty(each => each.OriginalMinor, minor), Cancel));
        await host.WithDatabaseAsync(db => db.Set<Receivable>().Where(row => row.Id == customer.Oldest.Id).ExecuteUpdateAsync(row => row.SetProperty(each => each.DocumentNumber, new string('Q', 60)), Cancel));
        var page = (await LetterAsync(customer)).Pages.Single();
        Assert.All(page.Letters, letter => Assert.InRange(letter.EndBaseLine.X, 47, 595 - 47));
        Assert.Equal(120 + 70, page.Lines.Skip(2).TakeWhile(line => !line.StartsWith("Account", StringComparison.Ordinal)).Sum(line => line.Count(letter => letter is 'W' or 'M')));
        Assert.Contains(page.Lines, line => line.Contains("900,000,000,000,000.00 EUR 900,000,000,000,000.00 EUR", StringComparison.Ordinal));
        Assert.Contains("Total 1,800,000,000,007,500.00 EUR", page.Lines);
        Assert.Equal(60, page.Lines.Sum(line => line.Count(letter => letter == 'Q')));
    }

    [Fact]
    public async Task Where_nothing_is_open_it_says_so()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.WithDatabaseAsync(db => db.Set<Receivable>().Where(row => row.AccountId == customer.Id).ExecuteUpdateAsync(row => row.SetProperty(each => each.OpenMinor, 0), Cancel));
        Assert.Contains("Nothing is open.", (await LetterAsync(customer)).Pages.Single().Lines);
    }

    [Fact]
    public async Task It_is_a_small_file_to_be_saved_under_a_name_that_says_what_it_is()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.WithDatabaseAsync(db => db.Set<Account>().Where(row => row.Id == customer.Id).ExecuteUpdateAsync(row => row.SetProperty(account => account.Number, $"{customer.Number}/7 \"Ł\""), Cancel));
        using var answer = await host.StatementAsync("mara", customer.Id, MediaTypeNames.Application.Pdf);
        Assert.Equal(
            (HttpStatusCode.OK, MediaTypeNames.Application.Pdf, "attachment", $"statement-{customer.Number}-7 _Ł_-{StatementCalls.Day(Customer.Today)}.pdf"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync(Cancel)).Length, 10_000, 60_000);
    }

    [Fact]
    public async Task Several_are_drawn_at_once()
    {
        var customer = await host.GivenPromisesAndDisputesAsync();
        var letters = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => LetterAsync(customer)));
        Assert.Single(letters.Select(letter => string.Join('\n', letter.Pages.Single().Lines)).Distinct());
        Assert.Equal($"Statement of account, Account {customer.Number}", letters[0].Title);
    }

    private async Task<PrintedLetter> LetterAsync(Customer customer, params long[] receivables)
    {
        using var answer = await host.StatementAsync("mara", customer.Id, MediaTypeNames.Application.Pdf, receivables);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return PrintedLetter.Of(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    private static string Long(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Short(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
