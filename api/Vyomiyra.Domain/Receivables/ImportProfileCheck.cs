using System.Globalization;
using System.Text;

namespace Vyomiyra.Domain.Receivables;

/// <summary>Whether rows can be read by a profile that somebody wrote. Each fault names its field.</summary>
public static class ImportProfileCheck
{
    private const int LongestName = 60;
    private const int LongestDescription = 500;
    private const int LongestHeading = 200;
    private const int LongestSheet = 31;
    private const int MostTypes = 200;
    private const int MostDates = 10;

    /// <summary>In a year that no format without one would come upon.</summary>
    private static readonly DateTime Sample = new(1998, 11, 22);

    static ImportProfileCheck() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<Refusal> Faults(ImportProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return [.. OfForm(profile), .. OfColumns(profile), .. OfSpelling(profile), .. OfTypes(profile), .. OfCompanies(profile)];
    }

    private static IEnumerable<Refusal> OfForm(ImportProfile profile)
    {
        if (profile.Name.Length is 0 or > LongestName || !profile.Name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or ' ' or '.') || profile.Name != profile.Name.Trim())
        {
            yield return Refusal.Invalid("name", "invalid_name", $"A name has 1 to {LongestName} letters, digits, blanks, dots, dashes or underscores.");
        }

        if (profile.Description.Length > LongestDescription)
        {
            yield return Refusal.Invalid("description", "too_long", $"At most {LongestDescription} characters.");
        }

        if (!IsEncoding(profile.Encoding))
        {
            yield return Refusal.Invalid("encoding", "unknown_encoding", "Nobody knows this encoding. utf-8, utf-16 and windows-1252 are common ones.");
        }

        if (!char.IsAscii(profile.Delimiter) || char.IsAsciiLetterOrDigit(profile.Delimiter) || profile.Delimiter is '"' or '\'' or '\r' or '\n' or '\0' or ' ' or '.' or '-')
        {
            yield return Refusal.Invalid("delimiter", "invalid_delimiter", "Cells are separated by one sign, such as a comma, a semicolon, a bar or a tab.");
        }

        if (profile.Quote is not ('"' or '\''))
        {
            yield return Refusal.Invalid("quote", "invalid_quote", "Cells are quoted with \" or '.");
        }

        if (profile.Sheet is { Length: 0 or > LongestSheet })
        {
            yield return Refusal.Invalid("sheet", "invalid_sheet", $"A sheet's name has 1 to {LongestSheet} characters.");
        }
    }

    private static IEnumerable<Refusal> OfColumns(ImportProfile profile)
    {
        foreach (var (field, heading) in profile.Columns)
        {
            if (heading.Trim().Length is 0 or > LongestHeading)
            {
                yield return Refusal.Invalid($"columns.{NameOf(field)}", "invalid_heading", $"A heading has 1 to {LongestHeading} characters.");
            }

            if (profile.Constants.ContainsKey(field))
            {
                yield return Refusal.Invalid($"constants.{NameOf(field)}", "column_and_constant", "A column says it already.");
            }
        }

        foreach (var field in profile.Missing)
        {
            yield return Refusal.Invalid($"columns.{NameOf(field)}", "missing_field", "No row can do without it: name its column, or what every row says.");
        }

        if (profile.Constants.TryGetValue(ReceivableField.Currency, out var currency) && !Currency.TryParse(currency, out _))
        {
            yield return Refusal.Invalid("constants.currency", "unknown_currency", "This is not an ISO 4217 currency.");
        }
    }

    private static IEnumerable<Refusal> OfSpelling(ImportProfile profile)
    {
        if (profile.Dates.Count is 0 or > MostDates)
        {
            yield return Refusal.Invalid("dates", "invalid_dates", $"Days are written in 1 to {MostDates} ways.");
        }

        for (var index = 0; index < profile.Dates.Count; index++)
        {
            if (!ReadsDays(profile.Dates[index]))
            {
                yield return Refusal.Invalid($"dates[{index}]", "invalid_date_format", "It must name day, month and year, such as dd.MM.yyyy, and no time zone.");
            }
        }

        if (profile.DecimalSeparator is not ('.' or ','))
        {
            yield return Refusal.Invalid("decimalSeparator", "invalid_separator", "Decimals follow a point or a comma.");
        }

        if (profile.ThousandsSeparator is { } thousands && (thousands == profile.DecimalSeparator || thousands is not ('.' or ',' or ' ' or '\'')))
        {
            yield return Refusal.Invalid("thousandsSeparator", "invalid_separator", "Between thousands stands a point, a comma, a blank or an apostrophe, and not what decimals follow.");
        }
    }

    private static IEnumerable<Refusal> OfTypes(ImportProfile profile)
    {
        if (profile.Types.Count is 0 or > MostTypes)
        {
            yield return Refusal.Invalid("types", "invalid_types", $"Name 1 to {MostTypes} words for the types.");
        }

        if (profile.Types.Keys.GroupBy(word => word, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            yield return Refusal.Invalid("types", "duplicate_type", $"'{twice.Key}' stands there more than once: case does not matter.");
        }

        if (profile.Constants.TryGetValue(ReceivableField.Type, out var type) && !profile.Types.Keys.Contains(type.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            yield return Refusal.Invalid("constants.type", "unknown_type", "The types do not say what this is.");
        }
    }

    private static IEnumerable<Refusal> OfCompanies(ImportProfile profile)
    {
        if (profile.NewCompanies is { } companies && !(TimeZoneInfo.TryFindSystemTimeZoneById(companies.TimeZone, out var zone) && zone.HasIanaId))
        {
            yield return Refusal.Invalid("newCompanies.timeZone", "unknown_time_zone", "This is not an IANA time zone such as Europe/Berlin.");
        }
    }

    private static bool IsEncoding(string name)
    {
        try
        {
            return Encoding.GetEncoding(name) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool ReadsDays(string format)
    {
        try
        {
            return format.Length is > 1 and <= 40
                && !format.Contains('z', StringComparison.Ordinal) && !format.Contains('K', StringComparison.Ordinal)
                && DateTime.TryParseExact(Sample.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
                && read.Date == Sample;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string NameOf(ReceivableField field) => char.ToLowerInvariant(field.ToString()[0]) + field.ToString()[1..];
}
