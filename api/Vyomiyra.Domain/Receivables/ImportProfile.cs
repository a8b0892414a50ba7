namespace Vyomiyra.Domain.Receivables;

/// <summary>What a row of receivables can say.</summary>
public enum ReceivableField
{
    Company,
    Account,
    Name,
    Domain,
    Contact,
    Email,
    Language,
    Segment,
    Terms,
    Team,
    Type,
    Number,
    Line,
    Order,
    Reference,
    Issued,
    Due,
    Currency,
    Original,
    Open,
}

/// <summary>How an export writes credit notes and payments on account. They are always stored negative.</summary>
public enum CreditSign
{
    Positive,
    Negative,
}

/// <summary>What becomes of an amount with more decimals than its currency has.</summary>
public enum DecimalsRule
{
    Reject,
    Round,
}

/// <summary>What becomes of a row that is odd but possible.</summary>
public enum OddityRule
{
    Notice,
    Reject,
}

/// <summary>A company that a file names and nobody entered is created with these.</summary>
public sealed record CompanyDefaults(Currency Currency, string TimeZone);

/// <summary>How one export is written: which column says what, and how its values are spelled.</summary>
public sealed record ImportProfile
{
    public required string Name { get; init; }
    public string Description { get; init; } = "";
    public string Encoding { get; init; } = "utf-8";
    public char Delimiter { get; init; } = ',';

    /// <summary>Around cells that hold the delimiter.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>The sheet of a workbook; the first visible one where null.</summary>
    public string? Sheet { get; init; }

    /// <summary>The heading of the column that says it. One column may say several things.</summary>
    public required IReadOnlyDictionary<ReceivableField, string> Columns { get; init; }

    /// <summary>What every row says, where the export has no column for it.</summary>
    public IReadOnlyDictionary<ReceivableField, string> Constants { get; init; } = new Dictionary<ReceivableField, string>();

    /// <summary>.NET custom formats, tried in order.</summary>
    public IReadOnlyList<string> Dates { get; init; } = ["yyyy-MM-dd"];

    public char DecimalSeparator { get; init; } = '.';
    public char? ThousandsSeparator { get; init; }

    /// <summary>The export's words for the types, in any case.</summary>
    public required IReadOnlyDictionary<string, ReceivableType> Types { get; init; }

    public CreditSign Credits { get; init; } = CreditSign.Positive;
    public DecimalsRule ImpossibleDecimals { get; init; } = DecimalsRule.Reject;
    public OddityRule DueBeforeIssued { get; init; } = OddityRule.Notice;

    /// <summary>Whether numbers that differ by case or zeros in front are one account.</summary>
    public AccountNumberRule AccountNumbers { get; init; } = AccountNumberRule.Exact;

    /// <summary>The team of accounts that have none.</summary>
    public string? Team { get; init; }

    /// <summary>Null: a company must exist before its receivables come.</summary>
    public CompanyDefaults? NewCompanies { get; init; }

    /// <summary>What no row can do without.</summary>
    public static IReadOnlyList<ReceivableField> Needed { get; } =
    [
        ReceivableField.Company, ReceivableField.Account, ReceivableField.Type, ReceivableField.Number, ReceivableField.Issued,
        ReceivableField.Due, ReceivableField.Currency, ReceivableField.Open,
    ];

    /// <summary>What of it this profile does not say.</summary>
    public IEnumerable<ReceivableField> Missing => Needed.Where(needed => !Columns.ContainsKey(needed) && !Constants.ContainsKey(needed));
}
