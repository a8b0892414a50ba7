using System.IO.MemoryMappedFiles;
using System.Text;
using System.Text.RegularExpressions;

namespace Vyomiyra.Api.Receivables.Workbooks;

/// <summary>The texts that cells share, by number. They lie in temporary files, because a workbook may have millions of them.</summary>
internal sealed partial class SharedStrings : IDisposable
{
    private const int MostTexts = 50_000_000;
    private const int Remembered = 4096;
    private const int EntryLength = sizeof(long);

    private readonly FileStream texts = Temporary();
    private readonly FileStream ends = Temporary();
    private readonly (int Index, string Text)[] remembered = new (int, string)[Remembered];
    private MemoryMappedViewAccessor? textsView;
    private MemoryMappedViewAccessor? endsView;
    private byte[] buffer = new byte[1024];

    public int Count { get; private set; }

    /// <param name="xml">The part; null where the workbook has none.</param>
    public static SharedStrings Read(PartXml? xml)
    {
        var strings = new SharedStrings();
        try
        {
            while (xml is not null && xml.Step())
            {
                if (xml.Opens("si"))
                {
                    strings.Add(xml.RichText("si"));
                }
            }

            strings.endsView = ViewOf(strings.ends);
            strings.textsView = ViewOf(strings.texts);
            return strings;
        }
        catch
        {
            strings.Dispose();
            throw;
        }
    }

    /// <summary>Null where there is no such text.</summary>
    public string? Find(int index)
    {
        if (index < 0 || index >= Count)
        {
            return null;
        }

        ref var known = ref remembered[index % Remembered];
        if (known.Text is null || known.Index != index)
        {
            known = (index, Load(index));
        }

        return known.Text;
    }

    /// <summary>"_x000D_" is how a workbook writes a character that XML cannot hold.</summary>
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, match => ((char)Convert.ToUInt16(match.Groups[1].Value, 16)).ToString())
        : text;

    public void Dispose()
    {
        textsView?.Dispose();
        endsView?.Dispose();
        texts.Dispose();
        ends.Dispose();
    }

    private void Add(string text)
    {
        if (++Count > MostTexts)
        {
            throw WorkbookArchive.Bomb();
        }

        Span<byte> end = stackalloc byte[EntryLength];
        texts.Write(Encoding.UTF8.GetBytes(text));
        BitConverter.TryWriteBytes(end, texts.Position);
        ends.Write(end);
    }

    private string Load(int index)
    {
        var start = index == 0 ? 0 : endsView!.ReadInt64((index - 1L) * EntryLength);
        var length = (int)(endsView!.ReadInt64((long)index * EntryLength) - start);
        if (length == 0)
        {
            return "";
        }

        if (buffer.Length < length)
        {
            buffer = new byte[length * 2];
        }

        textsView!.ReadArray(start, buffer, 0, length);
        return Unescape(Encoding.UTF8.GetString(buffer, 0, length));
    }

    private static FileStream Temporary() => new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        Options = FileOptions.DeleteOnClose,
        BufferSize = 1 << 16,
    });

    private static MemoryMappedViewAccessor? ViewOf(FileStream file)
    {
        file.Flush();
        if (file.Length == 0)
        {
            return null;
        }

        using var mapped = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        return mapped.CreateViewAccessor(0, file.Length, MemoryMappedFileAccess.Read);
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
