using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Tests.Receivables;

public sealed class DocumentTests(ApiHost host)
{
    private const string Pdf = "%PDF-1.7\nan invoice\n%%EOF";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("not_pdf", "<html>", "a.pdf")]
    [InlineData("empty_file", "", "a.pdf")]
    [InlineData("invalid_name", Pdf, "../a.pdf")]
    [InlineData("invalid_name", Pdf, "")]
    public async Task What_is_no_document_is_refused(string code, string content, string name)
    {
        var (status, body) = await KeepAsync("jonas", content, name);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (status, body["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_document_without_a_receivable_is_kept_and_listed()
    {
        var (status, body) = await KeepAsync("jonas", Pdf, "no such number 99887766.pdf");
        var again = (await KeepAsync("jonas", Pdf, "no such number 99887766.pdf")).Body;
        using var client = host.As("jonas");
        var unmatched = await (await client.GetAsync(new Uri("/api/documents?unmatched=true&size=200", UriKind.Relative), Cancellation)).JsonAsync();

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Null(body["documentNumber"]);
        Assert.Equal(body["id"]!.GetValue<long>(), again["id"]!.GetValue<long>());
        Assert.Contains(unmatched["items"]!.AsArray(), row => row!["id"]!.GetValue<long>() == body["id"]!.GetValue<long>());
    }

    [Fact]
    public async Task Who_may_see_the_account_may_save_its_invoice_and_nobody_else()
    {
        var (id, number) = (await host.GivenAnOverdueAccountAsync()).Oldest;
        var (_, body) = await KeepAsync("jonas", Pdf + number, $"Invoice {number} copy.pdf");

        using var mara = host.As("mara");
        using var tomas = host.As("tomas");
        var path = new Uri($"/api/receivables/{id}/document", UriKind.Relative);
        var answer = await mara.GetAsync(path, Cancellation);

        Assert.Equal((number, 1), (body["documentNumber"]!.GetValue<string>(), body["receivables"]!.GetValue<int>()));
        Assert.Equal(Pdf + number, await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(("application/pdf", "attachment", "nosniff"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(HttpStatusCode.NotFound, (await tomas.GetAsync(path, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mara.GetAsync(new Uri("/api/receivables/0/document", UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_document_that_came_first_is_found_once_its_invoice_has_come()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var number = $"INV-{customer.Number[2..]}9";
        var kept = (await KeepAsync("jonas", Pdf + number, $"Rechnung {number}.pdf")).Body;
        await KeepAsync("jonas", Pdf + number, $"{number} (2).pdf");
        var (id, due) = (kept["id"]!.GetValue<long>(), Customer.Today.AddDays(10));
        Assert.Null(kept["documentNumber"]);

        await host.ImportReceivablesAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
            company,account,name,domain,contact,email,language,segment,team,type,number,line,order,reference,issued,due,currency,original,open
            {customer.Company},{customer.Number},{customer.Name},,,,,,Europe,invoice,{number},,,,{due.AddDays(-30):yyyy-MM-dd},{due:yyyy-MM-dd},EUR,100,100
            """));

        using var mara = host.As("mara");
        var receivable = await host.WithDatabaseAsync(db => db.Receivables.Where(row => row.DocumentNumber == number).Select(row => row.Id).SingleAsync(Cancellation));
        var answer = await mara.GetAsync(new Uri($"/api/receivables/{receivable}/document", UriKind.Relative), Cancellation);
        Assert.Equal(Pdf + number, await answer.Content.ReadAsStringAsync(Cancellation));
        // The same content by two names is one document to those who read the history.
        var line = Assert.Single((await host.TimelineAsync("mara", customer.Id)), row => row.At<string>("kind") == "receivable_document_attached");
        Assert.Equal((id, number, receivable), (line.At<long>("details.documentId"), line.At<string>("details.document"), line.Values<long>("details.receivables").Single()));
        Assert.Equal(0, await host.WithDatabaseAsync(db => db.AwaitedDocumentKeys.CountAsync(awaited => awaited.DocumentId == id, Cancellation)));
        Assert.Equal(
            ["invoice_document_kept"],
            await host.WithDatabaseAsync(db => db.Activities.Where(row => row.Chain == HouseFact.House && row.Details.Contains($"\"documentId\":{id},")).Select(row => row.Kind).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task A_number_of_two_companies_is_nobodys_even_where_both_owe_it_to_the_same_customer()
    {
        var (customer, other) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var (number, due) = ($"INV-{customer.Number[2..]}7", Customer.Today.AddDays(10));
        string Row(string company) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{company},{customer.Number},{customer.Name},,,,,,Europe,invoice,{number},,,,{due.AddDays(-30):yyyy-MM-dd},{due:yyyy-MM-dd},EUR,100,100\n");
        const string headings = "company,account,name,domain,contact,email,language,segment,team,type,number,line,order,reference,issued,due,currency,original,open\n";
        await host.ImportReceivablesAsync(headings + Row(customer.Company));
        await KeepAsync("jonas", Pdf + number, $"{number}.pdf");
        var receivable = await host.WithDatabaseAsync(db => db.Receivables.Where(row => row.DocumentNumber == number).Select(row => row.Id).SingleAsync(Cancellation));
        await host.ImportReceivablesAsync(headings + Row(other.Company));

        Assert.Null((await KeepAsync("jonas", Pdf + number, $"{number} again.pdf")).Body["documentNumber"]);
        using var mara = host.As("mara");
        Assert.Equal(HttpStatusCode.NotFound, (await mara.GetAsync(new Uri($"/api/receivables/{receivable}/document", UriKind.Relative), Cancellation)).StatusCode);
        var listed = (await host.SendAsync("mara", HttpMethod.Get, $"/api/receivables?state=all&search={number}").IsOkAsync()).Rows("items");
        Assert.Equal(2, listed.Count);
        Assert.All(listed, row => Assert.Null(row.Find("documentId")));
    }

    [Fact]
    public async Task Collectors_bring_in_no_documents() => Assert.Equal(HttpStatusCode.Forbidden, (await KeepAsync("mara", Pdf, "a.pdf")).Status);

    private async Task<(HttpStatusCode Status, JsonNode Body)> KeepAsync(string name, string content, string file)
    {
        using var client = host.As(name);
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        body.Headers.ContentType = new("application/pdf");
        var answer = await client.PostAsync(new Uri($"/api/documents?name={Uri.EscapeDataString(file)}", UriKind.Relative), body, Cancellation);
        return (answer.StatusCode, await answer.JsonAsync());
    }
}
