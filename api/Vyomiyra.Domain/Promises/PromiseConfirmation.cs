using System.Globalization;
using Vyomiyra.Domain.Outreach;

namespace Vyomiyra.Domain.Promises;

/// <param name="On">The day.</param>
/// <param name="Documents">What it pays; empty for the account as a whole.</param>
public sealed record ConfirmedPromise(Money Amount, DateOnly On, IReadOnlyList<string> Documents);

/// <summary>A letter that confirms promises to the customer. Nobody but a person sends it.</summary>
public sealed record PromiseConfirmation(string Subject, string Body)
{
    private static readonly Dictionary<string, Words> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = new(
            "Your payment of {0} on {1}", "Hello,", "thank you for your message. We have noted that you will pay:", "{0} on {1}", " for {0}",
            "Please let us know in good time if anything changes.", "Kind regards"),
        ["de"] = new(
            "Ihre Zahlung von {0} am {1}", "Guten Tag,", "vielen Dank für Ihre Nachricht. Wir haben notiert, dass Sie zahlen werden:", "{0} am {1}", " für {0}",
            "Bitte geben Sie uns rechtzeitig Bescheid, falls sich etwas ändert.", "Mit freundlichen Grüßen"),
        ["fr"] = new(
            "Votre paiement de {0} le {1}", "Bonjour,", "merci pour votre message. Nous avons noté que vous paierez :", "{0} le {1}", " pour {0}",
            "Merci de nous prévenir à temps en cas de changement.", "Cordialement"),
        ["es"] = new(
            "Su pago de {0} el {1}", "Buenos días:", "Gracias por su mensaje. Hemos anotado que pagarán:", "{0} el {1}", " por {0}",
            "Les rogamos que nos avisen con tiempo si algo cambia.", "Un cordial saludo"),
    };

    /// <param name="promises">What was promised together, the earliest first.</param>
    /// <param name="language">BCP 47; English where we have no words in it.</param>
    /// <param name="signedBy">Who will send it.</param>
    public static PromiseConfirmation Of(IReadOnlyList<ConfirmedPromise> promises, string? language, string signedBy)
    {
        ArgumentNullException.ThrowIfNull(promises);
        var writing = CustomerWriting.Of(language);
        var words = ByLanguage[writing.Language];
        var lines = promises.Select(promise => "- " + Filled(words.Pattern, writing.Spelled(promise.Amount), writing.Spelled(promise.On))
            + (promise.Documents.Count == 0 ? "" : Filled(words.For, string.Join(", ", promise.Documents))));
        return new PromiseConfirmation(
            Filled(words.Subject, writing.Spelled(promises[0].Amount), writing.Spelled(promises[0].On)),
            $"{words.Greeting}\n\n{words.Noted}\n\n{string.Join('\n', lines)}\n\n{words.Change}\n\n{words.Regards}\n{signedBy}\n");
    }

    private static string Filled(string pattern, params string[] values) => string.Format(CultureInfo.InvariantCulture, pattern, [.. values]);

    private sealed record Words(string Subject, string Greeting, string Noted, string Pattern, string For, string Change, string Regards);
}
