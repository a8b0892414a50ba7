using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>Imports over HTTP: started, watched, decided about.</summary>
public sealed class ImportRunTests(ApiHost host)
{
    private static int last;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_started_once_however_often_it_is_asked_for_and_can_be_watched_to_its_end()
    {
        var company = await CompanyAsync();
        var file = await UploadAsync(Csv.Of(Csv.Row($"{company}-1", $"{company}-A", company), Csv.Row($"{company}-2", $"{company}-A", company, currency: "XXX")));

        var first = await BeginAsync(file, "once");
        var second = await BeginAsync(file, "once");

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        var started = await first.JsonAsync();
        Assert.Equal($"/api/imports/{started["id"]}", first.Headers.Location!.ToString());
        Assert.Equal(started["id"]!.GetValue<long>(), (await second.JsonAsync())["id"]!.GetValue<long>());
        var run = await FinishedAsync(started["id"]!.GetValue<long>());
        Assert.Equal(("finished", 2, 1, 1, 1, 1), (run.At<string>("state"), run.At<int>("rows"), run.At<int>("created"), run.At<int>("rejected"), run.At<int>("accounts"), run.At<int>("accountsDone")));
        Assert.Equal((false, true, "Jonas Weber"), (run.At<bool>("canCancel"), run.At<bool>("canUndo"), run.At<string>("by")));
    }

    [Fact]
    public async Task What_it_did_can_be_read_account_by_account_and_its_issues_as_a_file()
    {
        var company = await CompanyAsync();
        await FinishedAsync(await StartAsync(Csv.Of(Csv.Row($"{company}-1", $"{company}-A", company))));

        var id = await StartAsync(Csv.Of(Csv.Row($"{company}-1", $"{company}-A", company, open: "1.00"), Csv.Row($"{company}-2", $"{company}-A", company), Csv.Row($"{company}-3", company: company, currency: "=1")));
        await FinishedAsync(id);

        var account = (await GetAsync($"/api/imports/{id}/accounts"))["items"]![0]!;
        Assert.Equal((1, 1, false), (account.At<int>("created"), account.At<int>("changed"), account.At<bool>("accountCreated")));
        var changes = (await GetAsync($"/api/imports/{id}/changes?accountId={account["accountId"]}"))["items"]!.AsArray();
        Assert.Equal(["changed", "created"], changes.Select(change => change!.At<string>("what")));
        Assert.Equal((40.50m, 1.00m), (changes[0]!.At<decimal>("before.open"), changes[0]!.At<decimal>("after.open")));
        using var client = host.As("jonas");
        client.DefaultRequestHeaders.Add("Accept", "text/csv");
        Assert.Equal("line,column,value,code,reason,severity\r\n4,currency,'=1,unknown_currency,This is not an ISO 4217 currency.,rejected\r\n", await client.GetStringAsync(new Uri($"/api/imports/{id}/issues", UriKind.Relative), Cancellation));
    }

