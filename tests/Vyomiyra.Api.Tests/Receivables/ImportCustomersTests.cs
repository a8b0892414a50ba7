using System.Text;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Tests.Receivables.Workbooks;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Tests.Receivables;

public sealed class ImportCustomersTests : IAsyncLifetime
{
    private const string Headings = "number,name,parent,company,segment,terms,limit,language,team\n";

    private ImportHouse house = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => house = await ImportHouse.OpenAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Customers_come_with_their_parents_in_any_order()
    {
        var report = await AccountsAsync("C2,Nord Werke Süd,C1,1000,Large,30,5000.50,de,Europe\nC1,Nord Holding,,1000,,,,,\n");

        Assert.Equal((2, 0), (report.Created, report.Rejected));
        Assert.Equal(
            ["C1|Nord Holding||||||", "C2|Nord Werke Süd|C1|Large|30|500050|de|Europe"],
            await house.QueryAsync("SELECT a.Number, a.Name, p.Number, a.Segment, a.TermsDays, a.CreditLimitMinor, a.Language, t.Name FROM Accounts a LEFT JOIN Accounts p ON p.Id = a.ParentId LEFT JOIN Teams t ON t.Id = a.TeamId ORDER BY a.Number"));
        Assert.Equal(2, (await house.QueryAsync("SELECT Id FROM Activities WHERE Kind = 'account_imported'")).Count);
    }

    [Fact]
    public async Task The_same_customers_again_write_nothing()
    {
        await AccountsAsync("C2,Nord Werke Süd,C1,1000,Large,30,5000,de,Europe\nC1,Nord Holding,,1000,,,,,\n");
        var before = await house.EverythingAsync();

        var report = await AccountsAsync("C2,Nord Werke Süd,C1,1000,Large,30,5000,de,Europe\nC1,Nord Holding,,1000,,,,,\n");

        Assert.Equal((true, 2), (report.Repeated, report.Unchanged));
        Assert.Equal(before, await house.EverythingAsync());
    }

