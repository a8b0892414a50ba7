using System.Globalization;

namespace Vyomiyra.Domain.Conversations.Reading;

internal enum TokenKind : byte
{
    Word,
    Digits,
    Sign,
}

/// <param name="Start">Offset into the text.</param>
/// <param name="Length">In UTF-16 code units.</param>
/// <param name="Kind">A word is letters, digits are ASCII digits, everything else but blanks is a sign.</param>
/// <param name="Word">The number of the word, digits or sign in the vocabulary; 0 where no language knows it.</param>
/// <param name="Gap">Blanks before it: 0 none, 1 blanks, 2 a line break, 3 an empty line.</param>
internal readonly record struct Token(int Start, int Length, TokenKind Kind, int Word, byte Gap)
{
    public int End => Start + Length;
}

/// <summary>
/// Cuts text into words, runs of digits and signs. An apostrophe begins a word of its own ("we" + "'ll", "can" + "'t"), but ends one that has
/// lost its vowel before the next ("l'" + "échéance", "qu'" + "il").
/// </summary>
internal static class Tokeniser
{
    public static List<Token> Read(string text, TextSpan part, Func<ReadOnlySpan<char>, int> wordOf)
    {
        var tokens = new List<Token>(part.Length / 5 + 4);
        var lines = 0;
        var blank = true;
        for (var at = part.Start; at < part.End;)
        {
            var character = text[at];
            if (IsBlank(character))
            {
                lines += character == '\n' ? 1 : 0;
                blank = true;
                at++;
                continue;
            }

            var (end, kind) = TokenAt(text, at, part.End);
            var gap = lines > 1 ? 3 : lines == 1 ? 2 : blank ? 1 : 0;
            tokens.Add(new Token(at, end - at, kind, wordOf(text.AsSpan(at, end - at)), (byte)gap));
            (at, lines, blank) = (end, 0, false);
        }

        return tokens;
    }

    /// <summary>Invisible characters (joiners, direction marks, soft hyphens) inside a word belong to it, elsewhere they are blanks.</summary>
    private static bool IsBlank(char character) =>
        character is ' ' or '\n' or '\r' or '\t' || (character > '\x7f' && (char.IsWhiteSpace(character) || IsInvisible(character)));

    public static bool IsInvisible(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static (int End, TokenKind Kind) TokenAt(string text, int start, int limit)
    {
        var end = start + 1;
        if (char.IsAsciiDigit(text[start]))
        {
            while (end < limit && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            return (end, TokenKind.Digits);
        }

        var isContraction = text[start] is '\'' or '’' && end < limit && char.IsLetter(text[end])
            && (start == 0 || char.IsLetter(text[start - 1]));
        if (!char.IsLetter(text[start]) && !isContraction)
        {
            return (char.IsHighSurrogate(text[start]) && end < limit && char.IsLowSurrogate(text[end]) ? end + 1 : end, TokenKind.Sign);
        }

        while (end < limit && (char.IsLetter(text[end]) || (text[end] > '\x7f' && (IsMark(text[end]) || IsInvisible(text[end])))))
        {
            end++;
        }

        return (IsElided(text, start, end, limit) ? end + 1 : end, TokenKind.Word);
    }

    /// <summary>One consonant, or what ends in "qu".</summary>
    private static bool IsElided(string text, int start, int end, int limit) =>
        end < limit && text[end] is '\'' or '’' && (end + 1 == limit || char.IsLetter(text[end + 1]))
        && (end - start == 1 ? !"aeiouyAEIOUY".Contains(text[start]) : text[end - 1] is 'u' or 'U' && text[end - 2] is 'q' or 'Q');

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
}
