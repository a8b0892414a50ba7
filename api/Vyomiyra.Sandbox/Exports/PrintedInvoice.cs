using System.Globalization;
using System.Text;
using Vyomiyra.Sandbox.Seed.Ledger;

namespace Vyomiyra.Sandbox.Exports;

/// <summary>An invoice as the ERP prints it: one page of PDF in a typeface that every reader has.</summary>
static class PrintedInvoice
{
    public static byte[] Of(OpenItem item, string company)
    {
        var page = Page(
        [
            company,
            "",
            item.Account.Name,
            $"Customer {item.Account.Account}",
            "",
            $"Invoice {item.Number}",
            $"Your order {item.Order}",
            $"Date {Day(item.Issued)}",
            "",
            $"Total {OpenItems.Money(item.Original, item.Currency)} {item.Currency}",
            $"Payable by {Day(item.Due)}, please quote {item.Reference}",
        ]);
        return Document(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            $"<</Length {page.Length}>>\nstream\n{page}\nendstream");
    }

    static string Page(IEnumerable<string> lines) =>
        $"BT /F1 12 Tf 18 TL 70 760 Td {string.Concat(lines.Select(line => $"({Escaped(line)}) Tj T* "))}ET";

    static string Escaped(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal);

    /// <summary>The numbered objects, the first of them the catalogue, with the table that says where each begins.</summary>
    static byte[] Document(params IReadOnlyList<string> objects)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var starts = new List<int>();
        foreach (var (index, body) in objects.Index())
        {
            starts.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{body}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var start in starts)
            pdf.Append(CultureInfo.InvariantCulture, $"{start:D10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