    [Fact]
    public async Task A_list_longer_than_is_read_at_once_is_a_file_with_each_row_once()
    {
        var company = await CompanyAsync();
        var id = await StartAsync(Csv.Of(Enumerable.Range(0, 2500).Select(number => Csv.Row($"{company}-{number}", $"{company}-{number % 7}", company))));
        await FinishedAsync(id);

        using var client = host.As("jonas");
        client.DefaultRequestHeaders.Add("Accept", "text/csv");
        var lines = (await client.GetStringAsync(new Uri($"/api/imports/{id}/changes", UriKind.Relative), Cancellation)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("account,document,", lines[0], StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, 2500).Select(number => $"{company}-{number}").Order(StringComparer.Ordinal), lines.Skip(1).Select(line => line.Split(',')[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_full_export_waits_for_approval_with_the_list_of_what_would_close()
    {
        var company = await CompanyAsync();
        await FinishedAsync(await StartAsync(Csv.Of(Csv.Row($"{company}-1", $"{company}-A", company), Csv.Row($"{company}-2", $"{company}-A", company))));

        var id = await StartAsync(Csv.Of(Csv.Row($"{company}-1", $"{company}-A", company)), new { companies = (string[])[company], types = (string[])["invoice"] });

        var run = await FinishedAsync(id);
        Assert.Equal(("awaitingApproval", 2, 1), (run.At<string>("state"), run.At<int>("full.inScope"), run.At<int>("full.toClose")));
        Assert.Equal("1 of 2 open items would close, more than 5 %.", run.At<string>("full.reason"));
        var closing = Assert.Single((await GetAsync($"/api/imports/{id}/closing"))["items"]!.AsArray())!;
        Assert.Equal(($"{company}-2", 40.50m, "Nord Werke GmbH"), (closing.At<string>("documentNumber"), closing.At<decimal>("open"), closing.At<string>("account")));
        await PostAsync($"/api/imports/{id}/approve");
        Assert.Equal(1, (await FinishedAsync(id)).At<int>("closed"));
        await (await SendAsync($"/api/imports/{id}/approve")).IsProblemAsync(
            HttpStatusCode.Conflict,
            """{ "title": "Conflict", "status": 409, "code": "not_awaiting_approval", "detail": "It does not wait for anybody's approval." }""");
    }

    [Fact]
    public async Task A_finished_run_is_undone_and_says_what_stayed()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var id = await StartAsync(Csv.Of(Csv.Row($"U-{customer.Number}", customer.Number, customer.Company)));
        await FinishedAsync(id);

        await PostAsync($"/api/imports/{id}/undo");

        var run = await FinishedAsync(id);
        Assert.Equal(("undone", 1, 0), (run.At<string>("state"), run.At<int>("undone"), run.At<int>("kept")));
        Assert.Contains("receivables_import_undone", (await host.AccountAsync("mara", customer.Id)).All<string>("history", "kind"));
    }

    [Fact]
    public async Task A_strict_run_with_a_bad_row_fails_and_nothing_lands()
    {
        var company = await CompanyAsync();
        var file = await UploadAsync(Csv.Of(Csv.Row($"{company}-1", $"{company}-A", company), Csv.Row("", company: company)));

        var run = await FinishedAsync((await (await BeginAsync(file, "strict", strict: true)).JsonAsync())["id"]!.GetValue<long>());

        Assert.Equal(("failed", "rows_rejected", 0, false), (run.At<string>("state"), run.At<string>("failure.code"), run.At<int>("created"), run.At<bool>("canUndo")));
    }

    [Fact]
    public async Task Only_Operations_and_Administrators_see_imports()
    {
        using var mara = host.As("mara");

        Assert.Equal(HttpStatusCode.Forbidden, (await mara.GetAsync(new Uri("/api/imports", UriKind.Relative), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("/api/imports/999999/undo")).StatusCode);
    }

    private async Task<string> CompanyAsync()
    {
        var company = $"R{Interlocked.Increment(ref last)}-{Environment.ProcessId}";
        await host.ImportCompanyAsync(company);
        return company;
    }

    private async Task<string> UploadAsync(string csv)
    {
        using var client = host.As("jonas");
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        var answer = await client.PostAsync(new Uri("/api/imports/files?name=items.csv", UriKind.Relative), content, Cancellation);
        return (await answer.JsonAsync()).At<string>("id");
    }

    private async Task<HttpResponseMessage> BeginAsync(string file, string key, bool strict = false, object? full = null)
    {
        using var client = host.As("jonas");
        client.DefaultRequestHeaders.Add(Idempotency.Header, $"{file[..20]}-{key}");
        return await client.PostAsJsonAsync("/api/imports", new { fileId = file, kind = "receivables", profile = "sandbox", team = "Europe", strict, full }, Cancellation);
    }

    private async Task<long> StartAsync(string csv, object? full = null) => (await (await BeginAsync(await UploadAsync(csv), "start", full: full)).JsonAsync())["id"]!.GetValue<long>();

    private async Task<JsonNode> GetAsync(string route)
    {
        using var client = host.As("jonas");
        return await (await client.GetAsync(new Uri(route, UriKind.Relative), Cancellation)).JsonAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(string route)
    {
        using var client = host.As("jonas");
        return await client.PostAsync(new Uri(route, UriKind.Relative), null, Cancellation);
    }

    private async Task PostAsync(string route) => Assert.Equal(HttpStatusCode.OK, (await SendAsync(route)).StatusCode);

    private async Task<JsonNode> FinishedAsync(long id)
    {
        while (true)
        {
            var run = await GetAsync($"/api/imports/{id}");
            if (run.At<string>("state") is "finished" or "failed" or "awaitingApproval" or "cancelled" or "undone")
            {
                return run;
            }

            await Task.Delay(20, Cancellation);
        }
    }
}
