namespace Vyomiyra.Domain.Disputes;

/// <summary>A reason for which customers contest, and what it takes to settle it.</summary>
/// <param name="Code">X12 code list 426, or the house's own.</param>
/// <param name="Name">For people, in English.</param>
/// <param name="DueInDays">Business days until it should be settled.</param>
/// <param name="Steps">What is to be done before.</param>
public sealed record DisputeReasonTerms(string Code, string Name, int DueInDays, IReadOnlyList<string> Steps);

/// <summary>The reasons that every house begins with.</summary>
public static class DisputeReasonBook
{
    public const int MaximumCode = 8;
    public const int MaximumStep = 200;
    private const int UsualDays = 10;
    private const int LongDays = 15;

    public static IReadOnlyList<DisputeReasonTerms> Default { get; } =
    [
        new("01", "Price", UsualDays, ["Compare the invoice with the order and the price list", "Ask sales what was agreed", "Credit the difference or explain the price"]),
        new("04", "Damaged", LongDays, ["Get photographs and the delivery note", "Report it to the carrier or warehouse", "Agree on a return, a replacement or a credit"]),
        new("05", "Quality", LongDays, ["Get a description of the defect and samples", "Ask quality control for its finding", "Agree on a replacement or a credit"]),
        new("06", "Quantity", UsualDays, ["Get the signed delivery note", "Compare order, delivery and invoice", "Deliver what is missing or credit it"]),
        new("07", "Wrong product", UsualDays, ["Compare order and delivery note", "Arrange the return", "Deliver the right product or credit it"]),
        new("09", "Terms", UsualDays, ["Find the agreed terms of payment", "Confirm the due date or correct it"]),
        new("11", "Return", LongDays, ["Find the return's authorisation", "Ask the warehouse whether it arrived", "Credit what came back"]),
        new("19", "Duplicate", UsualDays, ["Find the other invoice and its order", "Cancel the duplicate or show that there were two deliveries"]),
        new("24", "Discount", UsualDays, ["Find the agreed discount and the day of payment", "Credit the discount or ask for the rest"]),
        new("30", "Delivery charge", UsualDays, ["Find the agreed terms of delivery", "Credit the charge or explain it"]),
        new("44", "Documents missing", UsualDays, ["Ask which documents are missing", "Send them"]),
        new("54", "Freight", UsualDays, ["Get the carrier's bill", "Compare it with the agreed terms of delivery", "Credit the difference or explain it"]),
        new("55", "Tax", UsualDays, ["Get the exemption certificate or tax number", "Ask the tax department", "Correct the invoice or explain the tax"]),
        new("56", "Advertising", LongDays, ["Find the agreement on advertising", "Get the proof of performance", "Ask marketing to confirm the amount"]),
        new("57", "Volume", LongDays, ["Find the agreement on volume", "Add up what was bought", "Credit the rebate or explain what is missing to it"]),
        new("59", "Not received", UsualDays, ["Get the proof of delivery", "Ask the carrier where it is", "Deliver it again, credit it or send the proof"]),
    ];

    /// <summary>For a reason that the house added without saying more.</summary>
    public static DisputeReasonTerms Own(string code, string name) => new(code, name, UsualDays, ["Ask the customer what is wrong", "Ask who can tell", "Agree on how it ends"]);
}
