using System.Xml;

namespace Vyomiyra.Api.Receivables.Workbooks;

/// <param name="Name">As its tab says.</param>
/// <param name="IsHidden">Nobody sees it in Excel.</param>
/// <param name="Part">Where its cells lie.</param>
internal sealed record WorkbookSheet(string Name, bool IsHidden, string Part);

/// <summary>An Excel workbook (.xlsx), opened so that its sheets can be read row by row.</summary>
internal sealed class Workbook : IDisposable
{
    private const int MostSheets = 1000;

    private readonly WorkbookArchive archive;
    private readonly Dictionary<string, (string Type, string Target)> relations;

    private Workbook(WorkbookArchive archive)
    {
        this.archive = archive;
        var part = RelationsOf("").Values.FirstOrDefault(relation => relation.Type == "officeDocument").Target;
        if (part is null || archive.Has("mimetype"))
        {
            throw new UnreadableFileException("not_csv", "This is a zip archive, not a CSV file or an Excel workbook.");
        }

        if (archive.HasAny(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnreadableFileException("workbook_with_macros", "The workbook holds macros. Save it as .xlsx, which holds none.");
        }

        if (!part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableFileException("binary_workbook", "This is a binary workbook (.xlsb). Save it as .xlsx.");
        }

        relations = RelationsOf(part);
        (Sheets, Is1904) = ReadSheets(part);
    }

    /// <summary>Those with cells, in the order of their tabs.</summary>
    public IReadOnlyList<WorkbookSheet> Sheets { get; }

    /// <summary>Days are counted from 1904, as old Macintoshes did.</summary>
    public bool Is1904 { get; }

    /// <exception cref="UnreadableFileException">It is no workbook that anybody should read.</exception>
    public static Workbook Open(Stream file) => Guard(() =>
    {
        var archive = new WorkbookArchive(file);
        try
        {
            return new Workbook(archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    });

    /// <summary>The sheet of that name, in any case; the first visible one where null.</summary>
    public WorkbookSheet Sheet(string? name) => name is null
        ? Sheets.FirstOrDefault(sheet => !sheet.IsHidden) ?? throw new UnreadableFileException("no_sheet", "The workbook has no visible sheet.")
        : Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UnreadableFileException("unknown_sheet", $"There is no sheet '{name}'; there are {string.Join(", ", Sheets.Select(sheet => $"'{sheet.Name}'"))}.");

    /// <summary>How many bytes the whole workbook says it is when unpacked.</summary>
    public long UnpackedLength => archive.UnpackedLength;

    public long LengthOf(WorkbookSheet sheet) => archive.LengthOf(sheet.Part);

    public Stream Open(WorkbookSheet sheet) => archive.Open(sheet.Part);

    public SharedStrings ReadSharedStrings()
    {
        using var xml = OpenRelated("sharedStrings");
        return SharedStrings.Read(xml);
    }

    public CellFormats ReadFormats()
    {
        using var xml = OpenRelated("styles");
        return xml is null ? new CellFormats() : CellFormats.Read(xml);
    }

    public void Dispose() => archive.Dispose();

    /// <summary>Runs what reads parts, and says in one way that they are damaged.</summary>
    public static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException fault) when (fault.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new UnreadableFileException("document_type", "A part of the workbook declares a document type, which no workbook does. It is not read.");
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or EndOfStreamException or System.Text.DecoderFallbackException)
        {
            throw new UnreadableFileException("damaged_workbook", "The workbook is damaged: a part of it cannot be unpacked or is not well-formed XML.");
        }
    }

    private PartXml? OpenRelated(string type) =>
        relations.Values.FirstOrDefault(relation => relation.Type == type).Target is { } part && archive.Has(part) ? new PartXml(archive.Open(part)) : null;

    private (List<WorkbookSheet> Sheets, bool Is1904) ReadSheets(string part)
    {
        var sheets = new List<WorkbookSheet>();
        var is1904 = false;
        using var xml = new PartXml(archive.Open(part));
        while (xml.Step())
        {
            if (xml.Opens("workbookPr"))
            {
                is1904 = xml.Flag("date1904");
            }
            else if (xml.Opens("sheet") && sheets.Count < MostSheets && relations.TryGetValue(xml.Attribute("id") ?? "", out var relation) && relation.Type == "worksheet")
            {
                sheets.Add(new WorkbookSheet(xml.Attribute("name") ?? "", xml.Attribute("state") is "hidden" or "veryHidden", relation.Target));
            }
        }

        return (sheets, is1904);
    }

    /// <summary>What a part refers to within the file, by id; what lies outside is nobody's business here.</summary>
    private Dictionary<string, (string Type, string Target)> RelationsOf(string part)
    {
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var name = $"{FolderOf(part)}_rels/{part[FolderOf(part).Length..]}.rels";
        if (!archive.Has(name))
        {
            return found;
        }

        using var xml = new PartXml(archive.Open(name));
        while (xml.Step() && found.Count < MostSheets * 2)
        {
            if (xml.Opens("Relationship") && xml.Attribute("TargetMode") != "External" && xml.Attribute("Id") is { } id && xml.Attribute("Target") is { } target)
            {
                found[id] = ((xml.Attribute("Type") ?? "").Split('/')[^1], Resolve(FolderOf(part), target));
            }
        }

        return found;
    }

    private static string FolderOf(string part) => part[..(part.LastIndexOf('/') + 1)];

    private static string Resolve(string folder, string target)
    {
        var steps = new Stack<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step != ".." && step != ".")
            {
                steps.Push(step);
            }
            else if (step == "..")
            {
                steps.TryPop(out _);
            }
        }

        return string.Join('/', steps.Reverse());
    }
}
