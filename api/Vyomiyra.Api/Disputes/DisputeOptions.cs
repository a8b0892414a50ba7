using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <summary>The configuration section "Disputes".</summary>
public sealed class DisputeOptions
{
    public const string Section = "Disputes";

    /// <summary>A credit above this, in units of the keeping company's currency, needs a second person.</summary>
    [Range(0, 1_000_000_000)]
    public decimal ApprovalAbove { get; init; } = 5_000;

    /// <summary>So does one that brings the account's credits of the last 90 days above this.</summary>
    [Range(0, 1_000_000_000)]
    public decimal ApprovalAboveWithin90Days { get; init; } = 15_000;

    /// <summary>For companies whose currency has other sizes: "JPY".</summary>
    public Dictionary<string, CreditLimitOptions> CurrencyApprovals { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reasons of the house's own, and what is otherwise about those that every house has.</summary>
    public IReadOnlyList<DisputeReasonOptions> Reasons { get; init; } = [];

    public CreditLimits LimitsIn(Currency currency)
    {
        var (dispute, account) = CurrencyApprovals.TryGetValue(currency.Code, out var own) ? (own.Above, own.AboveWithin90Days) : (ApprovalAbove, ApprovalAboveWithin90Days);
        return new CreditLimits(Money.Round(dispute, currency).Minor, Money.Round(account, currency).Minor);
    }
}

public sealed class CreditLimitOptions
{
    public decimal Above { get; init; }
    public decimal AboveWithin90Days { get; init; }
}

/// <summary>What is left out stays as it is, or as for any reason.</summary>
public sealed class DisputeReasonOptions
{
    public string Code { get; init; } = "";
    public string? Name { get; init; }
    public int? DueInDays { get; init; }
    public IReadOnlyList<string> Steps { get; init; } = [];

    public bool IsUsable => Code.Length is > 0 and <= DisputeReasonBook.MaximumCode && Code.All(char.IsAsciiLetterOrDigit) && DueInDays is null or (>= 0 and <= 365)
        && Name is null or { Length: > 0 and <= DisputeReasonBook.MaximumStep } && Steps.All(step => step.Length is > 0 and <= DisputeReasonBook.MaximumStep);
}

/// <summary>The reasons that this house knows, by their codes.</summary>
public sealed class DisputeReasonList
{
    private readonly SortedDictionary<string, DisputeReasonTerms> byCode;

    public DisputeReasonList(IOptions<DisputeOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        byCode = new SortedDictionary<string, DisputeReasonTerms>(DisputeReasonBook.Default.ToDictionary(reason => reason.Code), StringComparer.Ordinal);
        foreach (var own in options.Value.Reasons)
        {
            var known = byCode.GetValueOrDefault(own.Code) ?? DisputeReasonBook.Own(own.Code, own.Name ?? own.Code);
            byCode[own.Code] = known with { Name = own.Name ?? known.Name, DueInDays = own.DueInDays ?? known.DueInDays, Steps = own.Steps.Count > 0 ? own.Steps : known.Steps };
        }
    }

    public IReadOnlyCollection<DisputeReasonTerms> All => byCode.Values;

    public DisputeReasonTerms? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    public string NameOf(string code) => Find(code)?.Name ?? code;
}
