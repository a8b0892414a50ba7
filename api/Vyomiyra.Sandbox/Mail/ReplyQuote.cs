using System.Globalization;
using System.Net;

namespace Vyomiyra.Sandbox.Mail;

/// <summary>How mail programs quote what they answer: new words above, the old message below.</summary>
static class ReplyQuote
{
    sealed record Words(string From, string Sent, string To, string Subject, string Original, string Wrote);

    static readonly Words English = new("From", "Sent", "To", "Subject", "Original Message", "On {0}, {1} <{2}> wrote:");
    static readonly Words German = new("Von", "Gesendet", "An", "Betreff", "Ursprüngliche Nachricht", "Am {0} schrieb {1} <{2}>:");

    /// <summary>Outlook's way: a rule, the old headers, the whole old body. Keeps the old body's form.</summary>
    public static string Outlook(string words, MailItem old, CultureInfo culture) => old.Body.IsHtml
        ? $"<html><body><div>{Paragraphs(words)}</div><hr style=\"display:inline-block;width:98%\" tabindex=\"-1\">"
          + $"<div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri, sans-serif\" style=\"font-size:11pt\">{string.Join("<br>", Headers(old, culture, html: true))}</font>"
          + $"<div>&nbsp;</div></div>{Inner(old.Body.Content)}</body></html>"
        : $"{words}\r\n\r\n-----{In(culture).Original}-----\r\n{string.Join("\r\n", Headers(old, culture, html: false))}\r\n\r\n{old.Body.Content}";

    /// <summary>The way of webmail: one line of attribution, then the old text set off.</summary>
    public static string Webmail(string words, MailItem old, CultureInfo culture)
    {
        var attribution = string.Format(culture, In(culture).Wrote,
            old.Sent?.ToString(IsGerman(culture) ? "ddd, d. MMM yyyy 'um' HH:mm" : "ddd, d MMM yyyy 'at' HH:mm", culture),
            old.From!.Name, old.From.Address);
        return old.Body.IsHtml
            ? $"<html><body><div dir=\"ltr\">{Paragraphs(words)}</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">{WebUtility.HtmlEncode(attribution)}<br></div>"
              + $"<blockquote class=\"gmail_quote\" style=\"margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex\">{Inner(old.Body.Content)}</blockquote></div></body></html>"
            : $"{words}\r\n\r\n{attribution}\r\n\r\n{string.Join("\r\n", old.Body.Content.ReplaceLineEndings("\n").Split('\n').Select(line => line.StartsWith('>') ? $">{line}" : $"> {line}"))}";
    }

    /// <summary>Plain words as HTML: an empty line parts paragraphs. A paragraph that is already HTML stays as it is.</summary>
    public static string Paragraphs(string words) => string.Concat(words.ReplaceLineEndings("\n")
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(paragraph => paragraph.StartsWith('<') ? paragraph : $"<p>{WebUtility.HtmlEncode(paragraph).ReplaceLineEndings("<br>")}</p>"));

    static IEnumerable<string> Headers(MailItem old, CultureInfo culture, bool html)
    {
        var words = In(culture);
        string Line(string name, string value) => html ? $"<b>{name}:</b> {WebUtility.HtmlEncode(value)}" : $"{name}: {value}";
        yield return Line(words.From, $"{old.From!.Name} <{old.From.Address}>");
        yield return Line(words.Sent, old.Sent?.ToString($"dddd, {LongDate(culture)} HH:mm", culture) ?? "");
        yield return Line(words.To, string.Join("; ", old.To.Take(50).Select(to => $"{to.Name} <{to.Address}>")));
        yield return Line(words.Subject, old.Subject ?? "");
    }

    static string Inner(string html)
    {
        var open = html.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        var start = open < 0 ? 0 : html.IndexOf('>', open) + 1;
        var end = html.LastIndexOf("</body", StringComparison.OrdinalIgnoreCase);
        return end > start ? html[start..end] : html[start..];
    }

    /// <summary>The format of a date in words.</summary>
    public static string LongDate(CultureInfo culture) => IsGerman(culture) ? "d. MMMM yyyy" : "d MMMM yyyy";

    static Words In(CultureInfo culture) => IsGerman(culture) ? German : English;

    static bool IsGerman(CultureInfo culture) => culture.TwoLetterISOLanguageName == "de";
}
