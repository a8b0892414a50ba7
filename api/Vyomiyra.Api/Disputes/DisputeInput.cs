using Vyomiyra.Api.Promises;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Disputes;

/// <summary>What people enter about disputes, checked field by field.</summary>
internal static class DisputeInput
{
    public const int MaximumReceivables = 500;
    public const int MaximumText = 2000;
    private const int MaximumName = 200;
    private const int MaximumDaysAhead = 5 * 365;

    public static string? Summary(string? given, List<Refusal> refusals) => Text(given, "summary", MaximumText, refusals);

    public static string? Quote(string? given, List<Refusal> refusals) => Text(given, "quote", PromiseTables.MaximumQuote, refusals);

    public static string? OutsideOwner(string? given, List<Refusal> refusals) => Text(given, "outsideOwner", MaximumName, refusals);

    /// <summary>A reason that must be given, such as why a dispute ends.</summary>
    public static string Why(string? given, string field, List<Refusal> refusals)
    {
        if (Text(given, field, MaximumText, refusals) is { } why)
        {
            return why;
        }

        refusals.Add(Refusal.Invalid(field, "required", "Say why."));
        return "";
    }

    public static void CheckDay(DateOnly? dueOn, DateOnly today, List<Refusal> refusals)
    {
        if (dueOn < today)
        {
            refusals.Add(Refusal.Invalid("dueOn", "date_in_the_past", "It cannot be settled before today."));
        }
        else if (dueOn > today.AddDays(MaximumDaysAhead))
        {
            refusals.Add(Refusal.Invalid("dueOn", "date_out_of_range", "The date lies more than five years away."));
        }
    }

    /// <summary>Without blanks around it; null where nothing is left.</summary>
    public static string? Text(string? given, string field, int maximum, List<Refusal> refusals)
    {
        var text = string.IsNullOrWhiteSpace(given) ? null : given.Trim();
        if (text?.Length > maximum)
        {
            refusals.Add(Refusal.Invalid(field, "text_too_long", $"This has at most {maximum} characters."));
        }

        return text;
    }
}
