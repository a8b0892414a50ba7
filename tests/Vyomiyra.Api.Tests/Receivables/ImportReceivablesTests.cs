using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables;

public sealed class ImportReceivablesTests : IAsyncLifetime
{
    private ImportHouse house = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => house = await ImportHouse.OpenAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Good_rows_land_and_bad_ones_are_named_by_line_column_and_reason()
    {
        var report = (await house.ImportAsync(Csv.Of(Csv.Row("INV-1"), Csv.Row("INV-2", currency: "XXX"), Csv.Row("CN-3", type: "credit note")))).Value;

        Assert.Equal((3, 2, 0, 0, 1), (report.Rows, report.Created, report.Changed, report.Unchanged, report.Rejected));
        Assert.Equal(new ImportReportIssue(3, "currency", "XXX", "unknown_currency", "This is not an ISO 4217 currency."), Assert.Single(report.Rejects));
        Assert.Equal(
            ["Invoice|INV-1|INV1|0|PO-1|PO1|REF 1|REF1|2026-01-01|2026-02-01|EUR|10000|4050", "CreditNote|CN-3|CN3|0|PO-1|PO1|REF 1|REF1|2026-01-01|2026-02-01|EUR|-10000|-4050"],
            await house.QueryAsync(
                "SELECT Type, DocumentNumber, DocumentKey, Line, OrderNumber, OrderKey, Reference, ReferenceKey, IssuedOn, DueOn, Currency, OriginalMinor, OpenMinor FROM Receivables"));
    }

    [Fact]
    public async Task What_was_stored_in_bulk_reads_back_through_the_model()
    {
        await house.ImportAsync(Csv.Of(Csv.Row("CN-3", type: "credit note")), team: "Europe");

        var item = await house.UseAsync(db => db.Receivables.SingleAsync(Cancellation));
        Assert.Equal((ReceivableType.CreditNote, "-40.50 EUR", new DateOnly(2026, 2, 1)), (item.Type, item.Open.ToString(), item.DueOn));
        var account = await house.UseAsync(db => db.Accounts.Include(each => each.Domains).Include(each => each.Contacts).ThenInclude(each => each.Addresses).SingleAsync(Cancellation));
        Assert.Equal(("C1", "NORD WERKE", "Large", "de"), (account.Number, account.NameKey, account.Segment, account.Language));
        Assert.Equal("nordwerke.example", Assert.Single(account.Domains).Domain);
        Assert.Equal(("Anna Bo", "ap@nordwerke.example"), (account.Contacts[0].Name, Assert.Single(account.Contacts[0].Addresses).Address));
    }

    [Fact]
    public async Task The_same_file_twice_writes_nothing()
    {
        var file = Csv.Of(Csv.Row("INV-1"), Csv.Row("INV-2", currency: "XXX"), Csv.Row("INV-3", account: "C2", email: "x@gmail.com"));
        var first = (await house.ImportAsync(file)).Value;
        var before = await house.EverythingAsync();

        var second = (await house.ImportAsync(file)).Value;

        Assert.Equal(before, await house.EverythingAsync());
        Assert.Equal((first.RunId, true, 3, 0, 0, 2, 1), (second.RunId, second.Repeated, second.Rows, second.Created, second.Changed, second.Unchanged, second.Rejected));
        Assert.Equal(first.Rejects, second.Rejects);
    }

    [Fact]
    public async Task A_run_is_kept_with_who_brought_it_and_its_rejects()
    {
        var report = (await house.ImportAsync(Csv.Of(Csv.Row("INV-1"), Csv.Row("", account: "C2")))).Value;

        Assert.Equal(
            [$"{report.RunId}|Receivables|sandbox|items.csv|Member|4|Operations|2|1|0|0|1"],
            await house.QueryAsync("SELECT Id, Kind, Profile, FileName, ActorKind, ActorId, Authority, Rows, Created, Changed, Unchanged, Rejected FROM ImportRuns"));
        Assert.Equal([$"{report.RunId}|3|number||empty_number"], await house.QueryAsync("SELECT RunId, Line, \"Column\", Value, Code FROM ImportIssues"));
    }

