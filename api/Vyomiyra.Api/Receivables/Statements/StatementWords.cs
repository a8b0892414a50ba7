using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Statements;

/// <summary>What stands on a statement beside the figures, in one language.</summary>
/// <param name="PartTitle">The title where the customer is told of some items only.</param>
/// <param name="On">{0} is the day.</param>
/// <param name="Order">{0} is the customer's number.</param>
/// <param name="Promised">{0} is the amount, {1} the day.</param>
/// <param name="Disputed">{0} is the amount.</param>
/// <param name="Line">An item in a sentence: {0} is the document, {1} the day it is due, {2} what is open.</param>
/// <param name="Page">{0} of {1}.</param>
/// <param name="Buckets">As <see cref="AgeBucket"/> has them.</param>
internal sealed record StatementWords(
    string Title, string PartTitle, string Account, string On, string Document, string Issued, string Due, string Late, string Original, string Open, string Order,
    string Promised, string Disputed, string NothingOpen, string Line, string Total, string Overdue, string AllPromised, string AllDisputed, string Credits, string Page,
    IReadOnlyList<string> Buckets, IReadOnlyDictionary<ReceivableType, string> Types)
{
    private static readonly Dictionary<string, StatementWords> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = new(
            "Statement of account", "Open items", "Account", "As of {0}", "Document", "Issued", "Due", "Days late", "Amount", "Open", "Your order {0}",
            "promised: {0} for {1}", "disputed: {0}", "Nothing is open.", "{0}, due {1}: {2}", "Total", "Of this overdue", "Promised", "Disputed", "Credits",
            "Page {0} of {1}", ["Not due", "1–30 days", "31–60 days", "61–90 days", "Over 90 days"], Named("Invoice", "Credit note", "Debit note", "Payment on account")),
        ["de"] = new(
            "Kontoauszug", "Offene Posten", "Konto", "Stand: {0}", "Beleg", "Vom", "Fällig", "Tage Verzug", "Betrag", "Offen", "Ihre Bestellung {0}",
            "zugesagt: {0} zum {1}", "strittig: {0}", "Es ist nichts offen.", "{0}, fällig {1}: {2}", "Summe", "Davon überfällig", "Zugesagt", "Strittig", "Gutschriften",
            "Seite {0} von {1}", ["Nicht fällig", "1–30 Tage", "31–60 Tage", "61–90 Tage", "Über 90 Tage"],
            Named("Rechnung", "Gutschrift", "Belastungsanzeige", "Anzahlung")),
        ["fr"] = new(
            "Relevé de compte", "Postes ouverts", "Compte", "Situation au {0}", "Pièce", "Émise le", "Échéance", "Jours retard", "Montant", "Solde dû", "Votre commande {0}",
            "promis : {0} pour le {1}", "contesté : {0}", "Aucun montant n'est dû.", "{0}, échéance {1} : {2}", "Total", "Dont échu", "Promis", "Contesté", "Avoirs",
            "Page {0} sur {1}", ["Non échu", "1–30 jours", "31–60 jours", "61–90 jours", "Plus de 90 jours"], Named("Facture", "Avoir", "Note de débit", "Acompte")),
        ["es"] = new(
            "Estado de cuenta", "Partidas abiertas", "Cuenta", "A fecha de {0}", "Documento", "Emisión", "Vencimiento", "Días retraso", "Importe", "Pendiente", "Su pedido {0}",
            "prometido: {0} para el {1}", "en disputa: {0}", "No hay nada pendiente.", "{0}, vencimiento {1}: {2}", "Total", "De ello vencido", "Prometido", "En disputa", "Abonos",
            "Página {0} de {1}", ["No vencido", "1–30 días", "31–60 días", "61–90 días", "Más de 90 días"], Named("Factura", "Abono", "Nota de débito", "Pago a cuenta")),
    };

    /// <param name="language">One of <see cref="Domain.Outreach.CustomerWriting.Languages"/>.</param>
    public static StatementWords In(string language) => ByLanguage[language];

    private static Dictionary<ReceivableType, string> Named(string invoice, string creditNote, string debitNote, string paymentOnAccount) => new()
    {
        [ReceivableType.Invoice] = invoice,
        [ReceivableType.CreditNote] = creditNote,
        [ReceivableType.DebitNote] = debitNote,
        [ReceivableType.PaymentOnAccount] = paymentOnAccount,
    };
}
