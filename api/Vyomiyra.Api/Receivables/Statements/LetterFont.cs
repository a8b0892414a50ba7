using System.Globalization;
using System.Reflection;
using System.Text;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;

namespace Vyomiyra.Api.Receivables.Statements;

/// <summary>A typeface of what we print. It comes with the program: what a machine has of fonts is chance.</summary>
internal sealed class LetterFont
{
    /// <summary>Stands for what the typeface lacks.</summary>
    public const char Missing = '\uFFFD';

    public static readonly LetterFont Regular = new("DejaVuSansCondensed.ttf");
    public static readonly LetterFont Bold = new("DejaVuSansCondensed-Bold.ttf");

    private readonly TrueTypeFont font;

    private LetterFont(string name)
    {
        using var content = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The font {name} is not in the program.");
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        (File, font) = (bytes, TrueTypeFontParser.Parse(new TrueTypeDataBytes(bytes)));
    }

    public ReadOnlyMemory<byte> File { get; }

    public bool Has(char character) => Glyph(character) != 0;

    /// <summary>How wide it is set, in points.</summary>
    /// <param name="text">What the typeface has.</param>
    /// <param name="size">In points.</param>
    public double WidthOf(string text, double size)
    {
        var metrics = font.TableRegister.HorizontalMetricsTable;
        return text.Sum(character => metrics.GetAdvanceWidth(Glyph(character))) * size / font.GetUnitsPerEm();
    }

    /// <summary>The text in one line, of what can be seen alone: no controls, and none of the marks that turn the direction of reading.</summary>
    public static string Plain(string text)
    {
        var sound = string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormC);
        var plain = new StringBuilder(sound.Length);
        foreach (var rune in sound.EnumerateRunes())
        {
            plain.Append(Rune.GetUnicodeCategory(rune) switch
            {
                _ when !rune.IsBmp => Missing.ToString(),
                _ when rune.Value is '\t' or '\n' or '\r' => " ",
                UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
                UnicodeCategory.Control or UnicodeCategory.Format => "",
                _ => rune.ToString(),
            });
        }

        return plain.ToString();
    }

    private int Glyph(char character) => font.WindowsUnicodeCMap!.CharacterCodeToGlyphIndex(character);
}
