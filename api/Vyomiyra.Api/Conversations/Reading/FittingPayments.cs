using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Reading;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Conversations.Reading;

/// <summary>
/// Looks for the payment that a customer says they made: of the same amount, or applied to a document that they name, or, where they say neither,
/// of about that day.
/// </summary>
public sealed class FittingPayments(VyomiyraDb db)
{
    /// <summary>Nobody says "already paid" of what was paid longer ago.</summary>
    private const int DaysBack = 180;

    /// <summary>Banks take their days.</summary>
    private const int DaysApart = 7;

    private const int MostShown = 3;
    private const int MostRead = 200;

    private sealed record Part(string Number, DateOnly PaidOn, Currency Currency, long Minor, string DocumentNumber, string DocumentKey);

    /// <summary>The latest payments of the account, read once for all that a mail says.</summary>
    public async Task<Func<Saying, IReadOnlyList<FittingPayment>>> OfAsync(long accountId, DateOnly today, CancellationToken cancellation)
    {
        var parts = new List<Part>();
        await foreach (var part in Latest(db, accountId, today.AddDays(-DaysBack)).WithCancellation(cancellation))
        {
            parts.Add(part);
        }

        var payments = parts.GroupBy(part => (part.Number, part.PaidOn, part.Currency)).ToList();
        return saying => [.. payments.Where(payment => Fits(saying, [.. payment])).Take(MostShown).Select(payment => Row([.. payment]))];
    }

    private static bool Fits(Saying saying, IReadOnlyList<Part> payment)
    {
        var keys = saying.References.Select(reference => ReferenceKey.Of(reference.Text)).Where(key => key.Length > 0).ToList();
        return (saying.Amount is { } amount && amount == Sum(payment))
            || payment.Any(part => keys.Exists(key => part.DocumentKey.EndsWith(key, StringComparison.Ordinal)))
            || (saying.Amount is null && keys.Count == 0 && saying.On is { } day && Math.Abs(payment[0].PaidOn.DayNumber - day.DayNumber) <= DaysApart);
    }

    private static Money Sum(IReadOnlyList<Part> payment) => new(payment.Sum(part => part.Minor), payment[0].Currency);

    private static FittingPayment Row(IReadOnlyList<Part> payment) => new(
        payment[0].Number, payment[0].PaidOn, Sum(payment).ToDecimal(), payment[0].Currency.Code, [.. payment.Select(part => part.DocumentNumber).Distinct()]);

    private static readonly Func<VyomiyraDb, long, DateOnly, IAsyncEnumerable<Part>> Latest = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId, DateOnly since) => (
            from settlement in db.Set<Settlement>()
            join receivable in db.Set<Receivable>() on settlement.ReceivableId equals receivable.Id
            where receivable.AccountId == accountId && settlement.Kind == SettlementKind.Payment && settlement.SettledOn >= since
            orderby settlement.SettledOn descending, settlement.Id descending
            select new Part(
                settlement.Number, settlement.SettledOn, settlement.Currency, settlement.AmountMinor, receivable.DocumentNumber, receivable.DocumentKey)).Take(MostRead));
}
