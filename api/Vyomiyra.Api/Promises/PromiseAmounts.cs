using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Promises;

/// <summary>One promise of a request as money, or every field that cannot be.</summary>
/// <param name="Field">Where it stands in the request: nothing for the promise itself, "instalments[2]." for what follows.</param>
/// <param name="Parts">What it covers; null for an instalment that goes on where the one before ended.</param>
public sealed record PromiseAmounts(string Field, Money Amount, DateOnly SaidOn, IReadOnlyList<WantedPart>? Parts)
{
    private const int MaximumReceivables = 500;
    private const int MaximumInstalments = 60;

    /// <summary>The promise and the instalments that follow it.</summary>
    public static Outcome<IReadOnlyList<PromiseAmounts>> Parse(RecordPromiseRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Currency.TryParse(request.Currency, out var currency))
        {
            return Refusal.Invalid("currency", "unknown_currency", "This is not an ISO 4217 currency.");
        }

        var refusals = new List<Refusal>();
        if (request.Quote is { Length: > PromiseTables.MaximumQuote })
        {
            refusals.Add(Refusal.Invalid("quote", "quote_too_long", $"A quote has at most {PromiseTables.MaximumQuote} characters."));
        }

        var following = request.Instalments ?? [];
        if (following.Count > MaximumInstalments)
        {
            refusals.Add(Refusal.Invalid("instalments", "too_many_instalments", $"At most {MaximumInstalments} instalments follow."));
        }

        var promises = new List<PromiseAmounts> { Read("", request.Amount, request.PromisedOn, request.Receivables ?? []) };
        foreach (var (index, instalment) in following.Take(MaximumInstalments).Index())
        {
            if (instalment is null)
            {
                refusals.Add(Refusal.Invalid($"instalments[{index}]", "required", "This value is needed."));
            }
            else
            {
                promises.Add(Read($"instalments[{index}].", instalment.Amount, instalment.PromisedOn, instalment.Receivables));
            }
        }

        return refusals.Count > 0 ? Outcome<IReadOnlyList<PromiseAmounts>>.Refused(refusals) : promises;

        PromiseAmounts Read(string field, decimal amount, DateOnly on, IReadOnlyList<PromisedReceivable>? wanted)
        {
            if (wanted?.Count > MaximumReceivables)
            {
                refusals.Add(Refusal.Invalid($"{field}receivables", "too_many_receivables", $"A promise covers at most {MaximumReceivables} receivables."));
            }

            refusals.AddRange((wanted ?? []).Index().Where(part => part.Item is null)
                .Select(part => Refusal.Invalid($"{field}receivables[{part.Index}]", "required", "This value is needed.")));
            return new PromiseAmounts(field, ExactAmount.Of(amount, currency, $"{field}amount", refusals), on, wanted?.Take(MaximumReceivables).Index().Where(part => part.Item is not null)
                .Select(part => new WantedPart(part.Item.Id, part.Item.Amount is { } given ? ExactAmount.Of(given, currency, $"{field}receivables[{part.Index}].amount", refusals) : null))
                .ToList());
        }
    }
}
