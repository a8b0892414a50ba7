namespace Vyomiyra.Domain.Receivables.Detection;

/// <summary>What a choice is about.</summary>
public enum DetectedWhat
{
    Encoding,
    Delimiter,
    Quote,
    Column,
    DateOrder,
    DecimalSeparator,
    CreditSign,
    Type,
}

/// <summary>A choice that a sample supports.</summary>
/// <param name="What">What is proposed.</param>
/// <param name="Field">Of which field; null where it is about the file.</param>
/// <param name="Value">The choice, as a profile writes it.</param>
/// <param name="Fits">Cells of the sample that agree with it, or lines where it is about the file.</param>
/// <param name="Of">Cells or lines that were looked at.</param>
public sealed record Proposal(DetectedWhat What, ReceivableField? Field, string Value, int Fits, int Of);

/// <summary>A choice that the sample leaves open: a person must make it.</summary>
/// <param name="What">What is to be chosen.</param>
/// <param name="Field">Of which field; null where it is about the file.</param>
/// <param name="Choices">As a profile writes them, the likeliest first; empty where anything may be right.</param>
/// <param name="Reason">One sentence for people.</param>
public sealed record Doubt(DetectedWhat What, ReceivableField? Field, IReadOnlyList<string> Choices, string Reason);

/// <summary>A choice with what speaks for it, or against being sure of it.</summary>
public sealed record Finding<T>(T Value, IReadOnlyList<Proposal> Proposals, IReadOnlyList<Doubt> Doubts);
