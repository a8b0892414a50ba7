namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>A part of a text, in UTF-16 code units from its beginning.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan Between(int start, int end) => new(start, end - start);

    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    public string Of(string text) => text.Substring(Start, Length);
}
