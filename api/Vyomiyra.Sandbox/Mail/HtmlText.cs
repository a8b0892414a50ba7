using System.Net;

namespace Vyomiyra.Sandbox.Mail;

/// <summary>
/// HTML as plain text, the way Exchange gives it: scripts, styles and comments gone, blocks on lines of their own, links followed by their
/// address. One pass, so that fifty megabytes of anything take time in proportion.
/// </summary>
static class HtmlText
{
    const int LongestTag = 4096;

    public static string From(string html)
    {
        var text = new TextLines(html.Length / 2);
        string? link = null;
        var position = 0;
        while (position < html.Length)
        {
            var open = html.IndexOf('<', position);
            if (open < 0)
                open = html.Length;
            if (open > position)
                text.Append(WebUtility.HtmlDecode(html[position..open]));
            if (open == html.Length)
                break;
            if (!IsTagStart(html, open))
            {
                text.Append("<");
                position = open + 1;
                continue;
            }
            var tag = Tag.At(html, open);
            position = tag.End;
            if (tag.Name is "script" or "style" or "head" or "title" && !tag.IsClosing)
                position = After(html, $"</{tag.Name}", position);
            else if (tag.Name == "a")
                link = Link(tag, link, text);
            else
                Break(tag, text);
        }
        return text.ToString();
    }

    public static string ToHtml(string text) =>
        $"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body><div class=\"PlainText\">"
        + WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>\n")
        + "</div></body></html>";

    static bool IsTagStart(string html, int open) =>
        open + 1 < html.Length && (char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!' or '?');

    static void Break(Tag tag, TextLines text)
    {
        switch (tag.Name)
        {
            case "br":
                text.NewLine();
                break;
            case "p" or "h1" or "h2" or "h3" or "h4" or "ul" or "ol" or "table" or "blockquote":
                text.BlankLine();
                break;
            case "li" when !tag.IsClosing:
                text.FreshLine();
                text.Append("* ");
                break;
            case "hr":
                text.FreshLine();
                text.Append("________________________________");
                text.NewLine();
                break;
            case "td" or "th" when tag.IsClosing:
                text.Tab();
                break;
            case "div" or "tr" or "li" or "section" or "article" or "header" or "footer" or "body":
                text.FreshLine();
                break;
        }
    }

    static string? Link(Tag tag, string? open, TextLines text)
    {
        if (!tag.IsClosing)
            return tag.Attribute("href");
        if (open is not null && !text.EndsWith(open) && !text.EndsWith(open.Replace("mailto:", "", StringComparison.OrdinalIgnoreCase)))
            text.Append($"<{open}>");
        return null;
    }

    static int After(string html, string closing, int from)
    {
        var at = html.IndexOf(closing, from, StringComparison.OrdinalIgnoreCase);
        var end = at < 0 ? -1 : html.IndexOf('>', at);
        return end < 0 ? html.Length : end + 1;
    }

    internal readonly record struct Tag(string Name, bool IsClosing, string Source, int End)
    {
        public static Tag At(string html, int open)
        {
            if (string.CompareOrdinal(html, open, "<!--", 0, 4) == 0)
                return new("", false, "", html.IndexOf("-->", open, StringComparison.Ordinal) is >= 0 and var close ? close + 3 : html.Length);

            var end = EndOf(html, open);
            var closing = open + 1 < html.Length && html[open + 1] == '/';
            var start = open + (closing ? 2 : 1);
            var stop = start;
            while (stop < end && char.IsAsciiLetterOrDigit(html[stop]))
                stop++;
            return new(html[start..stop].ToLowerInvariant(), closing, html[open..end], end);
        }

        public string? Attribute(string name)
        {
            var at = Source.IndexOf($"{name}=", StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return null;
            var value = Source.AsSpan(at + name.Length + 1).TrimStart();
            var (from, until) = value.Length > 0 && value[0] is '"' or '\'' ? (1, value[1..].IndexOf(value[0])) : (0, value.IndexOfAny(" >"));
            return until < 0 ? null : WebUtility.HtmlDecode(value.Slice(from, until).ToString());
        }

        /// <summary>A quoted attribute may hold a bracket; a quote that never closes must not swallow the rest.</summary>
        static int EndOf(string html, int open)
        {
            var quote = '\0';
            var limit = Math.Min(html.Length, open + LongestTag);
            for (var i = open; i < limit; i++)
            {
                var c = html[i];
                if (quote != '\0')
                    quote = c == quote ? '\0' : quote;
                else if (c is '"' or '\'')
                    quote = c;
                else if (c == '>')
                    return i + 1;
            }
            var close = html.IndexOf('>', open, limit - open);
            return close < 0 ? limit : close + 1;
        }
    }
}
