using Vyomiyra.Domain;
using Vyomiyra.Domain.Cash;

namespace Vyomiyra.Api.Cash;

/// <summary>The amounts of a request as money, or every field that cannot be.</summary>
public sealed record PaymentAmounts(Money Amount, IReadOnlyList<WantedApplication> Parts)
{
    private const int MaximumReceivables = 500;

    /// <summary>A thousand billions: sums of parts stay far below what 64 bits hold, in every currency.</summary>
    private const decimal MaximumUnits = 1_000_000_000_000;

    public static Outcome<PaymentAmounts> Parse(RecordPaymentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Currency.TryParse(request.Currency, out var currency))
        {
            return Refusal.Invalid("currency", "unknown_currency", "This is not an ISO 4217 currency.");
        }

        var (refusals, wanted) = (new List<Refusal>(), request.Receivables ?? []);
        if (string.IsNullOrWhiteSpace(request.Reference))
        {
            refusals.Add(Refusal.Invalid("reference", "required", "This value is needed."));
        }
        else if (request.Reference.Trim().Length > CashTables.MaximumReference)
        {
            refusals.Add(Refusal.Invalid("reference", "too_long", $"A reference has at most {CashTables.MaximumReference} characters."));
        }

        if (wanted.Count > MaximumReceivables)
        {
            refusals.Add(Refusal.Invalid("receivables", "too_many_receivables", $"A payment is applied to at most {MaximumReceivables} receivables at once."));
        }

        refusals.AddRange(wanted.Index().Where(part => part.Item is null)
            .Select(part => Refusal.Invalid($"receivables[{part.Index}]", "required", "This value is needed.")));
        var amount = Exact(request.Amount, "amount");
        var parts = wanted.Take(MaximumReceivables).Index().Where(part => part.Item is not null)
            .Select(part => new WantedApplication(part.Item.Id, part.Item.Amount is { } given ? Exact(given, $"receivables[{part.Index}].amount") : null))
            .ToList();
        return refusals.Count > 0 ? Outcome<PaymentAmounts>.Refused(refusals) : new PaymentAmounts(amount, parts);

        Money Exact(decimal value, string field)
        {
            if (Math.Abs(value) <= MaximumUnits && Money.FromDecimal(value, currency) is { } money)
            {
                return money;
            }

            refusals.Add(Math.Abs(value) > MaximumUnits
                ? Refusal.Invalid(field, "amount_too_large", "No payment is that large.")
                : Refusal.Invalid(field, "too_many_decimals", $"{currency} has {currency.Exponent} decimals."));
            return Money.Zero(currency);
        }
    }
}
