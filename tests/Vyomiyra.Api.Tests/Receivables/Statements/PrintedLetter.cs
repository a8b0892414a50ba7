using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Vyomiyra.Api.Tests.Receivables.Statements;

/// <summary>What a reader of a PDF would copy out of it.</summary>
internal sealed record PrintedLetter(string? Title, IReadOnlyList<PrintedPage> Pages)
{
    public static PrintedLetter Of(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return new PrintedLetter(document.Information.Title, [.. document.GetPages().Select(PrintedPage.Of)]);
    }
}

/// <param name="Lines">From the top; a line's texts from left to right, a space where there is a gap.</param>
/// <param name="Letters">Each with where it stands.</param>
internal sealed record PrintedPage(IReadOnlyList<string> Lines, IReadOnlyList<Letter> Letters)
{
    public static PrintedPage Of(Page page)
    {
        var lines = page.Letters.GroupBy(letter => Math.Round(letter.StartBaseLine.Y, 1)).OrderByDescending(line => line.Key).Select(LineOf);
        return new PrintedPage([.. lines], page.Letters);
    }

    private static string LineOf(IEnumerable<Letter> letters)
    {
        var (line, end) = ("", (double?)null);
        foreach (var letter in letters.OrderBy(letter => letter.StartBaseLine.X))
        {
            line += (letter.StartBaseLine.X - end > 1 ? " " : "") + letter.Value;
            end = letter.EndBaseLine.X;
        }

        return line;
    }
}
