namespace Vyomiyra.Domain.Cash;

/// <summary>A receivable to which money may be applied.</summary>
/// <param name="Id">Which one.</param>
/// <param name="DocumentNumber">Its number, for people.</param>
/// <param name="Room">What may be applied: what is open, or where the ERP knew of the money already, what nobody has proven to be paid.</param>
/// <param name="DueOn">When it is due; the oldest are paid first.</param>
public sealed record PayableReceivable(long Id, string DocumentNumber, Money Room, DateOnly DueOn);

/// <summary>How much of the payment a person put on one receivable; null leaves it to <see cref="PaymentTerms"/>.</summary>
public sealed record WantedApplication(long ReceivableId, Money? Amount);

/// <param name="ReceivableId">The receivable.</param>
/// <param name="Minor">Positive.</param>
public sealed record AppliedPart(long ReceivableId, long Minor);

/// <summary>A payment, checked and divided over receivables.</summary>
public sealed record PaymentTerms(Money Amount, DateOnly PaidOn, IReadOnlyList<AppliedPart> Parts)
{
    private const int MaximumDaysAgo = 5 * 365;

    public long UnappliedMinor => Amount.Minor - Parts.Sum(part => part.Minor);

    /// <summary>Decides whether a payment can be recorded; what is impossible is refused with the field that is to blame.</summary>
    /// <param name="amount">What was paid.</param>
    /// <param name="paidOn">When the money came.</param>
    /// <param name="wanted">What it pays, as far as that is known.</param>
    /// <param name="payable">The account's own among them.</param>
    /// <param name="today">The company's.</param>
    public static Outcome<PaymentTerms> Decide(
        Money amount, DateOnly paidOn, IReadOnlyList<WantedApplication> wanted, IReadOnlyDictionary<long, PayableReceivable> payable, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(payable);
        var refusals = new List<Refusal>();
        if (amount.Minor <= 0)
        {
            refusals.Add(Refusal.Invalid("amount", "amount_not_positive", "A payment is more than nothing."));
        }

        if (paidOn > today || paidOn < today.AddDays(-MaximumDaysAgo))
        {
            refusals.Add(Refusal.Invalid("paidOn", "date_out_of_range", "Money comes today or came within the last five years."));
        }

        refusals.AddRange(Check(amount, wanted, payable));
        return refusals.Count > 0 ? Outcome<PaymentTerms>.Refused(refusals) : new PaymentTerms(amount, paidOn, Divide(amount, wanted, payable));
    }

    private static IEnumerable<Refusal> Check(Money amount, IReadOnlyList<WantedApplication> wanted, IReadOnlyDictionary<long, PayableReceivable> payable)
    {
        var (seen, sum) = (new HashSet<long>(), Int128.Zero);
        for (var index = 0; index < wanted.Count; index++)
        {
            var (field, part) = ($"receivables[{index}]", wanted[index]);
            if (!payable.TryGetValue(part.ReceivableId, out var receivable))
            {
                yield return Refusal.Invalid($"{field}.id", "receivable_unknown", "The account has no such receivable.");
                continue;
            }

            var (number, room) = (receivable.DocumentNumber, receivable.Room);
            if (!seen.Add(part.ReceivableId))
            {
                yield return Refusal.Invalid($"{field}.id", "receivable_repeated", $"{number} is named twice.");
            }

            if (room.Currency != amount.Currency)
            {
                yield return Refusal.Invalid($"{field}.id", "other_currency", $"{number} is in {room.Currency}.");
            }
            else if (room.Minor <= 0)
            {
                yield return Refusal.Invalid($"{field}.id", "receivable_closed", $"Nothing is owed on {number}: it is settled or a credit.");
            }
            else if (part.Amount is { Minor: <= 0 })
            {
                yield return Refusal.Invalid($"{field}.amount", "amount_not_positive", $"What is paid on {number} is not above zero.");
            }
            else if (part.Amount?.Minor > room.Minor)
            {
                yield return Refusal.Invalid($"{field}.amount", "above_open", $"No more than {room} is open on {number}.");
            }

            sum += part.Amount?.Minor ?? 0;
        }

        if (amount.Minor > 0 && sum > amount.Minor)
        {
            yield return Refusal.Invalid("receivables", "parts_exceed_amount", "The parts add up to more than the payment.");
        }
    }

    /// <summary>Parts that a person gave stand. The rest falls on the others, oldest due first, and what is left stays unapplied.</summary>
    private static List<AppliedPart> Divide(Money amount, IReadOnlyList<WantedApplication> wanted, IReadOnlyDictionary<long, PayableReceivable> payable)
    {
        var parts = wanted.Where(part => part.Amount is not null).ToDictionary(part => part.ReceivableId, part => part.Amount!.Value.Minor);
        var rest = amount.Minor - parts.Values.Sum();
        foreach (var receivable in wanted.Where(part => part.Amount is null).Select(part => payable[part.ReceivableId]).OrderBy(each => each.DueOn).ThenBy(each => each.Id))
        {
            parts[receivable.Id] = Math.Min(rest, receivable.Room.Minor);
            rest -= parts[receivable.Id];
        }

        return [.. parts.Where(part => part.Value > 0).OrderBy(part => part.Key).Select(part => new AppliedPart(part.Key, part.Value))];
    }
}
