namespace Vyomiyra.Domain.Disputes;

/// <summary>A receivable that may be contested, as it stands when the dispute is opened.</summary>
/// <param name="Id">Which one.</param>
/// <param name="DocumentNumber">Its number, for people.</param>
/// <param name="Open">What is open on it.</param>
/// <param name="ContestedElsewhereMinor">What other unresolved disputes contest of it.</param>
public sealed record ContestableReceivable(long Id, string DocumentNumber, Money Open, long ContestedElsewhereMinor)
{
    /// <summary>What nobody contests yet, in minor units.</summary>
    public long FreeMinor => Math.Max(0, Open.Minor - ContestedElsewhereMinor);
}

/// <summary>How much of a receivable is contested, in its currency's units; null for all that nobody contests yet.</summary>
public sealed record WantedDispute(long ReceivableId, decimal? Amount);

/// <summary>What is contested, checked: everything about a dispute but why and whose it is.</summary>
public sealed record DisputeTerms(Currency Currency, IReadOnlyList<DisputePart> Parts)
{
    /// <summary>Decides whether this can be contested, and names every field that cannot be.</summary>
    /// <param name="wanted">The receivables, in the order the caller named them.</param>
    /// <param name="receivables">The account's own among them; what is missing here is not the account's.</param>
    public static Outcome<DisputeTerms> Decide(IReadOnlyList<WantedDispute> wanted, IReadOnlyDictionary<long, ContestableReceivable> receivables)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(receivables);
        if (wanted.Count == 0)
        {
            return Refusal.Invalid("receivables", "required", "A dispute is about at least one receivable.");
        }

        var (refusals, parts) = (new List<Refusal>(), new Dictionary<long, DisputePart>());
        Currency? currency = null;
        foreach (var (index, part) in wanted.Index())
        {
            if (!receivables.TryGetValue(part.ReceivableId, out var receivable))
            {
                refusals.Add(Refusal.Invalid($"receivables[{index}].id", "receivable_unknown", "The account has no such receivable."));
                continue;
            }

            currency ??= receivable.Open.Currency;
            if (Refuse(part, receivable, currency.Value, parts.ContainsKey(part.ReceivableId), $"receivables[{index}]") is { } refusal)
            {
                refusals.Add(refusal);
                continue;
            }

            var minor = part.Amount is { } amount ? Money.FromDecimal(amount, receivable.Open.Currency)!.Value.Minor : receivable.FreeMinor;
            parts.Add(receivable.Id, new DisputePart { ReceivableId = receivable.Id, AmountMinor = minor });
        }

        return refusals.Count > 0 ? Outcome<DisputeTerms>.Refused(refusals) : new DisputeTerms(currency!.Value, [.. parts.Values]);
    }

    private static Refusal? Refuse(WantedDispute part, ContestableReceivable receivable, Currency currency, bool isRepeated, string field)
    {
        var (number, free) = (receivable.DocumentNumber, new Money(receivable.FreeMinor, receivable.Open.Currency));
        if (isRepeated)
        {
            return Refusal.Invalid($"{field}.id", "receivable_repeated", $"{number} is named twice.");
        }

        if (receivable.Open.Minor <= 0)
        {
            return Refusal.Invalid($"{field}.id", "receivable_closed", $"Nothing is owed on {number}: it is settled or a credit.");
        }

        if (receivable.Open.Currency != currency)
        {
            return Refusal.Invalid($"{field}.id", "mixed_currencies", $"{number} is in {receivable.Open.Currency}: open a dispute for each currency.");
        }

        if (part.Amount is not { } amount)
        {
            return free.IsZero ? Refusal.Invalid($"{field}.id", "above_open", $"All that is open on {number} is contested already.") : null;
        }

        return amount <= 0 ? Refusal.Invalid($"{field}.amount", "amount_not_positive", $"The contested part of {number} is not above zero.")
            : Money.FromDecimal(amount, currency) is not { } exact
                ? amount > free.ToDecimal()
                    ? Above()
                    : Refusal.Invalid($"{field}.amount", "too_many_decimals", $"{currency} has {currency.Exponent} decimals.")
            : exact > free ? Above()
            : null;

        Refusal Above() => Refusal.Invalid(
            $"{field}.amount",
            "above_open",
            receivable.ContestedElsewhereMinor == 0 ? $"Only {free} is open on {number}." : $"Of what is open on {number} only {free} is not contested yet.");
    }
}
