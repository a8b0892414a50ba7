namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>What a customer's mail says besides what it promises and contests.</summary>
public enum SaidKind
{
    AlreadyPaid = 1,
    Remittance,
    RequestCopy,
    RequestStatement,
    RequestBankDetails,
    RequestProofOfDelivery,
    RequestCreditNote,
    RequestCall,
    RequestMoreTime,
    Question,
    Refusal,
    Insolvency,
    WrongContact,
    OutOfOffice,
    Bounce,
    WillRespond,
    Thanks,
}

/// <summary>The kinds by their names in data: "already-paid".</summary>
public static class SaidKinds
{
    private static readonly Dictionary<SaidKind, string> Names = Enum.GetValues<SaidKind>().ToDictionary(kind => kind, kind => Hyphenated(kind.ToString()));

    public static string Name(this SaidKind kind) => Names[kind];

    /// <exception cref="FormatException">There is no kind of that name.</exception>
    public static SaidKind Parse(string name) =>
        Names.FirstOrDefault(known => known.Value == name) is { Value: not null } found ? found.Key : throw new FormatException($"'{name}' is no kind of saying.");

    public static bool IsRequest(this SaidKind kind) => kind is >= SaidKind.RequestCopy and <= SaidKind.RequestMoreTime;

    private static string Hyphenated(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
