using System.Text;
using Vyomiyra.Api.Mail;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Receivables.Workbooks;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Reading;
using Vyomiyra.Domain.Receivables.Detection;

namespace Vyomiyra.Api.Conversations.Reading;

/// <summary>Makes text of the tables that hang on mail: CSV in any spelling, and Excel workbooks.</summary>
internal static class AttachedTables
{
    public const int MostFiles = 5;
    public const long MostBytes = 5 << 20;

    private const long MostUnpacked = 64 << 20;

    /// <summary>Beyond it lie no lines that anybody would read.</summary>
    private const int MostText = 1 << 20;

    private static readonly string[] Endings = [".csv", ".tsv", ".xlsx", ".xls", ".xlsm", ".xlsb"];
    private static readonly string[] Types = ["text/csv", "text/tab-separated-values", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.ms-excel"];

    /// <summary>Whether somebody who names a file so means a table.</summary>
    public static bool MayBeOne(string name, string? contentType) =>
        Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || Array.Exists(Types, type => contentType?.StartsWith(type, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>What stands in it, or why nobody should read it. Its content decides what it is.</summary>
    public static Outcome<AttachedTable> Read(MailFile file)
    {
        if (file.Content is not { } content)
        {
            return Refusal.Invalid("file", "too_large", $"The file is larger than {MostBytes >> 20} MB.");
        }

        if (FileContent.RefusalOf(content) is { } refusal)
        {
            return refusal;
        }

        try
        {
            var lines = FileContent.FormatOf(content) == ImportFileFormat.Xlsx ? OfWorkbook(content) : OfText(content);
            return new AttachedTable(file.Name, [.. lines.Take(AttachedTable.MostLines)]);
        }
        catch (UnreadableFileException fault)
        {
            return fault.Refusal;
        }
    }

    private static IEnumerable<TableLine> OfWorkbook(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var workbook = Workbook.Open(stream);
        if (workbook.UnpackedLength > MostUnpacked)
        {
            throw new UnreadableFileException("too_large", $"The workbook unpacks to more than {MostUnpacked >> 20} MB.");
        }

        foreach (var (number, cells) in SheetText.Rows(workbook, workbook.Sheet(null), AttachedTable.MostCells))
        {
            yield return new TableLine(number, cells);
        }
    }

    private static IEnumerable<TableLine> OfText(byte[] content)
    {
        var encoding = Encoding.GetEncoding(EncodingDetection.Of(content.AsSpan(0, Math.Min(content.Length, MostText))).Value);
        var text = encoding.GetString(content, 0, Math.Min(content.Length, MostText)).TrimStart('\ufeff') + '\n';
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new UnreadableFileException("not_csv", "This is neither a text nor an Excel workbook.");
        }

        var way = DelimiterDetection.Of(text).Value;
        return DelimiterDetection.Rows(text, way).Select(row => new TableLine(row.Line, row.Cells));
    }
}
