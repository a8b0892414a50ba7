using System.Globalization;
using System.Text;

namespace Vyomiyra.Domain.Accounts;

/// <summary>How company names are compared: without case, accents, punctuation and the legal form.</summary>
public static class AccountName
{
    public const int MaximumKeyLength = 80;

    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "AB", "AG", "APS", "AS", "BV", "CO", "CORP", "CORPORATION", "EK", "GMBH", "INC", "INCORPORATED", "KG", "KK", "LIMITED", "LLC", "LLP",
        "LTD", "NV", "OHG", "OY", "OYJ", "PLC", "PTE", "PTY", "PVT", "SA", "SARL", "SAS", "SE", "SL", "SPA", "SRL", "UG",
    };

    public static string KeyOf(string name)
    {
        var words = WordsOf(name);
        var count = words.Length;
        while (count > 1 && LegalForms.Contains(words[count - 1]))
        {
            count--;
        }

        var key = string.Join(' ', words, 0, count);
        return key.Length <= MaximumKeyLength ? key : key[..MaximumKeyLength].TrimEnd();
    }

    /// <summary>All words of a name or address, legal forms included, as they are compared.</summary>
    public static string[] WordsOf(string name) => Plain(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a word tells one company from another.</summary>
    public static bool IsLegalForm(string word) => LegalForms.Contains(word);

    /// <summary>Upper-case letters and digits separated by single blanks; dots vanish so that "S.p.A." is one word.</summary>
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var character in Normalisable(name).Normalize(NormalizationForm.FormKD))
        {
            var category = char.GetUnicodeCategory(character);
            if (char.IsLetterOrDigit(character))
            {
                Append(plain, char.ToUpperInvariant(character));
            }
            else if (category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && character != '.')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }

    /// <summary>Letters that do not decompose, though people leave out their strokes as they leave out accents.</summary>
    private static void Append(StringBuilder plain, char letter)
    {
        switch (letter)
        {
            case 'ß' or 'ẞ': plain.Append("SS"); break;
            case 'Æ': plain.Append("AE"); break;
            case 'Œ': plain.Append("OE"); break;
            case 'Ø': plain.Append('O'); break;
            case 'Ł': plain.Append('L'); break;
            case 'Đ': plain.Append('D'); break;
            default: plain.Append(letter); break;
        }
    }

    /// <summary>Half a surrogate pair and code points that are no characters make normalising throw.</summary>
    private static string Normalisable(string name) => string.Create(name.Length, name, (span, source) =>
    {
        for (var at = 0; at < span.Length; at++)
        {
            var isCharacter = char.GetUnicodeCategory(source[at]) is not (UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
            span[at] = isCharacter ? source[at] : ' ';
        }
    });
}
