using System.Text;
using System.Text.RegularExpressions;

namespace Vyomiyra.Sandbox.Mail;

/// <summary>The part of a message that is new: without the mail it answers, which clients quote below (or between) the new words.</summary>
static partial class UniquePart
{
    static readonly string[] HtmlQuotes =
    [
        "id=\"appendonsend\"", "id=\"divRplyFwdMsg\"", "id=\"mail-editor-reference-message-container\"", "id=\"x_divRplyFwdMsg\"",
        "class=\"gmail_quote", "class=\"moz-cite-prefix\"", "class=\"OutlookMessageHeader\"", "<blockquote", "border-top:solid #E1E1E1",
    ];

    static readonly HashSet<string> Void = ["br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr"];

    public static MailBody Of(MailBody body) => body.IsHtml ? new("html", OfHtml(body.Content)) : new("text", OfText(body.Content));

    static string OfHtml(string html)
    {
        var quote = HtmlQuotes
            .Select(mark => html.IndexOf(mark, StringComparison.OrdinalIgnoreCase))
            .Where(at => at >= 0).DefaultIfEmpty(html.Length).Min();
        if (quote == html.Length)
            return html;
        var cut = html[quote] == '<' ? quote : Math.Max(0, html.LastIndexOf('<', quote));
        return Close(TrailingRule().Replace(html[..cut], ""));
    }

    /// <summary>Closes what the cut left open, so that what remains is whole.</summary>
    static string Close(string html)
    {
        var open = new Stack<string>();
        for (var at = html.IndexOf('<'); at >= 0; at = at < html.Length ? html.IndexOf('<', at) : -1)
        {
            var tag = HtmlText.Tag.At(html, at);
            at = tag.End;
            if (tag.Name.Length == 0 || Void.Contains(tag.Name))
                continue;
            if (!tag.IsClosing)
                open.Push(tag.Name);
            else if (open.Count > 0 && open.Peek() == tag.Name)
                open.Pop();
        }
        var whole = new StringBuilder(html);
        foreach (var name in open)
            whole.Append("</").Append(name).Append('>');
        return whole.ToString();
    }

    static string OfText(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var kept = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Separator().IsMatch(lines[i]) || IsHeaderBlock(lines, i))
                break;
            if (lines[i].StartsWith('>'))
                continue;
            if (IsAttribution(lines, i, out var length))
                i += length - 1;
            else
                kept.Add(lines[i]);
        }
        return string.Join("\r\n", kept).TrimEnd();
    }

    /// <summary>"On Tuesday somebody wrote:", perhaps wrapped, with a quotation right below.</summary>
    static bool IsAttribution(string[] lines, int i, out int length)
    {
        for (length = 1; length <= 2 && i + length <= lines.Length; length++)
        {
            if (!Attribution().IsMatch(string.Join(' ', lines[i..(i + length)])))
                continue;
            var next = Array.FindIndex(lines, i + length, line => line.Length > 0);
            if (next >= 0 && lines[next].StartsWith('>'))
                return true;
        }
        return false;
    }

    static bool IsHeaderBlock(string[] lines, int i) =>
        FromLine().IsMatch(lines[i]) && lines.Skip(i + 1).Take(4).Any(line => SentLine().IsMatch(line));

    [GeneratedRegex(@"(<hr[^>]*>\s*)+$", RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex TrailingRule();

    [GeneratedRegex(@"^\s*(-{3,}\s*(Original Message|Original Appointment|Ursprüngliche Nachricht|Weitergeleitete Nachricht|Forwarded message)\s*-{3,}|_{25,})\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^\s*(On\s.{4,200}\swrote|Am\s.{4,200}\sschrieb\b.{0,120}):\s*$")]
    private static partial Regex Attribution();

    [GeneratedRegex(@"^\*?(From|Von):\*?\s", RegexOptions.IgnoreCase)]
    private static partial Regex FromLine();

    [GeneratedRegex(@"^\*?(Sent|Date|Gesendet|Datum):\*?\s", RegexOptions.IgnoreCase)]
    private static partial Regex SentLine();
}
