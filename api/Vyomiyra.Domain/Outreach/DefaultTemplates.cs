namespace Vyomiyra.Domain.Outreach;

/// <param name="Name">The same in every language, so that one is found for the language of an account.</param>
public sealed record DefaultTemplate(string Name, string Language, string Subject, string Body);

/// <summary>The templates that a house begins with. It may change and delete them like its own.</summary>
public static class DefaultTemplates
{
    public static IReadOnlyList<DefaultTemplate> All { get; } =
    [
        .. Of(
            "Payment reminder",
            en: new Text(
                "Open invoices, account {{account.number}}",
                "{{#if overdue}}According to our records, {{overdue}} on your account are overdue, the oldest item since {{oldestDue}}.{{else}}The following items are open on your account.{{/if}}",
                "Please let us know when we can expect your payment, or what stands in its way. If it is on its way already, please disregard this message."),
            de: new Text(
                "Offene Rechnungen, Konto {{account.number}}",
                "{{#if overdue}}nach unseren Unterlagen sind auf Ihrem Konto {{overdue}} überfällig, der älteste Posten seit dem {{oldestDue}}.{{else}}auf Ihrem Konto sind die folgenden Posten offen.{{/if}}",
                "Bitte teilen Sie uns mit, wann wir mit Ihrer Zahlung rechnen können oder was ihr entgegensteht. Falls sie bereits unterwegs ist, betrachten Sie diese Nachricht bitte als gegenstandslos."),
            fr: new Text(
                "Factures ouvertes, compte {{account.number}}",
                "{{#if overdue}}sauf erreur de notre part, {{overdue}} sont échus sur votre compte, le poste le plus ancien depuis le {{oldestDue}}.{{else}}les postes suivants sont ouverts sur votre compte.{{/if}}",
                "Merci de nous indiquer quand nous pouvons compter sur votre règlement, ou ce qui s'y oppose. S'il est déjà en cours, merci de ne pas tenir compte de ce message."),
            es: new Text(
                "Facturas pendientes, cuenta {{account.number}}",
                "{{#if overdue}}Según nuestros registros, en su cuenta hay {{overdue}} vencidos, la partida más antigua desde el {{oldestDue}}.{{else}}En su cuenta están pendientes las siguientes partidas.{{/if}}",
                "Les rogamos que nos indiquen cuándo podemos contar con su pago o qué lo impide. Si ya está en curso, les pedimos que no tengan en cuenta este mensaje.")),
        .. Of(
            "Statement of account",
            en: new Text(
                "Statement of account {{account.number}} as of {{today}}",
                "Please find below what is open on your account as of {{today}}, in total {{open}}.",
                "Should anything differ from your books, please let us know."),
            de: new Text(
                "Kontoauszug {{account.number}}, Stand {{today}}",
                "nachstehend finden Sie, was am {{today}} auf Ihrem Konto offen ist, insgesamt {{open}}.",
                "Sollte etwas von Ihren Büchern abweichen, geben Sie uns bitte Bescheid."),
            fr: new Text(
                "Relevé du compte {{account.number}} au {{today}}",
                "vous trouverez ci-dessous les postes ouverts sur votre compte au {{today}}, soit au total {{open}}.",
                "En cas d'écart avec vos livres, merci de nous en informer."),
            es: new Text(
                "Estado de la cuenta {{account.number}} a {{today}}",
                "A continuación encontrarán lo que está pendiente en su cuenta a {{today}}, en total {{open}}.",
                "Si algo no coincide con sus libros, les rogamos que nos lo comuniquen.")),
        .. Of(
            "Promise reminder",
            en: new Text(
                "Your announced payment, account {{account.number}}",
                "Thank you for announcing your payment. We have not received it in full yet; this is what is open:",
                "Please let us know when it was made, or when we can expect it."),
            de: new Text(
                "Ihre angekündigte Zahlung, Konto {{account.number}}",
                "vielen Dank, dass Sie uns Ihre Zahlung angekündigt haben. Sie ist noch nicht vollständig eingegangen; offen ist:",
                "Bitte teilen Sie uns mit, wann sie erfolgt ist oder wann wir mit ihr rechnen können."),
            fr: new Text(
                "Votre paiement annoncé, compte {{account.number}}",
                "merci de nous avoir annoncé votre paiement. Nous ne l'avons pas encore reçu en totalité ; voici ce qui reste dû :",
                "Merci de nous indiquer quand il a été effectué, ou quand nous pouvons l'attendre."),
            es: new Text(
                "Su pago anunciado, cuenta {{account.number}}",
                "Gracias por anunciarnos su pago. Todavía no lo hemos recibido por completo; está pendiente lo siguiente:",
                "Les rogamos que nos indiquen cuándo se realizó o cuándo podemos esperarlo.")),
        .. Of(
            "Dispute acknowledged",
            en: new Text(
                "Your query, account {{account.number}}",
                "Thank you for telling us what is not right. We are looking into it and will come back to you. This is how the items stand with us:",
                "Until it is settled we ask you to pay what is not contested."),
            de: new Text(
                "Ihre Beanstandung, Konto {{account.number}}",
                "vielen Dank für Ihren Hinweis. Wir prüfen ihn und kommen auf Sie zu. So stehen die Posten bei uns:",
                "Bis zur Klärung bitten wir Sie, zu zahlen, was nicht strittig ist."),
            fr: new Text(
                "Votre réclamation, compte {{account.number}}",
                "merci de nous avoir signalé ce qui ne convient pas. Nous l'examinons et reviendrons vers vous. Voici l'état des postes chez nous :",
                "Dans l'attente, nous vous prions de régler ce qui n'est pas contesté."),
            es: new Text(
                "Su reclamación, cuenta {{account.number}}",
                "Gracias por comunicarnos lo que no es correcto. Lo estamos revisando y les responderemos. Así figuran las partidas en nuestros registros:",
                "Hasta que se aclare, les rogamos que paguen lo que no está en disputa.")),
    ];

    /// <param name="Subject">Of the mail.</param>
    /// <param name="Before">What stands before the table.</param>
    /// <param name="After">What stands after it.</param>
    private sealed record Text(string Subject, string Before, string After);

    private static IEnumerable<DefaultTemplate> Of(string name, Text en, Text de, Text fr, Text es) =>
    [
        Of(name, "en", "{{#if contact.name}}Dear {{contact.name}},{{else}}Dear Sir or Madam,{{/if}}", en, "Kind regards"),
        Of(name, "de", "{{#if contact.name}}Guten Tag {{contact.name}},{{else}}Guten Tag,{{/if}}", de, "Mit freundlichen Grüßen"),
        Of(name, "fr", "{{#if contact.name}}Bonjour {{contact.name}},{{else}}Bonjour,{{/if}}", fr, "Cordialement"),
        Of(name, "es", "{{#if contact.name}}Buenos días, {{contact.name}}:{{else}}Buenos días:{{/if}}", es, "Un cordial saludo"),
    ];

    private static DefaultTemplate Of(string name, string language, string greeting, Text text, string regards) =>
        new(name, language, text.Subject, $"{greeting}\n\n{text.Before}\n\n{{{{table}}}}\n\n{text.After}\n\n{regards}\n{{{{me.name}}}}\n{{{{company.name}}}}\n");
}
