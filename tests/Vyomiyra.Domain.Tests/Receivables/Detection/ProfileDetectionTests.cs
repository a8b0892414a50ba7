using Vyomiyra.Domain.Receivables;
using Vyomiyra.Domain.Receivables.Detection;

namespace Vyomiyra.Domain.Tests.Receivables.Detection;

public sealed class ProfileDetectionTests
{
    private static readonly ImportProfile Read = new() { Name = "items", Columns = new Dictionary<ReceivableField, string>(), Types = new Dictionary<string, ReceivableType>() };

    [Fact]
    public void An_English_export_proposes_its_profile()
    {
        var found = Of(
            """
            Company Code|Customer No.|Customer Name|Invoice No|Doc. Type|Invoice Date|Due Date|Currency|Invoice Amount|Open Amount|E-Mail
            1000|4711|Nord Werke|INV-1|Invoice|12/25/2026|01/24/2027|EUR|1,234.56|1,000.00|ap@nord.example
            1000|4711|Nord Werke|CM-2|Credit Memo|01/02/2027|01/02/2027|EUR|(50.00)|(50.00)|ap@nord.example
            """);

        Assert.Empty(found.Doubts);
        Assert.Empty(found.Value.Missing);
        Assert.Equal("Open Amount", found.Value.Columns[ReceivableField.Open]);
        Assert.Equal("Invoice Amount", found.Value.Columns[ReceivableField.Original]);
        Assert.Equal("Customer No.", found.Value.Columns[ReceivableField.Account]);
        Assert.Equal("E-Mail", found.Value.Columns[ReceivableField.Email]);
        Assert.Equal(["MM/dd/yyyy"], found.Value.Dates);
        Assert.Equal(('.', ',', CreditSign.Negative), (found.Value.DecimalSeparator, found.Value.ThousandsSeparator, found.Value.Credits));
        Assert.Equal(ReceivableType.CreditNote, found.Value.Types["Credit Memo"]);
    }

    [Fact]
    public void A_German_export_proposes_its_profile()
    {
        var found = Of(
            """
            Buchungskreis|Debitor|Name 1|Belegnummer|Belegart|Belegdatum|Fälligkeit|Währung|Betrag in Belegwährung
            1000|0004711|Nord Werke|90001|RV|25.12.2026|24.01.2027|EUR|1.234,56
            1000|0004711|Nord Werke|90002|DG|02.01.2027|02.01.2027|EUR|50,00-
            """);

        Assert.Empty(found.Doubts);
        Assert.Empty(found.Value.Missing);
        Assert.Equal(["dd.MM.yyyy"], found.Value.Dates);
        Assert.Equal((',', '.', CreditSign.Negative), (found.Value.DecimalSeparator, found.Value.ThousandsSeparator, found.Value.Credits));
        Assert.Equal((ReceivableType.Invoice, ReceivableType.CreditNote), (found.Value.Types["RV"], found.Value.Types["DG"]));
        Assert.Contains(found.Proposals, proposal => proposal is { What: DetectedWhat.Column, Field: ReceivableField.Due, Value: "Fälligkeit", Fits: 2, Of: 2 });
    }

    [Fact]
    public void What_no_column_says_must_be_said_by_a_person()
    {
        var found = Of("Customer|Invoice|Date|Due|Amount\nC1|1|2026-12-25|2027-01-24|1.00");

        Assert.Equal([ReceivableField.Company, ReceivableField.Type, ReceivableField.Currency], found.Doubts.Select(doubt => doubt.Field!.Value));
        Assert.Equal([ReceivableField.Company, ReceivableField.Type, ReceivableField.Currency], found.Value.Missing);
    }

    [Fact]
    public void A_heading_whose_cells_contradict_it_proposes_nothing()
    {
        var found = Of("Customer|Invoice|Amount|Due\nC1|1|net|soon\nC2|2|gross|later");

        Assert.DoesNotContain(ReceivableField.Open, found.Value.Columns.Keys);
        Assert.DoesNotContain(ReceivableField.Due, found.Value.Columns.Keys);
    }

    [Fact]
    public void A_currency_is_known_by_its_codes_whatever_its_heading_says() =>
        Assert.Equal("X17", Of("Customer|Invoice|X17\nC1|1|EUR\nC2|2|USD").Value.Columns[ReceivableField.Currency]);

    [Fact]
    public void Two_columns_with_one_heading_are_a_doubt() =>
        Assert.Contains(Of("Customer|Open|Open\nC1|1.00|2.00").Doubts, doubt => doubt is { What: DetectedWhat.Column, Field: ReceivableField.Open, Choices.Count: 2 });

    [Fact]
    public void A_word_for_a_type_that_nobody_knows_is_a_doubt()
    {
        var doubt = Assert.Single(Of("Invoice|Type\n1|Invoice\n2|ZX").Doubts, doubt => doubt.What == DetectedWhat.Type);

        Assert.Equal(4, doubt.Choices.Count);
        Assert.Contains("'ZX'", doubt.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Credits_of_both_signs_and_negative_invoices_are_doubts()
    {
        var found = Of("Type|Amount\nCredit|-1.00\nCredit|1.00\nInvoice|-5.00");

        Assert.Equal(2, found.Doubts.Count(doubt => doubt.What == DetectedWhat.CreditSign));
    }

    [Fact]
    public void Any_table_is_answered() => Many.Times(100, random =>
    {
        var headings = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Text(12)).ToList();
        var rows = Enumerable.Range(0, random.Next(6)).Select(_ => (IReadOnlyList<string>)[.. Enumerable.Range(0, random.Next(14)).Select(_ => random.Text(20))]).ToList();

        var found = ProfileDetection.Of(headings, rows, Read);

        Assert.All(found.Proposals, proposal => Assert.InRange(proposal.Fits, 0, proposal.Of));
        Assert.All(found.Value.Columns.Values, column => Assert.Contains(column, headings.Select(heading => heading.Trim())));
    });

    private static Finding<ImportProfile> Of(string table)
    {
        var rows = table.ReplaceLineEndings("\n").Split('\n').Select(row => (IReadOnlyList<string>)row.Split('|')).ToList();
        return ProfileDetection.Of(rows[0], rows[1..], Read);
    }
}
