namespace Vyomiyra.Domain.Accounts;

/// <summary>One of our legal entities.</summary>
public sealed class Company
{
    public long Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required Currency Currency { get; set; }

    /// <summary>IANA name, such as Europe/Berlin.</summary>
    public required string TimeZone { get; set; }

    /// <summary>ISO 3166 code of the country whose holidays it keeps.</summary>
    public string? Country { get; set; }

    /// <summary>The day as of which the ERP last told what is open; null before the first export.</summary>
    public DateOnly? StatedOn { get; set; }

    public List<CompanyHoliday> Holidays { get; } = [];

    public BusinessCalendar Calendar() => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), Holidays.Select(holiday => holiday.Date));
}

public sealed class CompanyHoliday
{
    public long CompanyId { get; init; }
    public required DateOnly Date { get; init; }
    public required string Name { get; set; }
}
