using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Tests.Conversations.Reading;

/// <summary>What the tables that hang on a mail say was paid for what. Open are INV-10482, INV-10490, INV-10491 and INV-10507.</summary>
public sealed class RemittanceAdviceTests
{
    private static readonly ReadingContext Context = CorpusCase.All[0].Context();

    [Theory]
    [InlineData("with headings in English", "en", "Invoice\tDate\tGross\tDiscount\tAmount paid", "INV-10482\t03/11/2026\t24,300.00\t486.00\t23,814.00", "10482 23814.00 EUR")]
    [InlineData("with headings in German", "de", "Belegnummer\tBelegdatum\tBruttobetrag\tSkonto\tZahlbetrag", "INV-10482\t03.11.2026\t24.300,00\t486,00\t23.814,00", "10482 23814.00 EUR")]
    [InlineData("with headings in French", "fr", "N° facture\tMontant brut\tEscompte\tMontant réglé", "INV-10482\t24 300,00\t486,00\t23 814,00", "10482 23814.00 EUR")]
    [InlineData("with headings in Spanish", "es", "Factura\tImporte bruto\tDescuento\tImporte pagado", "INV-10482\t24.300,00\t486,00\t23.814,00", "10482 23814.00 EUR")]
    [InlineData("without headings", "en", "1\tINV-10490\t2026-11-20\t8,450.00", "2\tINV-10491\t2026-11-20\t1,200.00", "10490 8450.00 EUR|10491 1200.00 EUR")]
    [InlineData("in another order", "en", "Amount\tReference", "8450\tINV-10490", "10490 8450.00 EUR")]
    [InlineData("with bare numbers", "en", "Document\tAmount", "10490\t8450.00", "10490 8450.00 EUR")]
    [InlineData("with more words than the number", "en", "Text\tAmount", "Invoice INV-10490 of 3 Nov\t8450.00", "10490 8450.00 EUR")]
    [InlineData("by our orders", "en", "Reference\tAmount", "PO4500124\t8450.00", "10490 8450.00 EUR")]
    [InlineData("with the currency in each cell", "en", "Document\tAmount", "INV-10490\tUSD 9,100.00", "10490 9100.00 USD")]
    [InlineData("with the currency in a column", "en", "Document\tAmount\tCurrency", "INV-10490\t9,100.00\tUSD", "10490 9100.00 USD")]
    [InlineData("with the currency in the heading", "en", "Document\tAmount (USD)", "INV-10490\t9,100.00", "10490 9100.00 USD")]
    [InlineData("with what is taken off", "en", "Document\tAmount", "INV-10490\t8,450.00\nINV-10491\t(1,200.00)", "10490 8450.00 EUR|10491 -1200.00 EUR")]
    [InlineData("with all of it as leaving the house", "de", "Beleg\tBetrag", "INV-10490\t8.450,00-\nINV-10491\t1.200,00-", "10490 8450.00 EUR|10491 1200.00 EUR")]
    [InlineData("with thousands only, as Germans write them", "de", "Beleg\tBetrag", "INV-10482\t24.300\nINV-10490\t8.450", "10482 24300.00 EUR|10490 8450.00 EUR")]
    [InlineData("with thousands only, as the English write them", "en", "Document\tAmount", "INV-10482\t24,300\nINV-10490\t8,450", "10482 24300.00 EUR|10490 8450.00 EUR")]
    [InlineData("with a total", "en", "Document\tAmount", "INV-10482\t24,300.00\nTotal 1 item\t24,300.00\n\t24,300.00", "10482 24300.00 EUR")]
    [InlineData("below a letterhead", "en", "Blue Harbour Ltd, payment 4711\nDate\t20 November 2026\n\nInvoice no.\tAmount", "INV-10482\t24,300.00", "10482 24300.00 EUR")]
    [InlineData("of nothing that is a document", "en", "Name\tQuantity", "Chairs\t12\nTables\t4", "")]
    public void A_table_is_read(string how, string language, string head, string rows, string expected)
    {
        var lines = Read(Context with { Language = language }, head + "\n" + rows).Where(line => !line.IsUnknown);
        Assert.True(expected == string.Join('|', lines.Select(Say)), $"{how}: {string.Join('|', lines.Select(Say))}");
    }

    [Fact]
    public void Each_line_has_its_place_and_what_nobody_knows_here_is_said()
    {
        var lines = Read(Context, "Document\tAmount\nINV-10482\t24,300.00\n\nXX-991\t50.00\n");
        Assert.Equal([("advice.csv", 2, "INV-10482", false), ("advice.csv", 4, "XX-991", true)], lines.Select(line => (line.Attachment, line.Line, line.Document, line.IsUnknown)));
    }

    [Fact]
    public void A_hostile_table_is_read_as_far_as_anybody_would_write_one()
    {
        AttachedTable[] hostile =
        [
            Table([.. Enumerable.Repeat(string.Join('\t', Enumerable.Repeat("INV-10482 9.999.999", 200)), 5_000)]),
            Table([.. Enumerable.Repeat(string.Join('\t', Enumerable.Repeat("9.999.999", 200).Prepend("INV-10482")), 5_000)]),
            Table([.. Enumerable.Range(10_000, 100_000).Select(line => $"INV-{line}\t{line}")]),
            Table([$"INV-10482\t{new string('9', 5_000_000)}", $"{new string('9', 5_000_000)}\t1,200.00"]),
        ];
        var lines = MailReader.Read("", Context with { Tables = hostile }).Advised;
        Assert.Equal(2 * AttachedTable.MostLines, lines.Count);
        Assert.All(lines, line => Assert.InRange(line.Line, 1, AttachedTable.MostLines));
    }

    [Theory]
    [InlineData("Remittance INV-10482.pdf", "INV-10482", false)]
    [InlineData("Rechnung_INV_10490_final.pdf", "INV 10490", false)]
    [InlineData("RG 10491.pdf", "10491", false)]
    [InlineData("Invoice 99120.pdf", "99120", true)]
    public void A_reference_in_the_name_of_an_attachment_is_read_and_its_place_said(string name, string reference, bool isUnknown)
    {
        var mention = Assert.Single(MailReader.Read("Please find it attached.", Context with { Attachments = ["image001.png", name] }).References);
        Assert.Equal((reference, ReferenceSource.Attachment, isUnknown, null), (mention.Text, mention.Source, mention.IsUnknown, mention.Span));
    }

    [Fact]
    public void What_is_promised_is_about_the_attached_document_where_nothing_else_is_named()
    {
        var context = Context with { Attachments = ["INV-10490.pdf"] };
        Assert.Equal([2L], Assert.Single(MailReader.Read("We will pay on Friday.", context).Promises).ReceivableIds);
        Assert.Equal([1L], Assert.Single(MailReader.Read("We will pay INV-10482 on Friday.", context).Promises).ReceivableIds);
        Assert.Equal([1L], Assert.Single(MailReader.Read("We will pay on Friday.", context with { Subject = "INV-10482" }).Promises).ReceivableIds);
    }

    private static IReadOnlyList<AdvisedLine> Read(ReadingContext context, string text) => MailReader.Read("", context with { Tables = [Table(text.Split('\n'))] }).Advised;

    private static AttachedTable Table(string[] lines) => new("advice.csv", [.. lines.Select((line, index) => new TableLine(index + 1, line.Split('\t')))]);

    private static string Say(AdvisedLine line) => $"{string.Join('+', line.ReceivableIds.Select(CorpusCase.Number))} {line.Amount}";
}
