using System.Buffers.Binary;
using System.IO.Compression;
using static Vyomiyra.Api.Tests.Receivables.Workbooks.WorkbookFile;

namespace Vyomiyra.Api.Tests.Receivables.Workbooks;

public sealed class HostileWorkbookTests : IDisposable
{
    private static readonly Dictionary<string, (string Code, Func<byte[]> File)> Hostile = new()
    {
        ["a zip archive of something else"] = ("not_csv", () => Zip(("letter.txt", "hello"))),
        ["a zip archive cut off"] = ("damaged_workbook", () => Of(GoodRow(2))[..^40]),
        ["an OpenDocument sheet"] = ("not_csv", () => new WorkbookFile().With("Items", GoodRow(1)).WithPart("mimetype", "application/vnd.oasis.opendocument.spreadsheet").Bytes()),
        ["macros"] = ("workbook_with_macros", () => new WorkbookFile().With("Items", GoodRow(1)).WithPart("xl/vbaProject.bin", "macro").Bytes()),
        ["a binary workbook"] = ("binary_workbook", () => new WorkbookFile().With("Items", GoodRow(1)).WithPart("_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>").Bytes()),
        ["a document type"] = ("document_type", () => new WorkbookFile().With("Items", GoodRow(1)).WithPart("xl/worksheets/sheet1.xml", "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>").Bytes()),
        ["a document type in the shared texts"] = ("document_type", () => new WorkbookFile().With("Items", GoodRow(1)).WithPart("xl/sharedStrings.xml", "<!DOCTYPE s SYSTEM \"http://example.invalid/x\"><sst/>").Bytes()),
        ["broken XML"] = ("damaged_workbook", () => new WorkbookFile().WithSheet("Items", "visible", "<sheetData><row r=\"1\"><c></row>").Bytes()),
        ["an endless depth"] = ("damaged_workbook", () => new WorkbookFile().WithSheet("Items", "visible", string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000))).Bytes()),
        ["a tag of many megabytes"] = ("zip_bomb", () => new WorkbookFile().WithSheet("Items", "visible", $"<sheetData><row r=\"1\"><c r=\"{new string('A', 8 << 20)}\"/></row></sheetData>").Bytes()),
        ["a text of many megabytes"] = ("zip_bomb", () => Of(GoodRow(2, new string('x', 8 << 20)))),
        ["a sheet that unpacks a thousandfold"] = ("zip_bomb", () => new WorkbookFile().WithSheet("Items", "visible", new string(' ', 100 << 20)).Bytes(CompressionLevel.SmallestSize)),
        ["a sheet that says it is small"] = ("damaged_workbook", () => Understated(new WorkbookFile().WithSheet("Items", "visible", string.Concat(Enumerable.Repeat("<x/>", 20 << 20))).Bytes(CompressionLevel.SmallestSize))),
        ["a column that no sheet has"] = ("damaged_workbook", () => Of(Row(2, "<c r=\"ZZZZ2\"><v>1</v></c>"))),
        ["no sheet"] = ("no_sheet", () => new WorkbookFile().Bytes()),
        ["an empty sheet"] = ("empty_sheet", () => new WorkbookFile().With("Items").Bytes()),
        ["a sheet whose part is missing"] = ("damaged_workbook", () => new WorkbookFile().With("Items").WithPart("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/none.xml\"/></Relationships>").Bytes()),
        ["a sheet that lies elsewhere"] = ("no_sheet", () => new WorkbookFile().With("Items").WithPart("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"http://example.invalid/sheet.xml\" TargetMode=\"External\"/></Relationships>").Bytes()),
        ["other headings"] = ("missing_column", () => new WorkbookFile().With("Items", GoodRow(1), GoodRow(2)).Bytes()),
        ["a heading twice"] = ("duplicate_column", () => new WorkbookFile().With("Items", Row(1, [.. Headings.Append("open").Select((heading, column) => Text(column, 1, heading))]), GoodRow(2)).Bytes()),
        ["more parts than any workbook has"] = ("zip_bomb", () => Zip([.. Enumerable.Range(0, 10_001).Select(part => ($"part{part}", "x"))])),
        ["one part twice"] = ("damaged_workbook", () => Zip(("xl/workbook.xml", "<a/>"), ("xl/workbook.xml", "<b/>"))),
    };

    private readonly ReadingDesk desk = new();

    public static TheoryData<string> Files => [.. Hostile.Keys];

    public void Dispose() => desk.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_workbook_that_nobody_should_read_is_refused_by_name(string what)
    {
        var (code, file) = Hostile[what];

        Assert.Equal(code, await desk.RefusalOfAsync(file()));
    }

    [Fact]
    public async Task Cells_that_come_from_right_to_left_are_read_and_one_that_comes_twice_is_found()
    {
        // Sixty rows as wide as a sheet: a look at all the cells before each would be eight thousand million looks.
        const int Widest = 16_384;
        var (margin, rows) = (Widest - Headings.Length, new List<string>());
        for (var row = 2; row < 62; row++)
        {
            var far = string.Concat(Enumerable.Range(0, margin).Select(column => $"<c r=\"{Wide(Widest - 1 - column)}{row}\"><v>1</v></c>"));
            string[] near = [Text(5, row, "1,00"), Text(4, row, "01.02.2026"), Text(3, row, "01.01.2026"), Text(2, row, $"INV-{row}"), Text(1, row, "Nord Werke"), Text(0, row, "C1")];
            rows.Add(Row(row, [far, .. near, .. row == 61 ? [Text(2, row, "INV-0")] : (string[])[]]));
        }

        var read = await desk.ReadAsync(Of([.. rows]));

        Assert.Equal(Enumerable.Range(2, 59).Select(row => $"INV-{row}"), read.SkipLast(1).Select(row => row.Item!.Number));
        Assert.Equal((61, null, "repeated_cell"), (read[^1].Line, read[^1].Item, Assert.Single(read[^1].Issues).Code));

        static string Wide(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{Wide((column / 26) - 1)}{(char)('A' + (column % 26))}";
    }

    [Fact]
    public async Task Merged_ranges_over_each_other_are_found_in_each_row_that_they_cover()
    {
        var merged = string.Concat(Enumerable.Range(0, 20_000).Select(range => $"<mergeCell ref=\"C{3 + (range % 2)}:D20000\"/>"));
        var headings = Row(1, [.. Headings.Select((heading, column) => Text(column, 1, heading))]);
        var file = new WorkbookFile().WithSheet(
            "Items", "visible", $"<sheetData>{headings}{string.Concat(Enumerable.Range(2, 5000).Select(row => GoodRow(row, $"INV-{row}")))}</sheetData><mergeCells>{merged}</mergeCells>");

        var read = await desk.ReadAsync(file.Bytes());

        Assert.Equal((5000, "INV-2", 1), (read.Count, read[0].Item!.Number, read.Count(row => row.Item is not null)));
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>The archive's directory says that every large part has a thousand bytes.</summary>
    private static byte[] Understated(byte[] archive)
    {
        for (var at = archive.AsSpan().IndexOf("PK\u0001\u0002"u8); at >= 0;)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(at + 24)) > 1 << 20)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(at + 24), 1000);
            }

            var next = archive.AsSpan(at + 4).IndexOf("PK\u0001\u0002"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return archive;
    }
}