    [Fact]
    public async Task What_the_ERP_owns_follows_it_what_people_decide_only_fills_a_gap_and_an_empty_cell_is_silence()
    {
        await AccountsAsync("C1,Nord,,1000,Large,30,5000,de,Europe\n");

        var report = await AccountsAsync("C1,Nord AG,,2000,,14,,en,Americas\n");

        Assert.Equal(1, report.Changed);
        Assert.Equal(
            ["Nord AG|2000|Large|14|500000|de|Europe|1"],
            await house.QueryAsync("SELECT a.Name, c.Code, a.Segment, a.TermsDays, a.CreditLimitMinor, a.Language, t.Name, a.Version FROM Accounts a JOIN Companies c ON c.Id = a.CompanyId JOIN Teams t ON t.Id = a.TeamId"));
        Assert.Contains("\"changes\":[\"company\",\"name\",\"terms\"]", (await house.QueryAsync("SELECT Details FROM Activities ORDER BY Id DESC"))[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing_value", "number", ",Nord,,1000,,,,,")]
    [InlineData("missing_value", "name", "C9,,,1000,,,,,")]
    [InlineData("empty_number", "number", "-,Nord,,1000,,,,,")]
    [InlineData("missing_value", "company", "C9,Nord,,,,,,,")]
    [InlineData("unknown_company", "company", "C9,Nord,,9999,,,,,")]
    [InlineData("unknown_team", "team", "C9,Nord,,1000,,,,,Asia")]
    [InlineData("bad_terms", "terms", "C9,Nord,,1000,,soon,,,")]
    [InlineData("bad_terms", "terms", "C9,Nord,,1000,,731,,,")]
    [InlineData("bad_amount", "limit", "C9,Nord,,1000,,,-1,,")]
    [InlineData("bad_amount", "limit", "C9,Nord,,1000,,,much,,")]
    [InlineData("unknown_parent", "parent", "C9,Nord,C8,1000,,,,,")]
    [InlineData("parent_circle", "parent", "C9,Nord,C9,1000,,,,,")]
    [InlineData("duplicate_key", "number", "C1,Nord again,,1000,,,,,")]
    public async Task A_bad_row_is_reported_and_its_neighbours_land(string code, string column, string row)
    {
        var report = await AccountsAsync($"C1,Nord,,1000,,,,,\n{row}\nC2,Sud,,1000,,,,,\n");

        Assert.Equal((2, 1), (report.Created, report.Rejected));
        Assert.Equal((3, column, code), (report.Rejects[0].Line, report.Rejects[0].Column, report.Rejects[0].Code));
    }

    [Fact]
    public async Task Accounts_cannot_stand_above_each_other_in_a_circle()
    {
        await AccountsAsync("C1,One,,1000,,,,,\nC2,Two,C1,1000,,,,,\nC3,Three,C2,1000,,,,,\n");

        var report = await AccountsAsync("C1,One,C3,1000,,,,,\n");

        Assert.Equal("parent_circle", Assert.Single(report.Rejects).Code);
    }

    [Fact]
    public async Task Who_stands_below_a_customer_that_was_rejected_is_rejected_too()
    {
        var report = await AccountsAsync("C1,One,C2,1000,,,,,\nC2,Two,C3,1000,,,,,\nC3,Three,,,,,,,\n");

        Assert.Equal((0, 3), (report.Created, report.Rejected));
    }

    [Fact]
    public async Task A_workbook_in_our_layout_is_read_as_well()
    {
        var workbook = new WorkbookFile().With(
            "Customers",
            WorkbookFile.Row(1, WorkbookFile.Text(0, 1, "number"), WorkbookFile.Text(1, 1, "name"), WorkbookFile.Text(2, 1, "company"), WorkbookFile.Text(3, 1, "limit")),
            WorkbookFile.Row(2, WorkbookFile.Number(0, 2, "4711"), WorkbookFile.Text(1, 2, "Nord"), WorkbookFile.Number(2, 2, "1000"), WorkbookFile.Number(3, 2, "12.5")));

        var report = await RunAsync<ImportAccounts>(workbook.Bytes(), (import, content) => import.RunAsync(content, "c.xlsx", ImportHouse.Jonas, Cancellation));

        Assert.Equal((1, 2), (report.Created, report.Notices.Count(notice => notice.Code == "number_not_text")));
        Assert.Equal(["4711|1250"], await house.QueryAsync("SELECT Number, CreditLimitMinor FROM Accounts"));
    }

    [Fact]
    public async Task People_gain_addresses_and_roles_and_keep_what_they_had()
    {
        await AccountsAsync("C1,Nord,,1000,,,,,\n");
        await ContactsAsync("C1,Anna Bo,ap@nord.example,pays,de\n");

        var report = await ContactsAsync("C1,Anna,AP@nord.example; anna@nord.example,approves;pays,en\nC1,Per Dal,,,\n");

        Assert.Equal((1, 1), (report.Created, report.Changed));
        Assert.Equal(
            ["Anna Bo|3|de|anna@nord.example", "Anna Bo|3|de|ap@nord.example", "Per Dal|0||"],
            await house.QueryAsync("SELECT Name, Roles, Language, Address FROM Contacts c LEFT JOIN ContactAddresses a ON a.ContactId = c.Id ORDER BY Name, Address"));
    }

    [Theory]
    [InlineData("unknown_account", "C8,Anna,,,")]
    [InlineData("missing_value", "C1,,,,")]
    [InlineData("bad_address", "C1,Anna,anna.nord.example,,")]
    [InlineData("unknown_role", "C1,Anna,,boss,")]
    [InlineData("unknown_role", "C1,Anna,,3,")]
    public async Task A_bad_contact_is_reported(string code, string row)
    {
        await AccountsAsync("C1,Nord,,1000,,,,,\n");

        Assert.Equal(code, Assert.Single((await ContactsAsync(row + "\n")).Rejects).Code);
    }

    [Fact]
    public async Task What_names_an_account_that_was_merged_means_the_one_that_survived()
    {
        await AccountsAsync("C1,One,,1000,,,,,\nC2,Two,,1000,,,,,\nC3,Three,,1000,,,,,\n");
        await house.QueryAsync("UPDATE Accounts SET MergedIntoId = (SELECT Id FROM Accounts WHERE Number = 'C2') WHERE Number = 'C1'");
        await house.QueryAsync("UPDATE Accounts SET MergedIntoId = (SELECT Id FROM Accounts WHERE Number = 'C3') WHERE Number = 'C2'");

        await DomainsAsync("C1,nord.example\n");

        Assert.Equal(["C3|nord.example"], await house.QueryAsync("SELECT Number, Domain FROM AccountDomains d JOIN Accounts a ON a.Id = d.AccountId"));
        Assert.Equal("merged_account", Assert.Single((await AccountsAsync("C1,One,,1000,,,,,\n")).Rejects).Code);
    }

    [Fact]
    public async Task Domains_are_gained_once()
    {
        await AccountsAsync("C1,Nord,,1000,,,,,\n");

        var report = await DomainsAsync("C1,Nord.example\nC1,@nord.example\nC1,gmail.com\nC1,nord\nC8,sud.example\n");

        Assert.Equal((1, 1, 3), (report.Created, report.Unchanged, report.Rejected));
        Assert.Equal(["freemail_domain", "bad_domain", "unknown_account"], report.Rejects.Select(reject => reject.Code));
        Assert.Equal(["nord.example"], await house.QueryAsync("SELECT Domain FROM AccountDomains"));
    }

    private Task<ImportReport> AccountsAsync(string rows) =>
        RunAsync<ImportAccounts>(Encoding.UTF8.GetBytes(Headings + rows), (import, content) => import.RunAsync(content, "c.csv", ImportHouse.Jonas, Cancellation));

    private Task<ImportReport> ContactsAsync(string rows) => RunAsync<ImportContacts>(
        Encoding.UTF8.GetBytes("account,name,email,roles,language\n" + rows), (import, content) => import.RunAsync(content, "c.csv", ImportHouse.Jonas, Cancellation));

    private Task<ImportReport> DomainsAsync(string rows) => RunAsync<ImportDomains>(
        Encoding.UTF8.GetBytes("account,domain\n" + rows), (import, content) => import.RunAsync(content, "c.csv", ImportHouse.Jonas, Cancellation));

    private async Task<ImportReport> RunAsync<T>(byte[] file, Func<T, Stream, Task<Outcome<ImportReport>>> run)
        where T : notnull => (await house.WithAsync<T, Outcome<ImportReport>>(import => run(import, new MemoryStream(file)))).Value;
}
