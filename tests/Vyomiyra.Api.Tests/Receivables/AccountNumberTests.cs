using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>Account numbers that differ by leading zeros or case alone: a rule of the profile says whether they are one.</summary>
public sealed class AccountNumberTests : IAsyncLifetime
{
    private ImportHouse house = null!;

    public async ValueTask InitializeAsync() => house = await ImportHouse.OpenAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Without_a_rule_they_are_two_accounts_and_somebody_is_told()
    {
        var report = await ImportAsync(AccountNumberRule.Exact, Csv.Row("INV-1", account: "0047"), Csv.Row("INV-2", account: "47"), Csv.Row("INV-3", account: "47"));

        Assert.Equal(["0047|INV-1", "47|INV-2", "47|INV-3"], await OwnersAsync());
        var notice = Assert.Single(report.Notices, issue => issue.Code == "similar_account");
        Assert.Equal((3, "account", "47"), (notice.Line, notice.Column, notice.Value));
    }

    [Fact]
    public async Task Under_the_rule_they_are_one_by_the_name_it_had_first()
    {
        await ImportAsync(AccountNumberRule.Exact, Csv.Row("INV-1", account: "c0047"));

        await ImportAsync(AccountNumberRule.IgnoreCase, Csv.Row("INV-2", account: "C0047"), Csv.Row("INV-3", account: "D1"), Csv.Row("INV-4", account: "d1"));

        Assert.Equal(["c0047|INV-1", "c0047|INV-2", "D1|INV-3", "D1|INV-4"], await OwnersAsync());
    }

    [Fact]
    public async Task Zeros_that_a_spreadsheet_dropped_do_not_make_another_customer()
    {
        await ImportAsync(AccountNumberRule.Exact, Csv.Row("INV-1", account: "0004711"));

        var report = await ImportAsync(AccountNumberRule.IgnoreLeadingZeros, Csv.Row("INV-1", account: "4711"));

        Assert.Equal((0, 0, 1), (report.Created, report.Changed, report.Unchanged));
        Assert.DoesNotContain(report.Notices, issue => issue.Code == "similar_account");
    }

    [Fact]
    public async Task Where_the_rule_fits_two_accounts_that_are_there_the_row_is_rejected()
    {
        await ImportAsync(AccountNumberRule.Exact, Csv.Row("INV-1", account: "047"), Csv.Row("INV-2", account: "47"));

        var report = await ImportAsync(AccountNumberRule.IgnoreBoth, Csv.Row("INV-3", account: "0047"), Csv.Row("INV-4", account: "47"));

        Assert.Equal("ambiguous_account", Assert.Single(report.Rejects).Code);
        Assert.Equal(["047|INV-1", "47|INV-2", "47|INV-4"], await OwnersAsync());
    }

    private async Task<ImportReport> ImportAsync(AccountNumberRule rule, params string[] rows) =>
        (await house.ImportAsync(Csv.Of(rows), new ImportProfiles().Find("sandbox").Value with { AccountNumbers = rule })).Value;

    private Task<IReadOnlyList<string>> OwnersAsync() =>
        house.QueryAsync("SELECT a.Number, r.DocumentNumber FROM Receivables r JOIN Accounts a ON a.Id = r.AccountId ORDER BY r.DocumentNumber");
}
