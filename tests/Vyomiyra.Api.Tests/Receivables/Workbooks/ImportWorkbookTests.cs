namespace Vyomiyra.Api.Tests.Receivables.Workbooks;

public sealed class ImportWorkbookTests : IAsyncLifetime
{
    private ImportHouse house = null!;

    public async ValueTask InitializeAsync() => house = await ImportHouse.OpenAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_workbook_lands_as_the_same_rows_of_text_do_and_again_changes_nothing()
    {
        var rows = new[] { Csv.Heading, Csv.Row("INV-1"), Csv.Row("INV-2", currency: "XXX"), Csv.Row("INV-3", account: "C2") };
        var workbook = new WorkbookFile().With("Items", rows.Select((row, line) => WorkbookFile.Row(line + 1, [.. row.Split(',').Select((text, column) => WorkbookFile.Text(column, line + 1, text))]))).Bytes();

        var first = (await house.ImportAsync(workbook)).Value;
        var again = (await house.ImportAsync(workbook)).Value;

        Assert.Equal((3, 2, 1), (first.Rows, first.Created, first.Rejected));
        Assert.Equal((3, "currency", "unknown_currency"), (first.Rejects[0].Line, first.Rejects[0].Column, first.Rejects[0].Code));
        Assert.Equal((2, 0), (again.Unchanged, again.Created));
        Assert.Equal(["INV-1|4050|C1", "INV-3|4050|C2"], await house.QueryAsync("SELECT DocumentNumber, OpenMinor, Number FROM Receivables r JOIN Accounts a ON a.Id = r.AccountId ORDER BY r.Id"));
    }

    [Fact]
    public async Task A_workbook_that_turns_out_to_be_damaged_leaves_nothing()
    {
        var rows = new[] { Csv.Heading, Csv.Row("INV-1"), Csv.Row("INV-2") };
        var content = string.Concat(rows.Select((row, line) => WorkbookFile.Row(line + 1, [.. row.Split(',').Select((text, column) => WorkbookFile.Text(column, line + 1, text))])));
        var workbook = new WorkbookFile().WithSheet("Items", "visible", $"<sheetData>{content}<row></sheetData>").Bytes();

        Assert.Equal("damaged_workbook", Assert.Single((await house.ImportAsync(workbook)).Refusals).Code);
        Assert.Equal(["0"], await house.QueryAsync("SELECT count(*) FROM Receivables"));
    }
}
