namespace Vyomiyra.Api.Tests.Receivables;

public sealed class ImportCommandTests : IAsyncLifetime
{
    private ImportHouse house = null!;

    public async ValueTask InitializeAsync() => house = await ImportHouse.OpenAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_run_is_summed_up_with_its_rejects_and_answers_1()
    {
        var (code, said) = await RunAsync("receivables", FileOf(Csv.Of(Csv.Row("INV-1"), Csv.Row("INV-2", open: "1,5"))), "--profile", "sandbox", "--team", "Europe");

        // The comma makes one cell two.
        Assert.Equal(1, code);
        Assert.StartsWith("file.csv: 2 rows, 1 created, 0 changed, 0 unchanged, 1 rejected (run 1).", said, StringComparison.Ordinal);
        Assert.Contains("rejected: line 3: The row has more or fewer columns than the heading. (wrong_column_count)", said, StringComparison.Ordinal);
        Assert.Equal(["Europe"], await house.QueryAsync("SELECT t.Name FROM Accounts a JOIN Teams t ON t.Id = a.TeamId"));
    }

    [Fact]
    public async Task A_file_that_landed_whole_answers_0() =>
        Assert.Equal(0, (await RunAsync("rates", FileOf("date,from,to,rate\n2026-11-20,USD,EUR,0.86\n"))).Code);

    [Fact]
    public async Task A_file_that_cannot_be_read_answers_2_and_says_that_nothing_was_imported()
    {
        var (code, said) = await RunAsync("companies", FileOf("code;name\n"));

        Assert.Equal(2, code);
        Assert.Contains("(wrong_delimiter) Nothing was imported.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("receivables", "x.csv")]
    [InlineData("receivables", "x.csv", "--profile")]
    [InlineData("rates", "x.csv", "--profile", "sandbox")]
    [InlineData("everything", "x.csv")]
    public async Task Anything_else_shows_how_it_is_called(params string[] args)
    {
        var (code, said) = await RunAsync(args);

        Assert.Equal(2, code);
        Assert.StartsWith("import receivables FILE --profile NAME [--team NAME]", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named() =>
        Assert.Equal("There is no file /nowhere.csv.\n", (await RunAsync("rates", "/nowhere.csv")).Said);

    private async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return (await house.CommandAsync(output, args), output.ToString());
    }

    private string FileOf(string text)
    {
        var file = Path.Combine(house.Folder, "file.csv");
        File.WriteAllText(file, text);
        return file;
    }
}
