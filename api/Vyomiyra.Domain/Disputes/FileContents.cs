using System.Text;

namespace Vyomiyra.Domain.Disputes;

/// <summary>What a file is by its first bytes, whatever it is called.</summary>
public static class FileContents
{
    /// <summary>So many bytes tell.</summary>
    public const int Telling = 4096;

    public const string Pdf = "application/pdf";
    public const string Zip = "application/zip";
    public const string Text = "text/plain";
    public const string Html = "text/html";
    public const string Xml = "text/xml";
    private const string Svg = "image/svg+xml";
    private const string Ole = "application/x-ole-storage";
    private const string Rtf = "application/rtf";
    private const string WindowsProgram = "application/vnd.microsoft.portable-executable";
    private const string LinuxProgram = "application/x-executable";

    private static readonly (byte[] Start, string Type)[] Signs =
    [
        ("%PDF-"u8.ToArray(), Pdf),
        ([0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n'], "image/png"),
        ([0xff, 0xd8, 0xff], "image/jpeg"),
        ("GIF87a"u8.ToArray(), "image/gif"),
        ("GIF89a"u8.ToArray(), "image/gif"),
        ([(byte)'I', (byte)'I', 42, 0], "image/tiff"),
        ([(byte)'M', (byte)'M', 0, 42], "image/tiff"),
        ([(byte)'P', (byte)'K', 3, 4], Zip),
        ([(byte)'P', (byte)'K', 5, 6], Zip),
        ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], Ole),
        ("{\\rtf"u8.ToArray(), Rtf),
        ([0x1f, 0x8b], "application/gzip"),
        ([(byte)'7', (byte)'z', 0xbc, 0xaf, 0x27, 0x1c], "application/x-7z-compressed"),
        ("Rar!"u8.ToArray(), "application/vnd.rar"),
        ([0x7f, .. "ELF"u8], LinuxProgram),
        ("MZ"u8.ToArray(), WindowsProgram),
    ];

    private static readonly (string Start, string Type)[] Markup =
        [("<!doctype html", Html), ("<html", Html), ("<script", Html), ("<head", Html), ("<body", Html), ("<svg", Svg), ("<?xml", Xml)];

    /// <summary>What a name promises. Office files are archives, or OLE where they are encrypted.</summary>
    private static readonly Dictionary<string, string[]> Promised = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = [Pdf],
        [".png"] = ["image/png"],
        [".jpg"] = ["image/jpeg"],
        [".jpeg"] = ["image/jpeg"],
        [".gif"] = ["image/gif"],
        [".tif"] = ["image/tiff"],
        [".tiff"] = ["image/tiff"],
        [".svg"] = [Svg, Xml],
        [".zip"] = [Zip],
        [".docx"] = [Zip, Ole],
        [".xlsx"] = [Zip, Ole],
        [".pptx"] = [Zip, Ole],
        [".odt"] = [Zip],
        [".ods"] = [Zip],
        [".doc"] = [Ole, Rtf],
        [".xls"] = [Ole],
        [".ppt"] = [Ole],
        [".msg"] = [Ole],
        [".rtf"] = [Rtf],
        [".gz"] = ["application/gzip"],
        [".7z"] = ["application/x-7z-compressed"],
        [".rar"] = ["application/vnd.rar"],
        [".txt"] = [Text],
        [".csv"] = [Text],
        [".tsv"] = [Text],
        [".log"] = [Text],
        [".json"] = [Text],
        [".ics"] = [Text],
        [".eml"] = [Text],
        [".xml"] = [Xml, Text],
        [".htm"] = [Html, Text, Xml],
        [".html"] = [Html, Text, Xml],
        [".exe"] = [WindowsProgram],
        [".dll"] = [WindowsProgram],
        [".scr"] = [WindowsProgram],
    };

    /// <summary>What runs or renders, under a name that promises nothing of the kind.</summary>
    private static readonly string[] Acting = [Html, Svg, WindowsProgram, LinuxProgram];

    /// <summary>Null where the bytes say nothing.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> start)
    {
        start = start[..Math.Min(start.Length, Telling)];
        foreach (var (sign, type) in Signs)
        {
            if (start.StartsWith(sign))
            {
                return type;
            }
        }

        return IsText(start) ? MarkupOf(start) ?? Text : null;
    }

    /// <summary>Whether the content is not what its name says.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="foundType">What it is, see <see cref="TypeOf"/>.</param>
    public static bool IsMisnamed(string name, string? foundType)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Promised.TryGetValue(Path.GetExtension(FileNames.Safe(name)), out var promised)
            ? !promised.Contains(foundType)
            : Acting.Contains(foundType);
    }

    private static bool IsText(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || start.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])
        || (!start.IsEmpty && !start.ContainsAnyExcept(TextBytes));

    /// <summary>All but control characters other than those of plain text.</summary>
    private static readonly System.Buffers.SearchValues<byte> TextBytes =
        System.Buffers.SearchValues.Create([9, 10, 12, 13, 27, .. Enumerable.Range(32, 224).Where(value => value != 127).Select(value => (byte)value)]);

    private static string? MarkupOf(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start).Replace("\0", "", StringComparison.Ordinal).TrimStart('\u00ef', '\u00bb', '\u00bf', '\u00ff', '\u00fe', ' ', '\t', '\r', '\n');
        foreach (var (sign, type) in Markup)
        {
            if (text.StartsWith(sign, StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        return null;
    }
}
