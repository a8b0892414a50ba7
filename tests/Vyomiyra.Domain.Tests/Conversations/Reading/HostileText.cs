using System.Text;

namespace Vyomiyra.Domain.Tests.Conversations.Reading;

/// <summary>Texts made to be slow or to break a reader, of any length.</summary>
public static class HostileText
{
    private static readonly (string Name, string Piece)[] Repeated =
    [
        ("quote marks", ">"), ("quoted lines", "> \n"), ("digits", "1"), ("grouped digits", "1,"), ("spaced digits", "123 "), ("slashed digits", "10482/"),
        ("opening brackets", "("), ("brackets", "()"), ("surrogate pairs", "\ud83d\ude00"), ("lone surrogates", "\ud83d"), ("direction overrides", "\u202e"),
        ("combining marks", "a\u0301"), ("marks alone", "\u0301"), ("line breaks", "\n"), ("blanks", " "), ("full stops", "."), ("question marks", "?"),
        ("one long word", "a"), ("promises without a stop", "we will pay and "), ("openings of a promise", "we will "), ("payments", "payment "),
        ("German openings", "wir werden "), ("conditions", "if once "), ("days", "Friday "), ("dates", "27.11.2026 "), ("slashed dates", "27/11/"),
        ("references", "INV-10482 "), ("reference pieces", "INV-10-482-"), ("amounts", "24.300,00 EUR "), ("currency signs", "€ "), ("attributions", "On 1 \n"),
        ("headers", "From: a\n"), ("rulers", "_____\n"), ("closings", "Best regards\n"), ("signature lines", "-- \n"), ("quotation marks", "\""),
        ("promises on days", "We will pay 5,000 EUR on Friday. "), ("one sentence of promises", "we will pay 5,000 EUR on Friday and "), ("zero bytes", "\0"),
        ("apostrophes", "'ll"), ("joiners", "p\u200ba\u200by "), ("separators", "\u2028"), ("colons", "payment: "), ("weeks", "next week "), ("tabs", "\t|\t"),
    ];

    private static readonly string[] Words =
        ("we will pay wir werden zahlen überweisen am on by Friday Freitag 27.11. 27/11/2026 2026-11-27 5,000 EUR € 1'200.– INV-10482 10482/90 INV - ( ) \" „ “ ? ! . , ; : \n \n\n > -- "
            + "once sobald if not nicht cannot has been paid wurde überwiesen half die Hälfte the rest % k $ kr \ud83d\ude00 \ud83d \u202e \u200b From: Sent: To: schrieb: wrote: Am On next nächste week Woche end Ende of "
            + "month Monat in zwei two 10 days Tagen COB PS: regards Grüße 99999999999999999999 0 1.2.3.4 31.02. 12/31 KW 53 the 15th am 15. mid").Split(' ');

    public static IEnumerable<string> Names => Repeated.Select(text => text.Name);

    public static string Of(string name, int length)
    {
        var piece = Repeated.Single(text => text.Name == name).Piece;
        return new StringBuilder(length + piece.Length).Insert(0, piece, (length / piece.Length) + 1).ToString(0, length);
    }

    /// <summary>Words a reader knows, in no order that means anything.</summary>
    public static string Shuffled(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var words = random.Next(1, 120); words > 0; words--)
        {
            text.Append(random.Next(12) == 0 ? ((char)random.Next(0x10000)).ToString() : Words[random.Next(Words.Length)]).Append(random.Next(6) == 0 ? "" : " ");
        }

        return text.ToString();
    }

    public static string Garbage(int seed)
    {
        var random = new Random(seed);
        return string.Create(random.Next(400), random, (span, source) =>
        {
            for (var at = 0; at < span.Length; at++)
            {
                span[at] = (char)(source.Next(3) == 0 ? source.Next(0x10000) : source.Next(0x20, 0x7f));
            }
        });
    }
}
