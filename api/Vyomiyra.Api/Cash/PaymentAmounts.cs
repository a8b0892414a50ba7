using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Cash;

namespace Vyomiyra.Api.Cash;

/// <summary>The amounts of a request as money, or every field that cannot be.</summary>
public sealed record PaymentAmounts(Money Amount, IReadOnlyList<WantedApplication> Parts)
{
    private const int MaximumReceivables = 500;

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
        var amount = ExactAmount.Of(request.Amount, currency, "amount", refusals);
        var parts = wanted.Take(MaximumReceivables).Index().Where(part => part.Item is not null)
            .Select(part => new WantedApplication(part.Item.Id, part.Item.Amount is { } given ? ExactAmount.Of(given, currency, $"receivables[{part.Index}].amount", refusals) : null))
            .ToList();
        return refusals.Count > 0 ? Outcome<PaymentAmounts>.Refused(refusals) : new PaymentAmounts(amount, parts);
    }
}
