using Vyomiyra.Domain;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Promises;

/// <summary>The amounts of a request as money, or every field that cannot be.</summary>
public sealed record PromiseAmounts(Money Amount, IReadOnlyList<WantedPart> Parts)
{
    private const int MaximumReceivables = 500;

    public static Outcome<PromiseAmounts> Parse(RecordPromiseRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Currency.TryParse(request.Currency, out var currency))
        {
            return Refusal.Invalid("currency", "unknown_currency", "This is not an ISO 4217 currency.");
        }

        var refusals = new List<Refusal>();
        var wanted = request.Receivables ?? [];
        if (wanted.Count > MaximumReceivables)
        {
            refusals.Add(Refusal.Invalid("receivables", "too_many_receivables", $"A promise covers at most {MaximumReceivables} receivables."));
        }

        if (request.Quote is { Length: > PromiseTables.MaximumQuote })
        {
            refusals.Add(Refusal.Invalid("quote", "quote_too_long", $"A quote has at most {PromiseTables.MaximumQuote} characters."));
        }

        refusals.AddRange(wanted.Index().Where(part => part.Item is null)
            .Select(part => Refusal.Invalid($"receivables[{part.Index}]", "required", "This value is needed.")));
        var amount = Exact(request.Amount, "amount");
        var parts = wanted.Take(MaximumReceivables).Index().Where(part => part.Item is not null)
            .Select(part => new WantedPart(part.Item.Id, part.Item.Amount is { } given ? Exact(given, $"receivables[{part.Index}].amount") : null))
            .ToList();
        return refusals.Count > 0 ? Outcome<PromiseAmounts>.Refused(refusals) : new PromiseAmounts(amount, parts);

        Money Exact(decimal value, string field)
        {
            if (Math.Abs(value) <= MaximumUnits && Money.FromDecimal(value, currency) is { } money)
            {
                return money;
            }

            refusals.Add(Math.Abs(value) > MaximumUnits
                ? Refusal.Invalid(field, "amount_too_large", "No receivable is that large.")
                : Refusal.Invalid(field, "too_many_decimals", $"{currency} has {currency.Exponent} decimals."));
            return Money.Zero(currency);
        }
    }

    /// <summary>A thousand billions: sums of parts stay far below what 64 bits hold, in every currency.</summary>
    private const decimal MaximumUnits = 1_000_000_000_000;
}
