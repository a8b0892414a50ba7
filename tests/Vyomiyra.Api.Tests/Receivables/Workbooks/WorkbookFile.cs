using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Vyomiyra.Api.Tests.Receivables.Workbooks;

/// <summary>An .xlsx file, written part by part so that any of them can be wrong.</summary>
internal sealed class WorkbookFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Header = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    public const int PlainStyle = 0;
    public const int DateStyle = 1;
    public const int GermanDateStyle = 2;
    public const int EightDigitsStyle = 3;
    public const int RedAmountStyle = 4;

    public static readonly string[] Headings = ["Account", "Name", "Document", "Issued", "Due", "Open"];

    private readonly List<(string Name, string State)> sheets = [];
    private readonly Dictionary<string, string> parts = new(StringComparer.Ordinal);

    public WorkbookFile()
    {
        parts["_rels/.rels"] = $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
        parts["xl/styles.xml"] = $"""
            <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy;@"/><numFmt numFmtId="165" formatCode="00000000"/><numFmt numFmtId="166" formatCode="[Red]#,##0.00\ &quot;days&quot;"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>
            """;
    }

    public bool Is1904 { get; init; }

    /// <summary>A workbook whose one sheet has the usual headings in row 1 and these rows from row 2 on.</summary>
    public static byte[] Of(params string[] rows) => new WorkbookFile().With("Items", [Row(1, [.. Headings.Select((heading, column) => Text(column, 1, heading))]), .. rows]).Bytes();

    /// <summary>A good row: account, name, document, issued and due as German dates, open.</summary>
    public static string GoodRow(int row, string document = "INV-1", string open = "1234.5") => Row(
        row, Text(0, row, "C1"), Text(1, row, "Nord Werke"), Text(2, row, document), Number(3, row, "46023", DateStyle), Number(4, row, "46054", GermanDateStyle), Number(5, row, open));

    public static string Row(int row, params string[] cells) => $"<row r=\"{row}\">{string.Concat(cells)}</row>";

    public static string Text(int column, int row, string text) => $"<c r=\"{At(column, row)}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    public static string Number(int column, int row, string number, int style = PlainStyle) => $"<c r=\"{At(column, row)}\" s=\"{style}\"><v>{number}</v></c>";

    public static string Cell(int column, int row, string attributes, string content) => $"<c r=\"{At(column, row)}\" {attributes}>{content}</c>";

    public static string At(int column, int row) => $"{(char)('A' + column)}{row.ToString(CultureInfo.InvariantCulture)}";

    public WorkbookFile With(string sheet, params IEnumerable<string> rows) => WithSheet(sheet, "visible", $"<sheetData>{string.Concat(rows)}</sheetData>");

    /// <param name="sheet">Its name.</param>
    /// <param name="state">visible, hidden or veryHidden.</param>
    /// <param name="content">What stands in the worksheet: cols, sheetData, mergeCells.</param>
    public WorkbookFile WithSheet(string sheet, string state, string content)
    {
        sheets.Add((sheet, state));
        return WithPart($"xl/worksheets/sheet{sheets.Count}.xml", $"<worksheet xmlns=\"{Main}\">{content}</worksheet>");
    }

    public WorkbookFile WithSharedStrings(params IEnumerable<string> items) => WithPart("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{string.Concat(items)}</sst>");

    public WorkbookFile WithPart(string name, string content)
    {
        parts[name] = content;
        return this;
    }

    public byte[] Bytes(CompressionLevel level = CompressionLevel.Fastest)
    {
        parts["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><workbookPr date1904=\"{(Is1904 ? "1" : "0")}\"/><sheets>{string.Concat(sheets.Select((sheet, index) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{index + 1}\" state=\"{sheet.State}\" r:id=\"rId{index + 1}\"/>"))}</sheets></workbook>";
        parts.TryAdd("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(sheets.Select((_, index) => $"<Relationship Id=\"rId{index + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{index + 1}.xml\"/>"))}<Relationship Id=\"rIdA\" Type=\"{Relations}/styles\" Target=\"/xl/styles.xml\"/><Relationship Id=\"rIdB\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name, level).Open();
                part.Write(Encoding.UTF8.GetBytes(content.StartsWith('<') && !content.StartsWith("<?", StringComparison.Ordinal) && !content.StartsWith("<!", StringComparison.Ordinal) ? Header + content : content));
            }
        }

        return file.ToArray();
    }
}
