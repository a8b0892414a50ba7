namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>A real ledger: 15,527 invoices of 50 customers at nine companies in nine currencies.</summary>
public sealed class LedgerTests : IAsyncLifetime
{
    private ImportHouse house = null!;

    public async ValueTask InitializeAsync() => house = await ImportHouse.OpenAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Amounts_with_impossible_decimals_are_reported_and_all_others_land_once()
    {
        var file = await File.ReadAllBytesAsync(Ledger(), TestContext.Current.CancellationToken);

        var report = (await house.ImportAsync(file, "ledger")).Value;
        var before = await house.EverythingAsync();
        var again = (await house.ImportAsync(file, "ledger")).Value;

        Assert.Equal((15_527, 13_662, 1_865), (report.Rows, report.Created, report.Rejected));
        Assert.All(report.Rejects, reject => Assert.Equal(("Amount", "too_many_decimals"), (reject.Column, reject.Code)));
        Assert.Contains(report.Rejects, reject => reject is { Line: 28, Value: "54097641.19", Reason: "JPY has 0 decimals." });
        Assert.Equal((true, 13_662, 1_865), (again.Repeated, again.Unchanged, again.Rejected));
        Assert.Equal(before, await house.EverythingAsync());
        Assert.Equal(["9"], await house.QueryAsync("SELECT count(DISTINCT CompanyId) FROM Receivables"));
        Assert.Equal(["50"], await house.QueryAsync("SELECT count(*) FROM Accounts"));
        Assert.Equal(["50"], await house.QueryAsync("SELECT count(*) FROM Activities WHERE Kind = 'receivables_imported'"));
    }

    [Fact]
    public async Task Or_they_are_rounded_and_told_where_the_profile_says_so()
    {
        var report = (await house.ImportAsync(await File.ReadAllBytesAsync(Ledger(), TestContext.Current.CancellationToken), "ledger-rounded")).Value;

        Assert.Equal((15_527, 0, 1_865), (report.Created, report.Rejected, report.Notices.Count));
        Assert.All(report.Notices, notice => Assert.Equal("rounded", notice.Code));
        Assert.Equal(["9"], await house.QueryAsync("SELECT count(DISTINCT Currency) FROM Receivables"));
        Assert.Equal(["INV100000000007383|1293350797|001|5117993|2013-10-01"], await house.QueryAsync(
            "SELECT Reference, OrderNumber, Line, OpenMinor, DueOn FROM Receivables WHERE DocumentNumber = '1000006054'"));
    }

    private static string Ledger()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", "ledger", "invoices.csv");
            if (File.Exists(file))
            {
                return file;
            }
        }

        Assert.Skip("The ledger is not here: it is looked for as shared/data/ledger/invoices.csv beside the repository.");
        return "";
    }
}
