using System.Text.Json;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>A profile as people write it.</summary>
/// <param name="Columns">Which column says what: the heading for each of company, account, name, domain, contact, email, language, segment, terms, team, type, number, line, order, reference, issued, due, currency, original, open.</param>
/// <param name="Types">The export's words for the types.</param>
/// <param name="Constants">What every row says, where there is no column for it.</param>
/// <param name="Description">For people.</param>
/// <param name="Encoding">Of a text file: utf-8, utf-16, windows-1252 and others, by their IANA names.</param>
/// <param name="Delimiter">Of a text file: one sign.</param>
/// <param name="Quote">Of a text file: " or '.</param>
/// <param name="Sheet">Of a workbook; the first visible one where null.</param>
/// <param name="Dates">.NET formats such as dd.MM.yyyy, tried in order.</param>
/// <param name="DecimalSeparator">A point or a comma.</param>
/// <param name="ThousandsSeparator">Where there is one.</param>
/// <param name="Credits">Whether credits are written with a minus.</param>
/// <param name="ImpossibleDecimals">What becomes of amounts with more decimals than their currency has.</param>
/// <param name="DueBeforeIssued">What becomes of rows that are due before they were issued.</param>
/// <param name="AccountNumbers">Whether account numbers that differ by case or zeros in front are one account.</param>
/// <param name="Team">The team of accounts that have none.</param>
/// <param name="NewCompanies">How companies that nobody entered are created; where null their rows are rejected.</param>
public sealed record ImportProfileView(
    IReadOnlyDictionary<string, string> Columns,
    IReadOnlyDictionary<string, ReceivableType> Types,
    IReadOnlyDictionary<string, string>? Constants = null,
    string Description = "",
    string Encoding = "utf-8",
    string Delimiter = ",",
    string Quote = "\"",
    string? Sheet = null,
    IReadOnlyList<string>? Dates = null,
    string DecimalSeparator = ".",
    string? ThousandsSeparator = null,
    CreditSign Credits = CreditSign.Positive,
    DecimalsRule ImpossibleDecimals = DecimalsRule.Reject,
    OddityRule DueBeforeIssued = OddityRule.Notice,
    AccountNumberRule AccountNumbers = AccountNumberRule.Exact,
    string? Team = null,
    NewCompaniesView? NewCompanies = null)
{
    public static ImportProfileView Of(ImportProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new(
            Named(profile.Columns), profile.Types, Named(profile.Constants), profile.Description, profile.Encoding, profile.Delimiter.ToString(), profile.Quote.ToString(),
            profile.Sheet, profile.Dates, profile.DecimalSeparator.ToString(), profile.ThousandsSeparator?.ToString(), profile.Credits, profile.ImpossibleDecimals,
            profile.DueBeforeIssued, profile.AccountNumbers, profile.Team,
            profile.NewCompanies is { } companies ? new NewCompaniesView(companies.Currency.Code, companies.TimeZone) : null);
    }

    /// <summary>The profile, or everything that is wrong with it, field by field.</summary>
    /// <param name="name">What it is called.</param>
    public Outcome<ImportProfile> Read(string name)
    {
        var faults = new List<Refusal>();
        var profile = new ImportProfile
        {
            Name = name,
            Description = Description,
            Encoding = Encoding,
            Delimiter = Sign("delimiter", Delimiter, faults) ?? ',',
            Quote = Sign("quote", Quote, faults) ?? '"',
            Sheet = Sheet,
            Columns = Fields("columns", Columns, faults),
            Constants = Fields("constants", Constants ?? new Dictionary<string, string>(), faults),
            Dates = Dates ?? ["yyyy-MM-dd"],
            DecimalSeparator = Sign("decimalSeparator", DecimalSeparator, faults) ?? '.',
            ThousandsSeparator = ThousandsSeparator is null ? null : Sign("thousandsSeparator", ThousandsSeparator, faults),
            Types = Types,
            Credits = Credits,
            ImpossibleDecimals = ImpossibleDecimals,
            DueBeforeIssued = DueBeforeIssued,
            AccountNumbers = AccountNumbers,
            Team = Team,
            NewCompanies = Companies(faults),
        };
        faults.AddRange(ImportProfileCheck.Faults(profile));
        return faults.Count > 0 ? Outcome<ImportProfile>.Refused(faults) : profile;
    }

    private CompanyDefaults? Companies(List<Refusal> faults)
    {
        if (NewCompanies is null)
        {
            return null;
        }

        if (!Currency.TryParse(NewCompanies.Currency, out var currency))
        {
            faults.Add(Refusal.Invalid("newCompanies.currency", "unknown_currency", "This is not an ISO 4217 currency."));
            return null;
        }

        return new CompanyDefaults(currency, NewCompanies.TimeZone);
    }

    private static char? Sign(string field, string text, List<Refusal> faults)
    {
        if (text.Length == 1)
        {
            return text[0];
        }

        faults.Add(Refusal.Invalid(field, "one_character", "This is one character."));
        return null;
    }

    private static Dictionary<ReceivableField, string> Fields(string name, IReadOnlyDictionary<string, string> named, List<Refusal> faults)
    {
        var fields = new Dictionary<ReceivableField, string>();
        foreach (var (key, value) in named)
        {
            if (!key.All(char.IsAsciiLetter) || !Enum.TryParse<ReceivableField>(key, ignoreCase: true, out var field) || !fields.TryAdd(field, value))
            {
                faults.Add(Refusal.Invalid($"{name}.{key}", "unknown_field", "No row says such a thing, or it stands there twice."));
            }
        }

        return fields;
    }

    private static Dictionary<string, string> Named(IReadOnlyDictionary<ReceivableField, string> fields) =>
        fields.OrderBy(pair => pair.Key).ToDictionary(pair => JsonNamingPolicy.CamelCase.ConvertName(pair.Key.ToString()), pair => pair.Value);
}

/// <param name="Currency">ISO 4217.</param>
/// <param name="TimeZone">IANA.</param>
public sealed record NewCompaniesView(string Currency, string TimeZone);
