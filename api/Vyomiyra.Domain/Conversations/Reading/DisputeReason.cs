using System.Globalization;

namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>Why something is contested, by its number in X12's code list 426.</summary>
public enum DisputeReason
{
    Pricing = 1,
    Damaged = 4,
    Quality = 5,
    Quantity = 6,
    WrongProduct = 7,
    Terms = 9,
    Returns = 11,
    Duplicate = 19,
    Discount = 24,
    DeliveryCharge = 30,
    DocumentsMissing = 44,
    Freight = 54,
    Tax = 55,
    Advertising = 56,
    Volume = 57,
    NotReceived = 59,
}

/// <summary>The reasons by their codes: "04".</summary>
public static class DisputeReasons
{
    public static string Code(this DisputeReason reason) => ((int)reason).ToString("00", CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The list has no such code, or we do not use it.</exception>
    public static DisputeReason Parse(string code) =>
        int.TryParse(code, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((DisputeReason)number)
            ? (DisputeReason)number
            : throw new FormatException($"'{code}' is no reason of a dispute.");
}
