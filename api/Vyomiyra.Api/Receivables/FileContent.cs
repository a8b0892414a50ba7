using System.Text;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Receivables;

/// <summary>What a file is by its first bytes, whatever it is called.</summary>
internal static class FileContent
{
    /// <summary>So many bytes tell a workbook from a text.</summary>
    public const int Telling = 4;

    private static readonly (byte[] Start, string Code, string What)[] Refused =
    [
        ([0x1f, 0x8b], "not_csv", "This is a gzip archive, not a CSV file or an Excel workbook."),
        ("%PDF"u8.ToArray(), "not_csv", "This is a PDF document, not a CSV file or an Excel workbook."),
        ([0xd0, 0xcf, 0x11, 0xe0], "old_workbook", "This is an old Excel workbook (.xls). Save it as .xlsx."),
    ];

    private static readonly byte[] Encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static ImportFileFormat FormatOf(ReadOnlySpan<byte> start) =>
        start.StartsWith("PK\u0003\u0004"u8) ? ImportFileFormat.Xlsx : ImportFileFormat.Csv;

    /// <summary>Why it is neither a table of text nor a workbook; null where it may be one.</summary>
    public static Refusal? RefusalOf(ReadOnlySpan<byte> start)
    {
        foreach (var (mark, code, what) in Refused)
        {
            if (start.StartsWith(mark))
            {
                // Excel wraps a workbook with a password into the container of the old format.
                return code == "old_workbook" && start.IndexOf(Encrypted) >= 0
                    ? Refusal.Invalid("file", "encrypted_workbook", "The workbook is protected by a password. Save it without one.")
                    : Refusal.Invalid("file", code, what);
            }
        }

        return null;
    }
}
