using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Tests.History;

/// <summary>An auditor gets the history of an account or a period with all that proves it.</summary>
public sealed class ExportHistoryTests(HistoryHost host) : IClassFixture<HistoryHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task An_accounts_lines_hold_together_without_us()
    {
        var customer = await GivenAHistoryAsync();
        var lines = await LinesAsync("ines", $"account={customer.Id}");
        Assert.Equal(["receivables_imported", "promise_recorded", "promise_withdrawn"], lines.Select(line => line.At<string>("kind")));
        Assert.Equal([null, "Mara", "Mara"], lines.Select(line => line.Find("actor")?.GetValue<string>().Split(' ')[0]));
        Assert.All(lines, line => Assert.Equal(customer.Number, line.At<string>("account")));
        Assert.Null(ActivityChain.Verify(lines.Select(Activity)));
        Assert.Equal("We will pay 24,300.00 EUR.", lines[1].At<string>("personal.quote"));
        Assert.Equal(lines[1].At<string>("personalCommitment"), ActivityChain.Commit(lines[1].At<string>("personalSalt"), Raw(lines[1], "personal")));
    }

    [Fact]
    public async Task It_is_the_same_as_CSV()
    {
        var customer = await GivenAHistoryAsync();
        var lines = await LinesAsync("jonas", $"account={customer.Id}");
        var text = await TextAsync("jonas", $"account={customer.Id}", "text/csv");
        var rows = text.TrimStart('\ufeff').TrimEnd().Split("\r\n");
        Assert.Equal("id,chain,sequence,accountId,account,kind,at,actorKind,actorId,actor,authority,details,personal,personalSalt,personalCommitment,previousHash,hash", rows[0]);
        Assert.Equal(lines.Select(line => line.At<string>("hash")), rows[1..].Select(row => row.Split(',')[^1]));
        Assert.Equal(lines.Select(line => line.At<string>("at")), rows[1..].Select(row => row.Split(',')[6]));
    }

    [Fact]
    public async Task A_period_has_what_was_written_in_it()
    {
        var customer = await GivenAHistoryAsync();
        var today = await LinesAsync("priya", Period(Today.AddDays(-1), Today.AddDays(1)));
        Assert.Equal(3, today.Count(line => line.Find("accountId")?.GetValue<long>() == customer.Id));
        Assert.Contains(today, line => line.At<string>("chain") == CompanyFact.ChainOf(customer.CompanyId));
        Assert.Equal(today.Select(line => line.At<long>("id")).Order(), today.Select(line => line.At<long>("id")));
        Assert.Empty(await LinesAsync("priya", Period(Today.AddDays(-9), Today.AddDays(-2))));
        Assert.Empty(await LinesAsync("priya", Period(Today.AddDays(2), DateOnly.MaxValue)));
    }

    [Fact]
    public async Task A_company_has_its_own_lines_and_those_of_its_accounts_alone()
    {
        var (customer, other) = (await GivenAHistoryAsync(), await GivenAHistoryAsync());
        var chains = (await LinesAsync("jonas", $"company={customer.Company}")).Select(line => line.At<string>("chain")).ToHashSet();
        Assert.Equal([AccountFact.ChainOf(customer.Id), CompanyFact.ChainOf(customer.CompanyId)], chains.Order());
        Assert.DoesNotContain(AccountFact.ChainOf(other.Id), chains);
    }

    [Fact]
    public async Task What_one_may_not_see_is_not_in_it()
    {
        var customer = await GivenAHistoryAsync();
        await host.Api.WithDatabaseAsync(async db =>
        {
            (await db.Set<Domain.Accounts.Account>().FindAsync([customer.Id], Cancel))!.TeamId = null;
            return await db.SaveChangesAsync(Cancel);
        });
        await AskAsync("ines", $"account={customer.Id}").RefusesAsync(HttpStatusCode.NotFound, "not_found");
        var seen = await LinesAsync("ines", Period(Today.AddDays(-1), Today.AddDays(1)));
        Assert.DoesNotContain(seen, line => line.Find("accountId")?.GetValue<long>() is not { } account || account == customer.Id);
        Assert.NotEmpty(await LinesAsync("jonas", $"account={customer.Id}"));
        await AskAsync("mara", $"account={customer.Id}").RefusesAsync(HttpStatusCode.Forbidden, "not_permitted");
    }

    [Theory]
    [InlineData("", "part_required", "account")]
    [InlineData("from=2026-11-02&to=2026-11-01", "period_reversed", "to")]
    [InlineData("company=NOWHERE", "unknown_company", "company")]
    public async Task What_makes_no_part_is_refused(string query, string code, string field) =>
        await AskAsync("jonas", query).RefusesAsync(HttpStatusCode.UnprocessableEntity, code, field);

    [Fact]
    public async Task More_than_a_page_comes_whole_and_in_order()
    {
        var customer = await GivenAHistoryAsync();
        await host.Api.WithDatabaseAsync(async db =>
        {
            var head = db.Set<Activity>().Where(line => line.AccountId == customer.Id).OrderBy(line => line.Id).AsEnumerable().Select(line => new ChainHead(line.Chain, line.Sequence, line.Hash)).Last();
            for (var count = 0; count < 2_500; count++)
            {
                var line = ActivityChain.Append(head, head.Chain, customer.Id, "note_written", DateTimeOffset.UtcNow, Customers.Importing, "{}", null);
                db.Add(line);
                head = new ChainHead(line.Chain, line.Sequence, line.Hash);
            }

            return await db.SaveChangesAsync(Cancel);
        });
        var lines = await LinesAsync("jonas", $"account={customer.Id}");
        Assert.Equal(2_503, lines.Count);
        Assert.Null(ActivityChain.Verify(lines.Select(Activity)));
    }

    [Theory]
    [InlineData("history.jsonl")]
    [InlineData("history.csv")]
    public async Task The_command_writes_what_is_asked_for_into_a_new_file(string name)
    {
        var customer = await GivenAHistoryAsync();
        var file = Path.Combine(Directory.CreateTempSubdirectory("vyomiyra-history-").FullName, name);
        var day = Today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal((0, $"{file} is written.", ""), await CommandAsync(file, "--account", customer.Number, "--from", day));
        Assert.Equal(
            (await TextAsync("jonas", $"account={customer.Id}", name.EndsWith(".csv", StringComparison.Ordinal) ? "text/csv" : HistoryExport.JsonLines)).TrimStart('\ufeff'),
            await File.ReadAllTextAsync(file, Cancel));
        Assert.Equal((2, "", $"{file} is there already."), await CommandAsync(file, "--account", customer.Number));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Theory]
    [InlineData]
    [InlineData("history.xml")]
    [InlineData("history.csv")]
    [InlineData("history.csv", "--account", "nobody")]
    [InlineData("history.csv", "--from", "yesterday")]
    public async Task The_command_says_what_it_does_not_understand(params string[] words)
    {
        var (code, output, errors) = await CommandAsync(words);
        Assert.Equal((2, ""), (code, output));
        Assert.NotEqual("", errors);
        Assert.False(File.Exists("history.csv"));
    }

    /// <summary>Imported, promised, withdrawn.</summary>
    private async Task<Customer> GivenAHistoryAsync()
    {
        var customer = await host.Api.GivenAnOverdueAccountAsync();
        var promise = await host.Api.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);
        await host.Api.WithdrawAsync("mara", promise.At<long>("promiseId"), version: 1).IsOkAsync();
        return customer;
    }

    private async Task<(int Code, string Output, string Errors)> CommandAsync(params string[] words)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await ExportCommand.RunAsync(host.Api.Services, words, output, errors, Cancel);
        return (code, output.ToString().Trim(), errors.ToString().Trim());
    }

    private static string Period(DateOnly from, DateOnly to) => string.Create(CultureInfo.InvariantCulture, $"from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");

    private Task<HttpResponseMessage> AskAsync(string user, string query) => host.Api.SendAsync(user, HttpMethod.Get, $"/api/history/export?{query}");

    private async Task<IReadOnlyList<JsonNode>> LinesAsync(string user, string query) =>
        [.. (await TextAsync(user, query, HistoryExport.JsonLines)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private async Task<string> TextAsync(string user, string query, string accept)
    {
        using var client = host.Api.As(user);
        client.DefaultRequestHeaders.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        using var answer = await client.GetAsync($"/api/history/export?{query}", Cancel);
        Assert.Equal(
            (HttpStatusCode.OK, accept == "text/csv" ? accept : HistoryExport.JsonLines, "attachment"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType));
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    /// <summary>The line as it was hashed.</summary>
    private static Activity Activity(JsonNode line) => new()
    {
        Chain = line.At<string>("chain"),
        Sequence = line.At<long>("sequence"),
        AccountId = line.Find("accountId")?.GetValue<long>(),
        Kind = line.At<string>("kind"),
        At = DateTimeOffset.Parse(line.At<string>("at"), CultureInfo.InvariantCulture),
        ActorKind = Enum.Parse<ActorKind>(line.At<string>("actorKind"), ignoreCase: true),
        ActorId = line.Find("actorId")?.GetValue<long>(),
        Authority = line.At<string>("authority"),
        Details = Raw(line, "details"),
        PersonalCommitment = line.Find("personalCommitment")?.GetValue<string>(),
        PreviousHash = line.At<string>("previousHash"),
        Hash = line.At<string>("hash"),
    };

    /// <summary>As it stands in the file.</summary>
    private static string Raw(JsonNode line, string member) => line[member]!.ToJsonString();
}
