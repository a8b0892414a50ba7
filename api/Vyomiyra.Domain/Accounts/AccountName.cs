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
        var words = Plain(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var count = words.Length;
        while (count > 1 && LegalForms.Contains(words[count - 1]))
        {
            count--;
        }

        var key = string.Join(' ', words, 0, count);
        return key.Length <= MaximumKeyLength ? key : key[..MaximumKeyLength];
    }

    /// <summary>Upper-case letters and digits separated by single blanks; dots vanish so that "S.p.A." is one word.</summary>
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormKD))
        {
            var category = char.GetUnicodeCategory(character);
            if (char.IsLetterOrDigit(character))
            {
                plain.Append(char.ToUpperInvariant(character));
            }
            else if (category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && character != '.')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }
}