    [Fact]
    public async Task Each_account_touched_gets_one_activity_with_counts_and_sums_by_currency()
    {
        await house.ImportAsync(Csv.Of(Csv.Row("INV-1"), Csv.Row("INV-2", account: "C2")));
        var report = (await house.ImportAsync(Csv.Of(Csv.Row("INV-1", open: "0"), Csv.Row("INV-2", account: "C2"), Csv.Row("INV-3", currency: "USD"), Csv.Row("INV-4")))).Value;

        var activities = await house.UseAsync(db => db.Activities.Where(activity => activity.Kind == "receivables_imported").OrderBy(activity => activity.Id).ToListAsync(Cancellation));
        Assert.Equal(3, activities.Count);
        Assert.Equal(
            $$"""{"accountCreated":false,"accountChanges":[],"created":2,"changed":1,"amounts":[{"currency":"EUR","createdMinor":4050,"changedByMinor":-4050},{"currency":"USD","createdMinor":4050,"changedByMinor":0}],"runId":{{report.RunId}}}""",
            activities[2].Details);
    }

    [Fact]
    public async Task Name_and_segment_follow_the_ERP_and_the_team_only_fills_a_gap()
    {
        await house.ImportAsync(Csv.Of(Csv.Row()), team: "Americas");
        var report = (await house.ImportAsync(Csv.Of(Csv.Row(name: "Nord Werke AG", segment: "Small", team: "Europe")))).Value;

        Assert.Equal(1, report.Unchanged);
        Assert.Equal(["Nord Werke AG|NORD WERKE|Small|Americas|1"], await house.QueryAsync("SELECT a.Name, NameKey, Segment, t.Name, Version FROM Accounts a JOIN Teams t ON t.Id = a.TeamId"));
        Assert.Contains("\"accountChanges\":[\"name\",\"segment\"]", (await house.QueryAsync("SELECT Details FROM Activities ORDER BY Id DESC"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contacts_and_domains_are_gained_and_never_lost()
    {
        await house.ImportAsync(Csv.Of(Csv.Row(), Csv.Row("INV-2", contact: "Per Dal", email: "per@nordwerke.example", domain: "nw.example")));
        await house.ImportAsync(Csv.Of(Csv.Row(contact: "Anna Bo", email: "anna@nordwerke.example ap@nordwerke.example", domain: "gmail.com")));

        Assert.Equal(
            ["Anna Bo|ap@nordwerke.example", "Per Dal|per@nordwerke.example", "Anna Bo|anna@nordwerke.example"],
            await house.QueryAsync("SELECT Name, Address FROM Contacts c JOIN ContactAddresses a ON a.ContactId = c.Id ORDER BY a.Id"));
        Assert.Equal(["nordwerke.example", "nw.example"], await house.QueryAsync("SELECT Domain FROM AccountDomains ORDER BY Domain"));
    }

    [Fact]
    public async Task An_item_that_does_not_come_again_stays_as_it_is()
    {
        await house.ImportAsync(Csv.Of(Csv.Row("INV-1"), Csv.Row("INV-2")));
        await house.ImportAsync(Csv.Of(Csv.Row("INV-2", open: "1.00")));

        Assert.Equal(["INV-1|4050", "INV-2|100"], await house.QueryAsync("SELECT DocumentNumber, OpenMinor FROM Receivables ORDER BY Id"));
    }

    [Fact]
    public async Task An_item_that_moved_is_told_to_the_account_it_left_and_the_one_it_came_to()
    {
        await house.ImportAsync(Csv.Of(Csv.Row("INV-1", account: "C1")));
        await house.ImportAsync(Csv.Of(Csv.Row("INV-1", account: "C2")));

        var details = await house.QueryAsync("SELECT Number, Details FROM Activities v JOIN Accounts a ON a.Id = v.AccountId ORDER BY v.Id");
        Assert.Contains(details, line => line.StartsWith("C1|", StringComparison.Ordinal) && line.Contains("\"changedByMinor\":-4050", StringComparison.Ordinal));
        Assert.Contains(details, line => line.StartsWith("C2|", StringComparison.Ordinal) && line.Contains("\"changedByMinor\":4050", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_formula_in_a_name_is_kept_as_text()
    {
        await house.ImportAsync(Csv.Of(Csv.Row(name: "=CMD|' /C calc'!A0")));

        Assert.Equal(["=CMD|' /C calc'!A0"], await house.QueryAsync("SELECT Name FROM Accounts"));
    }

    [Fact]
    public async Task Quoted_cells_hold_commas_quotes_and_any_script()
    {
        await house.ImportAsync(Csv.Of(Csv.Row(name: "\"Nord, \"\"Süd\"\" & 東京 \u202egnp\"")));

        Assert.Equal(["Nord, \"Süd\" & 東京 \u202egnp"], await house.QueryAsync("SELECT Name FROM Accounts"));
    }

    [Fact]
    public async Task Numbers_that_differ_by_case_alone_are_two() =>
        Assert.Equal(2, (await house.ImportAsync(Csv.Of(Csv.Row("inv-1"), Csv.Row("INV-1")))).Value.Created);
}
