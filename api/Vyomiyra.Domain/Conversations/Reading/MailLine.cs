using System.Buffers;

namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>One line of a mail and what it is by its own look.</summary>
internal readonly record struct MailLine(string Text, TextSpan Span)
{
    private static readonly SearchValues<char> RulerSigns = SearchValues.Create("_-=*–— ");

    public ReadOnlySpan<char> Trimmed => Text.AsSpan(Span.Start, Span.Length).Trim();

    public bool IsBlank => Trimmed.IsEmpty;

    public bool IsQuoted => Trimmed is ['>', ..] or ['|', ' ', ..];

    public bool IsSignatureDelimiter => Trimmed is "--" or "—" or "- --";

    /// <summary>Five or more of the signs that mail programs draw lines with, and nothing else.</summary>
    public bool IsRuler => Trimmed.Length >= 5 && !Trimmed.ContainsAnyExcept(RulerSigns);

    public static List<MailLine> In(string text)
    {
        var lines = new List<MailLine>();
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            lines.Add(new MailLine(text, TextSpan.Between(start, end)));
            start = end + 1;
        }

        return lines;
    }
}
