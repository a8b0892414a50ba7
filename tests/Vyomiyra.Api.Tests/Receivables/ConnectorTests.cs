using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>A delivery that is no file: what an ERP's own interface would give.</summary>
public sealed class ConnectorTests
{
    private static readonly Delivery Nightly = new("memory", "delivery 1", "delivery-1", Bytes: 0);

    [Fact]
    public async Task What_a_connector_delivers_lands_as_a_files_rows_do_and_people_read_meanwhile()
    {
        ImportHouse? house = null;
        var seen = new List<string>();
        house = await ImportHouse.OpenAsync(new ReceivableConnector("memory", run => RowsAsync(run, house!, seen)));
        await using var _ = house;
        await house.ImportAsync(Csv.Of(Csv.Row("INV-1")));

        var run = await house.FinishAsync(Nightly, new ImportTerms { Connector = "memory", Team = "Europe" });

        Assert.Equal(["1"], seen);
        Assert.Equal((ImportState.Finished, 3, 2, 1), (run.State, run.Rows, run.Created, run.Rejected));
        Assert.Equal(["INV-1|C1", "INV-8|C9", "INV-9|C9"], await house.QueryAsync("SELECT DocumentNumber, Number FROM Receivables r JOIN Accounts a ON a.Id = r.AccountId ORDER BY 1"));
        Assert.Equal(["delivery 1|Company|unknown_company"], await house.QueryAsync("SELECT FileName, \"Column\", Code FROM ImportRuns r JOIN ImportIssues i ON i.RunId = r.Id"));
        Assert.Equal(["Europe"], await house.QueryAsync("SELECT t.Name FROM Accounts a JOIN Teams t ON t.Id = a.TeamId"));
    }

    [Fact]
    public async Task A_connector_that_is_gone_fails_the_run_and_says_so()
    {
        await using var house = await ImportHouse.OpenAsync();

        var run = await house.FinishAsync(Nightly, new ImportTerms { Connector = "memory" });

        Assert.Equal((ImportState.Failed, "unknown_connector"), (run.State, run.FailureCode));
    }

    private static async IAsyncEnumerable<ReadReceivable> RowsAsync(ImportRun run, ImportHouse house, List<string> seen)
    {
        Assert.Equal("delivery-1", run.ContentHash);
        yield return new ReadReceivable(1, Item("1000", "INV-8"), []);
        seen.AddRange(await house.QueryAsync("SELECT count(*) FROM Receivables"));
        yield return new ReadReceivable(2, Item("1000", "INV-9"), []);
        yield return new ReadReceivable(3, Item("9999", "INV-9"), []);
    }

    private static ImportedReceivable Item(string company, string number) => new()
    {
        Company = company,
        Account = new ImportedAccount { Number = "C9" },
        Type = ReceivableType.Invoice,
        Number = number,
        Line = "0",
        IssuedOn = new DateOnly(2026, 11, 1),
        DueOn = new DateOnly(2026, 12, 1),
        Currency = Currency.Parse("EUR"),
        OriginalMinor = 100,
        OpenMinor = 100,
    };
}
