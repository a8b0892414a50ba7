using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Tests.Accounts;

/// <summary>The lists of the workspace: whose rows they hold, in which order, page by page and as a file.</summary>
public sealed class ListTests(ApiHost host)
{
    [Fact]
    public async Task An_account_in_the_list_says_why_it_comes_where_it_does()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);
        var row = await RowOfAsync("mara", customer);
        var standing = (await host.AccountAsync("mara", customer.Id)).Find("standing")!;
        Assert.Equal((customer.Number, customer.Name, "normal", "Europe", customer.Company), (row.At<string>("number"), row.At<string>("name"), row.At<string>("status"), row.At<string>("team"), row.At<string>("company")));
        Assert.Equal((31_800m, 24_300m, 40, 24_300m, 0m, "EUR"), (row.At<decimal>("open"), row.At<decimal>("overdue"), row.At<int>("oldestDays"), row.At<decimal>("promised"), row.At<decimal>("disputed"), row.At<string>("currency")));
        Assert.Equal(standing.Find("reasons")!.ToJsonString(), row.Find("reasons")!.ToJsonString());
        Assert.Equal(row.At<int>("priority"), row.All<int>("reasons", "points").Sum());
    }

    public static TheoryData<string> AccountSorts => ["priority", "overdue", "name", "number"];

    [Theory]
    [MemberData(nameof(AccountSorts))]
    public async Task Accounts_come_page_by_page_in_their_order_each_once(string sort)
    {
        var segment = $"{sort} {Guid.NewGuid():N}";
        var ids = new List<long>();
        for (var count = 0; count < 7; count++)
        {
            ids.Add((await host.GivenAnOverdueAccountAsync(currency: count % 3 == 0 ? "USD" : "EUR")).Id);
        }

        await host.WithDatabaseAsync(db => db.Accounts.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(row => row.SetProperty(account => account.Segment, segment)));
        await host.SetStatusAsync("mara", ids[1], "insolvent").IsOkAsync();
        var whole = (await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts?segment={segment}&sort={sort}").IsOkAsync()).Rows("items");
        var paged = await PagesAsync("mara", $"/api/accounts?segment={segment}&sort={sort}", size: 2);
        Assert.Equal(whole.Select(row => row.At<long>("id")), paged.Select(row => row.At<long>("id")));
        Assert.Equal(ids.Order(), paged.Select(row => row.At<long>("id")).Order());
        Assert.Equal(sort switch
        {
            "priority" => paged.OrderByDescending(row => row.At<int>("priority")).Select(row => row.At<int>("priority").ToString(System.Globalization.CultureInfo.InvariantCulture)),
            "overdue" => paged.OrderByDescending(row => row.At<decimal>("overdue")).Select(row => row.At<decimal>("overdue").ToString(System.Globalization.CultureInfo.InvariantCulture)),
            "name" => paged.Select(row => row.At<string>("name")).OrderBy(AccountName.KeyOf, StringComparer.Ordinal),
            _ => paged.Select(row => row.At<string>("number")).Order(StringComparer.Ordinal),
        }, paged.Select(row => row.Find(sort)!.ToString()));
    }

    [Fact]
    public async Task Accounts_are_filtered_by_what_they_are()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var other = await host.GivenAnOverdueAccountAsync();
        var (team, mara) = await host.WithDatabaseAsync(async db =>
        {
            var member = await db.Set<Member>().Where(row => row.Name.StartsWith("Mara")).Select(row => row.Id).SingleAsync();
            await db.Accounts.Where(row => row.Id == customer.Id).ExecuteUpdateAsync(row => row.SetProperty(account => account.OwnerId, member).SetProperty(account => account.Segment, "Filtered"));
            return (await db.Teams.Where(row => row.Name == "Europe").Select(row => row.Id).SingleAsync(), member);
        });
        string[] holding = [$"team={team}&company={customer.Company}", $"owner={mara}&segment=Filtered", $"company={customer.Company}&status=normal&overdue=true"];
        foreach (var filter in holding)
        {
            Assert.Equal([customer.Id], (await PagesAsync("mara", $"/api/accounts?{filter}")).Select(row => row.At<long>("id")));
        }

        string[] excluding = [$"company={customer.Company}&status=insolvent", $"company={customer.Company}&team={team + 1}", $"owner={mara}&company={other.Company}", $"company={customer.Company}&segment=Retail"];
        foreach (var filter in excluding)
        {
            Assert.Empty(await PagesAsync("mara", $"/api/accounts?{filter}"));
        }
    }

    [Fact]
    public async Task Receivables_across_accounts_are_those_of_ones_teams_the_oldest_due_first()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var rows = await PagesAsync("mara", $"/api/receivables?company={customer.Company}", size: 2);
        Assert.Equal([customer.Oldest.Id, customer.Later.Id, customer.Credit.Id, customer.NotDue.Id], rows.Select(row => row.At<long>("id")));
        Assert.Equal((customer.Id, customer.Number, customer.Name, 40), (rows[0].At<long>("accountId"), rows[0].At<string>("accountNumber"), rows[0].At<string>("account"), rows[0].At<int>("daysOverdue")));
        Assert.Empty(await PagesAsync("tomas", $"/api/receivables?company={customer.Company}"));
        Assert.Empty(await PagesAsync("tomas", $"/api/receivables?company={customer.Company}&state=all"));
        Assert.Equal([customer.Settled.Id], (await PagesAsync("mara", $"/api/receivables?company={customer.Company}&state=closed")).Select(row => row.At<long>("id")));
        Assert.Equal(5, (await PagesAsync("mara", $"/api/receivables?company={customer.Company}&state=all", size: 2)).Count);
    }

    [Theory]
    [InlineData("notDue", 8_000)]
    [InlineData("days1To30", 10_000)]
    [InlineData("days31To60", 14_300)]
    [InlineData("days61To90", 0)]
    [InlineData("over90Days", 0)]
    [InlineData("overdue", 24_300)]
    public async Task A_bucket_holds_what_the_accounts_ageing_adds_up(string bucket, decimal expected)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var rows = await PagesAsync("mara", $"/api/receivables?company={customer.Company}&bucket={bucket}");
        Assert.Equal(expected, rows.Sum(row => row.At<decimal>("open")));
        Assert.Equal(rows.Select(row => row.At<long>("id")), (await PagesAsync("mara", $"/api/accounts/{customer.Id}/receivables?bucket={bucket}")).Select(row => row.At<long>("id")));
    }

    [Fact]
    public async Task Receivables_are_found_by_the_first_and_the_last_digits_of_their_numbers()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var number = customer.Oldest.Number;
        foreach (var search in new[] { number, number[..^1], number[2..], $"  {number.ToLowerInvariant()} " })
        {
            Assert.Contains(customer.Oldest.Id, (await PagesAsync("mara", $"/api/receivables?search={Uri.EscapeDataString(search)}", size: 2)).Select(row => row.At<long>("id")));
            Assert.Contains(customer.Oldest.Id, (await PagesAsync("mara", $"/api/accounts/{customer.Id}/receivables?search={Uri.EscapeDataString(search)}")).Select(row => row.At<long>("id")));
        }

        Assert.Equal([customer.Settled.Id], (await PagesAsync("mara", $"/api/accounts/{customer.Id}/receivables?state=closed&search={customer.Settled.Number}")).Select(row => row.At<long>("id")));
        Assert.Empty(await PagesAsync("mara", $"/api/accounts/{customer.Id}/receivables?search=..."));
        Assert.Empty(await PagesAsync("tomas", $"/api/receivables?search={number}"));
    }

    [Fact]
    public async Task A_receivable_shows_what_is_promised_on_it()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);
        var list = await PagesAsync("mara", $"/api/accounts/{customer.Id}/receivables");
        var pane = (await host.AccountAsync("mara", customer.Id)).Rows("receivables");
        Assert.Equal(pane.Select(row => (row.At<long>("id"), row.At<decimal>("promised"), row.At<int>("daysOverdue"))), list.Select(row => (row.At<long>("id"), row.At<decimal>("promised"), row.At<int>("daysOverdue"))));
        Assert.Equal(14_300m, list[0].At<decimal>("promised"));
        Assert.Equal(["creditNote"], (await PagesAsync("mara", $"/api/accounts/{customer.Id}/receivables?type=creditNote")).Select(row => row.At<string>("type")));
    }

    [Fact]
    public async Task An_accounts_promises_and_its_timeline_are_what_the_pane_shows_of_them()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        for (var count = 0; count < 3; count++)
        {
            await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);
        }

        var account = await host.AccountAsync("mara", customer.Id);
        Assert.Equal(account.Find("promises")!.ToJsonString(), new JsonArray([.. (await PagesAsync("mara", $"/api/accounts/{customer.Id}/promises", size: 2)).Select(row => row.DeepClone())]).ToJsonString());
        var timeline = await PagesAsync("mara", $"/api/accounts/{customer.Id}/timeline", size: 2);
        Assert.Equal(account.All<long>("history", "id"), timeline.Select(row => row.At<long>("id")));
        Assert.Equal(["receivables_imported"], (await PagesAsync("mara", $"/api/accounts/{customer.Id}/timeline?kind=receivables")).Select(row => row.At<string>("kind")));
        Assert.Equal(3, (await PagesAsync("mara", $"/api/accounts/{customer.Id}/timeline?kind=promises")).Count);
        Assert.Empty(await PagesAsync("mara", $"/api/accounts/{customer.Id}/timeline?kind=notes"));
    }

    [Fact]
    public async Task An_accounts_conversations_say_who_had_the_last_word()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.FileAsync("mara", await new Letter { From = customer.Contact, Text = "We will pay on Friday." }.DeliverAsync(host), customer.Id).IsOkAsync();
        var row = Assert.Single(await PagesAsync("mara", $"/api/accounts/{customer.Id}/conversations"));
        Assert.Equal((1, "inbound", "We will pay on Friday."), (row.At<int>("messages"), row.At<string>("lastDirection"), row.At<string>("preview")));
    }

    public static TheoryData<string> OfAnAccount => ["receivables", "conversations", "promises", "disputes", "timeline", "details"];

    [Theory]
    [MemberData(nameof(OfAnAccount))]
    public async Task Of_another_teams_account_nothing_is_told(string list)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts/{customer.Id}/{list}").IsOkAsync();
        await host.SendAsync("tomas", HttpMethod.Get, $"/api/accounts/{customer.Id}/{list}").RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.SendAsync("tomas", HttpMethod.Get, $"/api/accounts/{long.MaxValue}/{list}").RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    public static TheoryData<string> Cursors => ["x", "eyJ9", "bnVsbA", "W10", "eyJPcmRlciI6ImFjY291bnRzLk5hbWUiLCJWYWx1ZSI6IkEiLCJJZCI6MX0", new string('A', 5000)];

    [Theory]
    [MemberData(nameof(Cursors))]
    public async Task A_broken_cursor_and_one_of_another_order_are_named(string cursor)
    {
        foreach (var list in new[] { "accounts", "accounts?sort=overdue", "receivables", "receivables?state=closed" })
        {
            await host.SendAsync("mara", HttpMethod.Get, $"/api/{list}{(list.Contains('?', StringComparison.Ordinal) ? "&" : "?")}cursor={cursor}")
                .RefusesAsync(HttpStatusCode.BadRequest, "broken_cursor", "cursor");
        }
    }

    [Theory]
    [InlineData("sort=Priority", "sort")]
    [InlineData("sort=1", "sort")]
    [InlineData("status=gone", "status")]
    [InlineData("team=Europe", "team")]
    public async Task What_cannot_be_asked_for_is_named(string query, string field) =>
        await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts?{query}").RefusesAsync(HttpStatusCode.UnprocessableEntity, "wrong_type", field);

    [Fact]
    public async Task As_a_file_the_list_is_whole_and_no_cell_is_a_formula()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        const string name = "=HYPERLINK(\"x\"), \"Ü\"";
        await host.WithDatabaseAsync(db => db.Accounts.Where(row => row.Id == customer.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(account => account.Name, name).SetProperty(account => account.NameKey, AccountName.KeyOf(name))));
        var file = await FileAsync("mara", $"/api/receivables?company={customer.Company}&size=1");
        Assert.Equal("receivables.csv", file.Name);
        Assert.Equal([0xEF, 0xBB, 0xBF], file.Bytes[..3]);
        var lines = Encoding.UTF8.GetString(file.Bytes[3..]).Split("\r\n");
        Assert.Equal("accountNumber,account,company,type,documentNumber,line,orderNumber,reference,issuedOn,dueOn,daysOverdue,currency,original,open,promised,disputed", lines[0]);
        Assert.Equal(4, lines[1..].Count(line => line.Length > 0));
        Assert.StartsWith($"{customer.Number},\"'=HYPERLINK(\"\"x\"\"), \"\"Ü\"\"\",{customer.Company},invoice,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",40,EUR,14300,14300,0,0", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.EndsWith(",EUR,-500,-500,0,0", StringComparison.Ordinal));
    }

    public static TheoryData<string> Files => ["accounts", "receivables", .. OfAnAccount.Select(row => row.Data).Where(list => list != "details").Select(list => $"accounts/{{id}}/{list}")];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_list_is_also_a_file_and_holds_only_ones_own(string list)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise(await new Letter { From = customer.Contact }.DeliverAsync(host))).IsAsync(HttpStatusCode.Created);
        var path = $"/api/{list.Replace("{id}", customer.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)}";
        var lines = Encoding.UTF8.GetString((await FileAsync("mara", path)).Bytes).Split("\r\n");
        Assert.True(lines.Length > 2 || list.EndsWith("disputes", StringComparison.Ordinal), string.Join('\n', lines));
        if (list.Contains('{', StringComparison.Ordinal))
        {
            await host.SendAsync("tomas", HttpMethod.Get, path).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        }
        else
        {
            Assert.DoesNotContain(customer.Number, Encoding.UTF8.GetString((await FileAsync("tomas", path)).Bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_assigns_to_ones_own_teams_and_those_who_lead_to_all()
    {
        var own = (await host.SendAsync("mara", HttpMethod.Get, "/api/teams").IsOkAsync()).Rows();
        Assert.Equal(["Europe"], own.Select(team => team.At<string>("name")));
        Assert.Equal([host.User("ines").Name, host.User("mara").Name], own[0].All<string>("members", "name"));
        foreach (var user in new[] { "ines", "jonas", "priya" })
        {
            Assert.Superset(new HashSet<string> { "Americas", "Europe" }, (await host.SendAsync(user, HttpMethod.Get, "/api/teams").IsOkAsync()).Rows().Select(team => team.At<string>("name")).ToHashSet());
        }
    }

    [Fact]
    public async Task Companies_are_listed_by_code()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var companies = (await host.SendAsync("mara", HttpMethod.Get, "/api/companies").IsOkAsync()).Rows();
        var company = companies.Single(row => row.At<string>("code") == customer.Company);
        Assert.Equal((customer.CompanyId, $"Halden {customer.Company}", "EUR"), (company.At<long>("id"), company.At<string>("name"), company.At<string>("currency")));
        Assert.Equal(companies.Select(row => row.At<string>("code")).Order(StringComparer.Ordinal), companies.Select(row => row.At<string>("code")));
    }

    private async Task<JsonNode> RowOfAsync(string user, Customer customer) =>
        Assert.Single((await host.SendAsync(user, HttpMethod.Get, $"/api/accounts?search={customer.Number}").IsOkAsync()).Rows("items"));

    private async Task<List<JsonNode>> PagesAsync(string user, string path, int size = 50)
    {
        var (rows, cursor) = (new List<JsonNode>(), "");
        do
        {
            var page = await host.SendAsync(user, HttpMethod.Get, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? "&" : "?")}size={size}&cursor={cursor}").IsOkAsync();
            Assert.InRange(page.Rows("items").Count, 0, size);
            rows.AddRange(page.Rows("items"));
            cursor = page.Find("next")?.GetValue<string>() ?? "";
        }
        while (cursor.Length > 0);

        return rows;
    }

    private async Task<(string Name, byte[] Bytes)> FileAsync(string user, string path)
    {
        using var client = host.As(user);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/csv");
        var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return (answer.Content.Headers.ContentDisposition!.FileName!, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
