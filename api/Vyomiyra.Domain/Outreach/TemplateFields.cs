namespace Vyomiyra.Domain.Outreach;

/// <summary>What a template can be filled with, by the names that stand in it.</summary>
public static class TemplateFields
{
    public const string AccountName = "account.name";
    public const string AccountNumber = "account.number";

    /// <summary>Whom the mail is to, or who pays at the account.</summary>
    public const string ContactName = "contact.name";

    public const string CompanyName = "company.name";

    /// <summary>Who writes.</summary>
    public const string MyName = "me.name";

    public const string Today = "today";

    /// <summary>The sum of the items, by currency.</summary>
    public const string Open = "open";

    /// <summary>What of it is overdue; empty where nothing is.</summary>
    public const string Overdue = "overdue";

    /// <summary>The day on which the oldest overdue item was due; empty where nothing is overdue.</summary>
    public const string OldestDue = "oldestDue";

    /// <summary>How many items there are.</summary>
    public const string Count = "count";

    /// <summary>The items themselves. It stands once in a body, and nothing can depend on it.</summary>
    public const string Table = "table";

    /// <summary>All that can be written into a line and asked for, which is all but the table.</summary>
    public static IReadOnlyList<string> InLine { get; } = [AccountName, AccountNumber, ContactName, CompanyName, MyName, Today, Open, Overdue, OldestDue, Count];
}
