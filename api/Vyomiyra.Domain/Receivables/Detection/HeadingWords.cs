using System.Globalization;
using System.Text;

namespace Vyomiyra.Domain.Receivables.Detection;

/// <summary>The words by which exports call their columns and types, in English and German. More of them are more lines, nothing else.</summary>
internal static class HeadingWords
{
    /// <summary>Headings as <see cref="Plain"/> writes them, the commonest first.</summary>
    public static IReadOnlyDictionary<ReceivableField, string[]> Columns { get; } = new Dictionary<ReceivableField, string[]>
    {
        [ReceivableField.Company] = Words("company code|company|legal entity|entity|bukrs|buchungskreis|mandant|gesellschaft|firma|firmennummer"),
        [ReceivableField.Account] = Words(
            "customer number|customer no|customer id|customer|account number|account no|account id|account|debtor number|debtor no|debtor|payer|sold to|bill to|kunnr|"
            + "kundennummer|kundennr|kunden nr|kunde|debitor|debitornummer|debitorennummer|debitoren nr|debitor nr|konto|kontonummer|personenkonto"),
        [ReceivableField.Name] = Words("customer name|account name|debtor name|name 1|name|kundenname|debitorname|name des debitors|firmenname|bezeichnung"),
        [ReceivableField.Domain] = Words("domain|mail domain|email domain|website|domaene"),
        [ReceivableField.Contact] = Words("contact name|contact person|contact|ansprechpartner|kontaktperson|kontakt"),
        [ReceivableField.Email] = Words("email|e mail|email address|e mail address|mail|contact email|mailadresse|e mail adresse|emailadresse"),
        [ReceivableField.Language] = Words("language|language key|lang|spras|sprache|korrespondenzsprache"),
        [ReceivableField.Segment] = Words("segment|customer group|customer class|class|kundengruppe|kundenklasse|branche"),
        [ReceivableField.Terms] = Words("payment terms days|terms days|terms|net days|zahlungsziel|zahlungsziel tage|netto tage"),
        [ReceivableField.Team] = Words("team|collector group|sachbearbeitergruppe|gruppe"),
        [ReceivableField.Type] = Words("document type|doc type|transaction type|type|blart|belegart|art|typ|vorgangsart"),
        [ReceivableField.Number] = Words(
            "document number|document no|document|invoice number|invoice no|invoice id|invoice|doc number|doc no|number|belnr|belegnummer|beleg nr|belegnr|beleg|"
            + "rechnungsnummer|rechnungs nr|rechnungsnr|rechnung nr|rechnung|nummer"),
        [ReceivableField.Line] = Words("line item number|line item|line number|line|item|buzei|position|pos|buchungszeile|posten"),
        [ReceivableField.Order] = Words("order number|order no|sales order|purchase order|po number|po|order|billing number|auftragsnummer|auftrag|bestellnummer|bestellung"),
        [ReceivableField.Reference] = Words("reference number|reference|assignment number|assignment|your reference|ref|xblnr|zuonr|referenz|zuordnung|referenznummer|ihr zeichen"),
        [ReceivableField.Issued] = Words("document date|invoice date|issue date|issued|issued on|posting date|date|bldat|belegdatum|rechnungsdatum|buchungsdatum|ausstellungsdatum|datum"),
        [ReceivableField.Due] = Words("due date|net due date|due on|due|payment due|maturity|faelligkeit|faelligkeitsdatum|faellig am|faellig|nettofaelligkeit|zahlbar bis"),
        [ReceivableField.Currency] = Words("currency code|currency|document currency|curr|ccy|waers|waehrung|waehrungsschluessel|belegwaehrung|whg"),
        [ReceivableField.Original] = Words(
            "original amount|invoice amount|document amount|gross amount|total amount|total|original|ursprungsbetrag|rechnungsbetrag|bruttobetrag|belegbetrag|gesamtbetrag"),
        [ReceivableField.Open] = Words(
            "open amount|amount open|open balance|outstanding amount|amount outstanding|outstanding|balance due|balance|amount due|residual|amount in document currency|amount|open|"
            + "offener betrag|offen|offener posten|restbetrag|saldo|betrag|betrag in belegwaehrung|op betrag"),
    };

    public static IReadOnlyDictionary<string, ReceivableType> Types { get; } = new (ReceivableType Type, string Words)[]
    {
        (ReceivableType.Invoice, "invoice|inv|in|i|tax invoice|rechnung|rg|re|rv|dr|ri|faktura|ausgangsrechnung|ar"),
        (ReceivableType.CreditNote, "credit note|credit memo|credit|creditnote|cn|cm|cr|c|gutschrift|gs|gu|dg|g2|ag|storno|rechnungskorrektur"),
        (ReceivableType.DebitNote, "debit note|debit memo|debit|debitnote|dn|dm|d|belastung|lastschrift|belastungsanzeige|nachbelastung|l2"),
        (ReceivableType.PaymentOnAccount, "payment on account|payment|unapplied cash|unapplied payment|on account|pmt|pay|zahlung|akontozahlung|akonto|anzahlung|dz|za|zahlungseingang"),
    }.SelectMany(line => Words(line.Words), (line, word) => (line.Type, word)).ToDictionary(pair => pair.word, pair => pair.Type, StringComparer.Ordinal);

    /// <summary>"Fälligkeits-Datum " as "faelligkeits datum": lower case, umlauts written out, other accents and signs gone.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder();
        var spelled = text.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
        var words = string.Concat(spelled.EnumerateRunes().Select(rune => Rune.IsLetterOrDigit(rune) || IsMark(rune) ? rune.ToString() : " "));
        foreach (var character in words.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(character))
            {
                plain.Append(character);
            }
            else if (character == ' ' && plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;

    private static string[] Words(string words) => words.Split('|');
}
