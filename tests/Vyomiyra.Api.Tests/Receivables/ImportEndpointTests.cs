using System.Net;
using System.Text;

namespace Vyomiyra.Api.Tests.Receivables;

public sealed class ImportEndpointTests(ApiHost host)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operations_bring_in_a_company_and_its_receivables()
    {
        await PostAsync("jonas", "/api/companies/imports?file=companies.csv", "code,name,currency,timezone,country\nE100,Halden Test GmbH,EUR,Europe/Berlin,DE\n");
        var file = Csv.Of(Csv.Row("E100-1", company: "E100", account: "E-C1"), Csv.Row("E100-2", company: "E100", account: "E-C1", currency: "XXX"));

        var answer = await (await PostAsync("jonas", "/api/receivables/imports?profile=sandbox&file=items.csv", file)).JsonAsync();
        var again = await (await PostAsync("priya", "/api/receivables/imports?profile=sandbox&file=items.csv", file)).JsonAsync();

        Assert.Equal(
            $$"""{"runId":{{answer["runId"]}},"kind":"receivables","repeated":false,"rows":2,"created":1,"changed":0,"unchanged":0,"rejected":1,"rejects":[{"line":3,"column":"currency","value":"XXX","code":"unknown_currency","reason":"This is not an ISO 4217 currency."}],"notices":[]}""",
            answer.ToJsonString());
        Assert.Equal((true, answer["runId"]!.GetValue<long>()), (again["repeated"]!.GetValue<bool>(), again["runId"]!.GetValue<long>()));
    }

    [Theory]
    [InlineData("/api/holidays/imports", "company,date,name\n")]
    [InlineData("/api/rates/imports", "date,from,to,rate\n2026-11-20,ZMW,MWK,61.5\n")]
    public async Task Operations_bring_in_holidays_and_rates(string route, string file) =>
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("jonas", route, file)).StatusCode);

    [Theory]
    [InlineData("/api/receivables/imports?profile=sandbox")]
    [InlineData("/api/companies/imports")]
    [InlineData("/api/holidays/imports")]
    [InlineData("/api/rates/imports")]
    public async Task Collectors_and_managers_import_nothing(string route)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("mara", route, "x")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("ines", route, "x")).StatusCode);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_one_problem() => await (await PostAsync("jonas", "/api/rates/imports", "date;from;to;rate\n")).IsProblemAsync(
        HttpStatusCode.UnprocessableEntity,
        """
        {
          "title": "Unprocessable Entity", "status": 422, "code": "wrong_delimiter", "detail": "No ',' separates the headings; it seems to be ';'.",
          "errors": [{ "field": "file", "code": "wrong_delimiter", "detail": "No ',' separates the headings; it seems to be ';'." }]
        }
        """);

    [Fact]
    public async Task An_unknown_profile_is_named() => Assert.Equal(
        "unknown_profile", (await (await PostAsync("jonas", "/api/receivables/imports?profile=none", "x")).JsonAsync())["code"]!.GetValue<string>());

    [Fact]
    public async Task A_form_is_not_a_file()
    {
        using var client = host.As("jonas");
        using var content = new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.PostAsync(new Uri("/api/rates/imports", UriKind.Relative), content, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_file_larger_than_other_requests_may_be_is_taken()
    {
        var rows = Enumerable.Range(0, 20_000).Select(number => Csv.Row($"none-{number}", company: "NONE"));

        var answer = await (await PostAsync("jonas", "/api/receivables/imports?profile=sandbox", Csv.Of(rows))).JsonAsync();

        Assert.Equal(20_000, answer["rejected"]!.GetValue<int>());
    }

    private async Task<HttpResponseMessage> PostAsync(string name, string route, string file)
    {
        using var client = host.As(name);
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        return await client.PostAsync(new Uri(route, UriKind.Relative), content, Cancellation);
    }
}
