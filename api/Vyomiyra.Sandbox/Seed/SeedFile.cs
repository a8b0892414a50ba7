using System.Globalization;
using System.Text;
using Vyomiyra.Sandbox.Mail;

namespace Vyomiyra.Sandbox.Seed;

/// <summary>Files that seeded mail carries: a text, a table, or a PDF of one page with the same lines.</summary>
static class SeedFile
{
    public static MailFile Named(string name, string text) => name.EndsWith(".pdf", StringComparison.Ordinal)
        ? new(name, "application/pdf", Pdf(text.Split('\n')))
        : new(name, IsTable(name) ? "text/csv" : "text/plain", Encoding.UTF8.GetBytes(text));

    public static bool IsTable(string name) => name.EndsWith(".csv", StringComparison.Ordinal);

    static byte[] Pdf(string[] lines)
    {
        var page = new StringBuilder("BT /F1 12 Tf 16 TL 56 780 Td\n");
        foreach (var line in lines)
            page.Append('(').Append(Escape(line)).Append(") Tj T*\n");
        page.Append("ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var body in objects)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    static string Escape(string line) =>
        line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
}
