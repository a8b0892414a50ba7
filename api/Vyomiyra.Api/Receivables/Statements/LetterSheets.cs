using System.Globalization;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Vyomiyra.Api.Receivables.Statements;

/// <param name="Size">In points.</param>
/// <param name="Grey">0 is black.</param>
internal readonly record struct LetterStyle(bool IsBold, double Size, byte Grey = 0);

/// <summary>Sheets of A4 that are written on from the top. Lengths are points; what does not fit is wrapped, shrunk or cut, and never lost unseen.</summary>
internal sealed class LetterSheets : IDisposable
{
    public const double Margin = 48;
    public const double Width = 595 - (2 * Margin);
    public const double Bottom = Height - Margin - 24;

    private const double Height = 842;
    private const char More = '…';

    private readonly PdfDocumentBuilder document = new();
    private readonly List<PdfPageBuilder> sheets = [];
    private readonly Face regular;
    private readonly Face bold;

    public LetterSheets(string title, string author)
    {
        (document.DocumentInformation.Title, document.DocumentInformation.Author) = (title, author);
        (regular, bold) = (new Face(LetterFont.Regular, document), new Face(LetterFont.Bold, document));
        Turn();
    }

    /// <summary>Begins another sheet.</summary>
    public void Turn() => sheets.Add(document.AddPage(PageSize.A4));

    /// <summary>The text in lines of this width, broken between words where there are any; the last of <paramref name="most"/> lines says where more was to follow.</summary>
    public IReadOnlyList<string> Wrap(string text, LetterStyle style, double width, int most)
    {
        var (face, lines, rest) = (FaceOf(style), new List<string>(), FaceOf(style).Settable(text).Trim());
        while (rest.Length > 0)
        {
            var fits = Fitting(rest, face, style.Size, width);
            if (fits == rest.Length || lines.Count + 1 == most)
            {
                lines.Add(fits == rest.Length ? rest : $"{rest[..Fitting(rest, face, style.Size, width - face.Font.WidthOf(More.ToString(), style.Size))]}{More}");
                break;
            }

            var blank = rest.LastIndexOf(' ', fits);
            lines.Add(rest[..(blank > 0 ? blank : fits)].TrimEnd());
            rest = rest[(blank > 0 ? blank : fits)..].TrimStart();
        }

        return lines;
    }

    /// <summary>Writes one line, smaller where it is wider than there is room for: a figure that is cut would be another figure.</summary>
    public void Write(string text, LetterStyle style, double left, double top, double width, bool isRight = false) => Write(sheets[^1], text, style, left, top, width, isRight);

    /// <summary>Writes below each sheet, once it is known how many there are.</summary>
    /// <param name="text">On the left, the same on all.</param>
    /// <param name="number">On the right: {0} is the sheet's number, {1} is how many there are.</param>
    /// <param name="style">Of both.</param>
    public void Foot(string text, string number, LetterStyle style)
    {
        foreach (var (index, sheet) in sheets.Index())
        {
            var count = string.Format(CultureInfo.InvariantCulture, number, index + 1, sheets.Count);
            Write(sheet, Wrap(text, style, Width - 100, 1)[0], style, 0, Bottom + 12, Width - 100, isRight: false);
            Write(sheet, count, style, Width - 90, Bottom + 12, 90, isRight: true);
        }
    }

    /// <summary>Draws a line across.</summary>
    public void Rule(double top, byte grey, double weight)
    {
        var sheet = sheets[^1];
        sheet.SetStrokeColor(grey, grey, grey);
        sheet.DrawLine(new PdfPoint(Margin, Height - top), new PdfPoint(Margin + Width, Height - top), weight);
        sheet.ResetColor();
    }

    public byte[] Print() => document.Build();

    public void Dispose() => document.Dispose();

    private void Write(PdfPageBuilder sheet, string text, LetterStyle style, double left, double top, double width, bool isRight)
    {
        var face = FaceOf(style);
        var settable = face.Settable(text);
        if (settable.Length == 0)
        {
            return;
        }

        var natural = face.Font.WidthOf(settable, style.Size);
        var size = style.Size * Math.Min(1, width / natural);
        var start = Margin + left + (isRight ? width - Math.Min(natural, width) : 0);
        sheet.SetTextAndFillColor(style.Grey, style.Grey, style.Grey);
        sheet.AddText(settable, size, new PdfPoint(start, Height - top - style.Size), face.Added);
        sheet.ResetColor();
    }

    private Face FaceOf(LetterStyle style) => style.IsBold ? bold : regular;

    /// <summary>How many of its first characters there is room for, one at least.</summary>
    private static int Fitting(string text, Face face, double size, double width)
    {
        var (count, taken) = (0, 0.0);
        while (count < text.Length && (taken += face.Font.WidthOf(text[count].ToString(), size)) <= width)
        {
            count++;
        }

        return Math.Max(count, 1);
    }

    /// <summary>A typeface in one document. A document's typeface has 255 different characters at most, of which those of our own words are kept free.</summary>
    private sealed class Face
    {
        private const int Most = 255;

        private readonly HashSet<char> taken = [.. Range(' ', '~'), .. Range('\u00A0', '\u00FF'), '\u202F', '–', More, LetterFont.Missing];

        public Face(LetterFont font, PdfDocumentBuilder document) => (Font, Added) = (font, document.AddTrueTypeFont(font.File));

        public LetterFont Font { get; }

        public PdfDocumentBuilder.AddedFont Added { get; }

        /// <summary>The text with a mark in the place of each character that cannot be set.</summary>
        public string Settable(string text) => string.Concat(LetterFont.Plain(text).Select(character => CanSet(character) ? character : LetterFont.Missing));

        private bool CanSet(char character) => Font.Has(character) && (taken.Contains(character) || (taken.Count < Most && taken.Add(character)));

        private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
    }
}
