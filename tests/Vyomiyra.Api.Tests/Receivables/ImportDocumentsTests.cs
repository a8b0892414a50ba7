namespace Vyomiyra.Api.Tests.Receivables;

public sealed class ImportDocumentsTests : IAsyncLifetime
{
    private ImportHouse house = null!;

    public async ValueTask InitializeAsync()
    {
        house = await ImportHouse.OpenAsync();
        Directory.CreateDirectory(Folder);
        await house.ImportAsync(Csv.Of(Csv.Row("INV-10482"), Csv.Row("77", account: "C2"), Csv.Row("77", account: "C3", company: "2000")));
    }

    private string Folder => Path.Combine(house.Folder, "pdf");

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_folders_documents_find_their_receivables_by_the_number_in_their_names()
    {
        await WriteAsync("Invoice INV-10482.PDF", "%PDF-1.7 one");
        await WriteAsync("77.pdf", "%PDF-1.7 two companies have this number");
        await WriteAsync("letter.pdf", "%PDF-1.7 no number");
        await WriteAsync("broken 10482.pdf", "<html>");
        await WriteAsync("INV-10482.txt", "%PDF-1.7 not asked for");

        var (code, said) = await CommandAsync();
        await CommandAsync();

        Assert.Equal(1, code);
        Assert.Contains("broken 10482.pdf", said, StringComparison.Ordinal);
        Assert.Contains("3 documents kept, 2 of them without a receivable, 1 refused", said, StringComparison.Ordinal);
        Assert.Equal(["77.pdf|", "Invoice INV-10482.PDF|INV10482", "letter.pdf|"], await house.QueryAsync("SELECT FileName, DocumentKey FROM InvoiceDocuments ORDER BY FileName"));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said()
    {
        using var output = new StringWriter();

        Assert.Equal(2, await house.CommandAsync(output, "documents", Path.Combine(house.Folder, "none")));
        Assert.Contains("There is no folder", output.ToString(), StringComparison.Ordinal);
    }

    private Task WriteAsync(string name, string content) => File.WriteAllTextAsync(Path.Combine(Folder, name), content, TestContext.Current.CancellationToken);

    private async Task<(int Code, string Said)> CommandAsync()
    {
        using var output = new StringWriter();
        return (await house.CommandAsync(output, "documents", Folder), output.ToString());
    }
}
