using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Receivables.Workbooks;

namespace Vyomiyra.Api.Tests.Conversations;

/// <summary>What the tables that hang on a mail say was paid for what, read from the mailbox.</summary>
public sealed class RemittanceTests(ApiHost host)
{
    [Fact]
    public async Task A_table_is_answered_line_by_line_beside_what_is_open()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var advice = await AdviceAsync(customer, Csv(
            $"Invoice,Date,Gross,Discount,Amount paid\n{customer.Oldest.Number},2026-10-01,14300.00,300.00,14000.00\n{customer.Later.Number},2026-10-20,10000.00,0.00,10000.00\nXX-90210,2026-10-20,50.00,0.00,50.00\nTotal,,,,24050.00\n"));
        Assert.Equal([(2, customer.Oldest.Number, 14_000m), (3, customer.Later.Number, 10_000m), (4, "XX-90210", 50m)],
            advice.Rows("lines").Select(line => (line.At<int>("line"), line.At<string>("document"), line.At<decimal>("amount"))));
        Assert.Equal(("advice.csv", "EUR"), (advice.At<string>("lines[0].attachment"), advice.At<string>("lines[0].currency")));
        Assert.Equal((customer.Oldest.Id, 14_300m, -300m), (advice.At<long>("lines[0].receivable.id"), advice.At<decimal>("lines[0].receivable.open"), advice.At<decimal>("lines[0].difference")));
        Assert.Equal(0m, advice.At<decimal>("lines[1].difference"));
        Assert.Null(advice.Find("lines[2].receivable"));
        Assert.Null(advice.Find("lines[2].difference"));
        Assert.Equal(("EUR", 24_050m, 24_300m, -300m, 50m), Total(advice));
        Assert.Empty(advice.Rows("unread"));
    }

    [Fact]
    public async Task Semicolons_and_German_amounts_in_an_old_encoding_are_read()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var text = $"Zahlungsavis;Müller & Söhne\r\n\r\nBelegnummer;Bruttobetrag;Skonto;Zahlbetrag für Sie\r\n{customer.Oldest.Number};14.300,00;286,00;14.014,00\r\n{customer.Credit.Number};-500,00;;-500,00\r\n";
        var advice = await AdviceAsync(customer, new Enclosure("avis.csv", "text/csv", Encoding.Latin1.GetBytes(text)));
        Assert.Equal([(4, 14_014m), (5, -500m)], advice.Rows("lines").Select(line => (line.At<int>("line"), line.At<decimal>("amount"))));
        Assert.Equal(("EUR", 13_514m, 13_800m, -286m, 0m), Total(advice));
    }

    [Fact]
    public async Task A_workbook_is_read_by_its_content_and_says_its_rows()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var workbook = new WorkbookFile().With(
            "Payment",
            WorkbookFile.Row(1, WorkbookFile.Text(0, 1, "Payment advice 4711")),
            WorkbookFile.Row(4, WorkbookFile.Text(0, 4, "Document"), WorkbookFile.Text(1, 4, "Due"), WorkbookFile.Text(2, 4, "Amount")),
            WorkbookFile.Row(7, WorkbookFile.Text(0, 7, customer.Later.Number), WorkbookFile.Number(1, 7, "46023", WorkbookFile.DateStyle), WorkbookFile.Number(2, 7, "9999.5"))).Bytes();
        var advice = await AdviceAsync(customer, new Enclosure("advice.csv", "text/csv", workbook));
        var line = Assert.Single(advice.Rows("lines"));
        Assert.Equal((7, customer.Later.Id, 9_999.5m, -0.5m), (line.At<int>("line"), line.At<long>("receivable.id"), line.At<decimal>("amount"), line.At<decimal>("difference")));
    }

    [Fact]
    public async Task Two_payments_of_one_invoice_differ_from_it_together()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var advice = await AdviceAsync(customer, Csv($"Document,Amount\n{customer.Later.Number},4000\n{customer.Later.Number},5000\n"));
        Assert.Equal([-1_000m, -1_000m], advice.All<decimal>("lines", "difference"));
        Assert.Equal(("EUR", 9_000m, 10_000m, -1_000m, 0m), Total(advice));
    }

    [Fact]
    public async Task What_is_paid_in_another_currency_is_told_and_not_compared()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var advice = await AdviceAsync(customer, Csv($"Document,Amount,Currency\n{customer.Later.Number},11000.00,USD\n"));
        Assert.Equal((11_000m, "USD"), (advice.At<decimal>("lines[0].amount"), advice.At<string>("lines[0].currency")));
        Assert.Null(advice.Find("lines[0].difference"));
        Assert.Equal(("USD", 11_000m, 0m, 0m, 11_000m), Total(advice));
    }

    [Fact]
    public async Task What_nobody_should_read_is_told_by_name_and_the_rest_is_read()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var bomb = new WorkbookFile().WithSheet("Items", "visible", new string(' ', 100 << 20)).Bytes(CompressionLevel.SmallestSize);
        var advice = await AdviceAsync(
            customer,
            new Enclosure("document.csv", "text/csv", "%PDF-1.7 and so on"u8.ToArray()),
            new Enclosure("bomb.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bomb),
            new Enclosure("picture.csv", "text/csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 1, 2, 0]),
            new Enclosure("long.csv", "text/csv", new byte[(5 << 20) + 1]),
            Csv($"Document,Amount\n{customer.Later.Number},10000.00\n"));
        Assert.Equal([("document.csv", "not_csv"), ("bomb.xlsx", "zip_bomb"), ("picture.csv", "not_csv"), ("long.csv", "too_large")],
            advice.Rows("unread").Select(file => (file.At<string>("name"), file.At<string>("code"))));
        Assert.Equal(customer.Later.Id, Assert.Single(advice.Rows("lines")).At<long>("receivable.id"));
    }

    [Fact]
    public async Task Five_tables_are_read_at_most_and_pictures_within_the_text_never()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var table = Csv($"Document,Amount\n{customer.Later.Number},10.00\n");
        var advice = await AdviceAsync(customer, [table with { Name = "inline.csv", IsInline = true }, new Enclosure("notes.txt", "text/plain", table.Content), .. Enumerable.Range(1, 7).Select(file => table with { Name = $"{file}.csv" })]);
        Assert.Equal(["1.csv", "2.csv", "3.csv", "4.csv", "5.csv"], advice.All<string>("lines", "attachment"));
    }

    [Fact]
    public async Task Another_team_and_a_closed_mailbox_learn_nothing()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Files = [Csv($"Document,Amount\n{customer.Later.Number},10.00\n")] };
        var seen = await letter.DeliverAsync(host);
        await AskAsync("tomas", seen, customer.Id).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await AskAsync("tomas", seen, long.MaxValue).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        var closed = await (letter with { Mailbox = "tomas.ferreira@halden.example" }).DeliverAsync(host);
        await AskAsync("mara", closed, customer.Id).RefusesAsync(HttpStatusCode.Forbidden, "mailbox_forbidden");
    }

    [Fact]
    public async Task A_mail_that_is_not_the_one_that_is_open_is_not_read()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var seen = await new Letter { From = customer.Contact, Files = [Csv($"Document,Amount\n{customer.Later.Number},10.00\n")] }.DeliverAsync(host);
        await AskAsync("mara", seen with { InternetMessageId = "<another@mail.example>" }, customer.Id).RefusesAsync(HttpStatusCode.Conflict, "message_mismatch");
        await AskAsync("mara", seen with { ItemId = null }, customer.Id).RefusesAsync(HttpStatusCode.UnprocessableEntity, "mail_not_identified");
    }

    [Fact]
    public async Task Resolving_names_the_files_that_may_be_tables_and_reads_references_from_their_names()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter
        {
            From = customer.Contact,
            Text = "We will pay it on Friday.",
            Files = [Csv(""), new Enclosure($"{customer.Later.Number}.pdf", "application/pdf", [1]), new Enclosure("logo.csv", "text/csv", [1], IsInline: true)],
        };
        var resolved = await host.ResolveAsync("mara", await letter.DeliverAsync(host));
        Assert.Equal(["advice.csv"], resolved.Values<string>("reading.tables"));
        Assert.Equal([customer.Later.Id], resolved.All<long>("reading.promises[0].receivables", "id"));
        Assert.Empty((await host.ResolveAsync("mara", letter.Seen())).Values<string>("reading.tables"));
        var stranger = await host.ResolveAsync("mara", (letter with { From = "somebody@elsewhere.example" }).Seen());
        Assert.Equal((customer.Id, "namesReceivable"), (stranger.At<long>("candidates[0].accountId"), stranger.At<string>("candidates[0].evidence[0].kind")));
    }

    private static Enclosure Csv(string text) => new("advice.csv", "text/csv", Encoding.UTF8.GetBytes(text));

    private static (string Currency, decimal Amount, decimal Open, decimal Difference, decimal Unmatched) Total(JsonNode advice)
    {
        var total = Assert.Single(advice.Rows("totals"));
        return (total.At<string>("currency"), total.At<decimal>("amount"), total.At<decimal>("open"), total.At<decimal>("difference"), total.At<decimal>("unmatched"));
    }

    private async Task<JsonNode> AdviceAsync(Customer customer, params Enclosure[] files) =>
        await AskAsync("mara", await new Letter { From = customer.Contact, Files = files }.DeliverAsync(host), customer.Id).IsOkAsync();

    private Task<HttpResponseMessage> AskAsync(string user, SeenMail mail, long accountId) =>
        host.SendAsync(user, HttpMethod.Post, "/api/conversations/remittance", new { mail, accountId }, key: "");
}
