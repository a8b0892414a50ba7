using System.Text;

namespace Vyomiyra.Sandbox.Mail;

/// <summary>Collects text as a browser would lay it out: white space collapses, blocks start lines, at most one blank line stands between.</summary>
sealed class TextLines(int capacity)
{
    readonly StringBuilder text = new(capacity);
    bool space;

    bool AtLineStart => text.Length == 0 || text[^1] == '\n';

    public void Append(string words)
    {
        foreach (var c in words)
        {
            if (c is ' ' or '\n' or '\r' or '\t')
            {
                space = true;
                continue;
            }
            if (space && !AtLineStart)
                text.Append(' ');
            space = false;
            text.Append(c == '\u00a0' ? ' ' : c);
        }
    }

    public void Tab()
    {
        space = false;
        if (!AtLineStart)
            text.Append('\t');
    }

    public void NewLine()
    {
        space = false;
        text.Append('\n');
    }

    public void FreshLine()
    {
        space = false;
        while (text.Length > 0 && text[^1] == '\t')
            text.Length--;
        if (!AtLineStart)
            text.Append('\n');
    }

    public void BlankLine()
    {
        FreshLine();
        if (text.Length > 1 && text[^2] != '\n')
            text.Append('\n');
    }

    public bool EndsWith(string words) =>
        text.Length >= words.Length && text.ToString(text.Length - words.Length, words.Length).Equals(words, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => text.ToString().Trim('\n', ' ', '\t').ReplaceLineEndings("\r\n");
}
