using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Vyomiyra.Api.Receivables;

namespace Vyomiyra.Api.Tests.Receivables.Workbooks;

/// <summary>They measure the memory of the process, so nothing else may run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class LargeWorkbookTests : IDisposable
{
    private const long Flat = 48L << 20;
    private static readonly int Rows = int.Parse(Environment.GetEnvironmentVariable("VYOMIYRA_WORKBOOK_ROWS") ?? "50000", System.Globalization.CultureInfo.InvariantCulture);

    private readonly ReadingDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task Memory_does_not_grow_with_the_rows_or_with_the_texts_they_share()
    {
        var path = Path.Combine(desk.Folder, "large.xlsx");
        await WriteAsync(path);
        await using var content = File.OpenRead(path);
        var file = (await desk.Files.KeepAsync(content, "large.xlsx", TestContext.Current.CancellationToken)).Value;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (count, most, started) = (0, 0L, Stopwatch.GetTimestamp());

        await foreach (var row in ReceivableRows.Of(file, ReadingDesk.Profile))
        {
            Assert.NotNull(row.Item);
            if (++count % 10_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(Rows, count);
        Assert.InRange(most, 0, Flat);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Rows} rows, {file.Bytes >> 20} MB, {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, heap +{most >> 20} MB");
    }

    [Fact]
    public async Task A_refused_bomb_was_never_unpacked()
    {
        var file = new WorkbookFile().WithSheet("Items", "visible", new string(' ', 100 << 20)).Bytes(CompressionLevel.SmallestSize);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Assert.Equal("zip_bomb", await desk.RefusalOfAsync(file));

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 8 << 20);
    }

    /// <summary>Every document number and name is a text of its own among the shared ones.</summary>
    private static async Task WriteAsync(string path)
    {
        var shell = new WorkbookFile().With("Items").WithSharedStrings().Bytes();
        await File.WriteAllBytesAsync(path, shell);
        await using var archive = await ZipFile.OpenAsync(path, ZipArchiveMode.Update);
        archive.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
        archive.GetEntry("xl/sharedStrings.xml")!.Delete();
        await using (var sheet = new StreamWriter(await archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).OpenAsync(), Encoding.UTF8))
        {
            await sheet.WriteAsync($"<worksheet><sheetData>{WorkbookFile.Row(1, [.. WorkbookFile.Headings.Select((heading, column) => WorkbookFile.Text(column, 1, heading))])}");
            for (var row = 2; row < Rows + 2; row++)
            {
                await sheet.WriteAsync($"<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>{(row - 2) % 1000}</v></c><c r=\"B{row}\" t=\"s\"><v>{row - 2}</v></c><c r=\"C{row}\" t=\"s\"><v>{row - 2}</v></c><c r=\"D{row}\" s=\"1\"><v>46023</v></c><c r=\"E{row}\" s=\"1\"><v>46054</v></c><c r=\"F{row}\"><v>{row}.25</v></c></row>");
            }

            await sheet.WriteAsync("</sheetData></worksheet>");
        }

        await using var texts = new StreamWriter(await archive.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest).OpenAsync(), Encoding.UTF8);
        await texts.WriteAsync("<sst>");
        for (var text = 0; text < Rows; text++)
        {
            await texts.WriteAsync($"<si><t>Nord Werke Number {text}</t></si>");
        }

        await texts.WriteAsync("</sst>");
    }
}
