using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Cash;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Promises;

/// <summary>Judges the promises of some hundred accounts by what is stored, with as many queries as for one.</summary>
public sealed class JudgePromises(VyomiyraDb db, CompanyCalendars calendars, IOptions<PromiseOptions> options, TimeProvider clock)
{
    /// <summary>
    /// The promises, to be changed, each with how it stands and when its days passed. What a person took back is not judged; what a rule closed
    /// is, because what it was closed for may be contradicted.
    /// </summary>
    public async Task<List<(Promise Promise, Judgement Judgement, DateTimeOffset Lapsed)>> OfAsync(long[] accountIds, CancellationToken cancellation)
    {
        var stored = await db.Promises.Include(promise => promise.Parts).Where(Promise.Stands)
            .Where(promise => EF.Parameter(accountIds).Contains(promise.AccountId) && promise.State != PromiseState.WithdrawnByCustomer)
            .ToListAsync(cancellation);
        if (stored.Count == 0)
        {
            return [];
        }

        var replaced = await ReplacedAsync([.. stored.Select(promise => promise.Id)], cancellation);
        // One that was divided in two is superseded by both, and replaced by neither.
        var promises = stored.Where(promise => promise.State != PromiseState.Superseded || replaced.ContainsKey(promise.Id)).ToList();
        if (promises.Count == 0)
        {
            return [];
        }

        var ids = promises.Select(promise => promise.AccountId).Distinct().ToArray();
        var around = await AroundAsync(ids, [.. promises.SelectMany(promise => promise.Parts).Select(part => part.ReceivableId).Distinct()], promises.Min(promise => promise.MadeAt), cancellation);
        var accounts = await (
            from account in db.Accounts
            join company in db.Companies on account.CompanyId equals company.Id
            where EF.Parameter(ids).Contains(account.Id)
            select new { account.Id, account.CompanyId, account.Segment, company.StatedOn }).ToDictionaryAsync(account => account.Id, cancellation);
        var rates = await db.RatesAsync([.. promises.Select(promise => promise.Currency), .. around.Currencies], cancellation);
        var judged = new List<(Promise, Judgement, DateTimeOffset)>();
        foreach (var own in promises.GroupBy(promise => promise.AccountId))
        {
            var account = accounts[own.Key];
            var calendar = await calendars.OfAsync(account.CompanyId, cancellation);
            var byId = own.ToDictionary(promise => promise.Id);
            var input = new SettlementInput(
                [.. own.Select(promise => Of(promise, replaced))],
                around.Of(own.Key, account.StatedOn, own.SelectMany(promise => promise.Parts).Select(part => part.ReceivableId).ToHashSet()),
                around.Open, options.Value.PolicyOf(account.Segment), calendar, rates, calendar.DateOf(clock.GetUtcNow()));
            judged.AddRange(PromiseSettlement.Judge(input).Select(each => (byId[each.Promise.Id], each, calendar.StartOf(each.LateFrom))));
        }

        return judged;
    }

    private static JudgedPromise Of(Promise promise, Dictionary<long, DateTimeOffset?> replaced) => new(
        promise.Id, promise.Amount, promise.PromisedOn, promise.MadeAt, [.. promise.Parts.Select(part => new JudgedPart(part.ReceivableId, part.AmountMinor))],
        replaced.GetValueOrDefault(promise.Id));

    /// <summary>When the words were sent that replaced them; null where that was recorded by mistake and taken back.</summary>
    private async Task<Dictionary<long, DateTimeOffset?>> ReplacedAsync(long[] ids, CancellationToken cancellation)
    {
        var standing = db.Promises.Where(Promise.Stands);
        var rows = await db.Promises
            .Where(promise => promise.ReplacesId != null && EF.Parameter(ids).Contains(promise.ReplacesId.Value))
            .Select(promise => new { Id = promise.ReplacesId!.Value, promise.MadeAt, Stands = standing.Any(other => other.Id == promise.Id) })
            .ToListAsync(cancellation);
        return rows.GroupBy(row => row.Id)
            .ToDictionary(group => group.Key, group => group.Where(row => row.Stands).Select(row => (DateTimeOffset?)row.MadeAt).Min());
    }

    private async Task<Around> AroundAsync(long[] accounts, long[] promised, DateTimeOffset since, CancellationToken cancellation)
    {
        // What came a day earlier by some calendar may have come on the day by another.
        var first = DateOnly.FromDateTime(since.UtcDateTime).AddDays(-1);
        var receivables = db.Receivables.Where(row => EF.Parameter(accounts).Contains(row.AccountId) || EF.Parameter(promised).Contains(row.Id));
        var proven = await (
            from settlement in db.Settlements
            join receivable in receivables on settlement.ReceivableId equals receivable.Id
            // What was proven to have come before the promise explains what fell since.
            where (settlement.SettledOn >= first || db.Set<PresumedPayment>().Any(fall => fall.ReceivableId == settlement.ReceivableId && fall.On >= first)) && (receivable.Type == ReceivableType.Invoice || receivable.Type == ReceivableType.DebitNote)
            join run in db.ImportRuns on settlement.RunId equals run.Id into runs
            from run in runs.DefaultIfEmpty()
            join payment in db.Set<Payment>() on settlement.PaymentId equals payment.Id into origins
            from payment in origins.DefaultIfEmpty()
            select new
            {
                receivable.AccountId,
                settlement.ReceivableId,
                settlement.Kind,
                settlement.Number,
                settlement.SettledOn,
                settlement.AmountMinor,
                settlement.Currency,
                ImportedAt = (DateTimeOffset?)run.At,
                RecordedAt = (DateTimeOffset?)payment.RecordedAt,
            }).ToListAsync(cancellation);
        var fallen = await (
            from fall in db.PresumedPayments
            join receivable in receivables on fall.ReceivableId equals receivable.Id
            join run in db.ImportRuns on fall.RunId equals run.Id
            where fall.On >= first
            select new { receivable.AccountId, receivable.Id, receivable.Type, receivable.IssuedOn, fall.RunId, run.At, fall.After, fall.On, fall.AmountMinor, receivable.Currency }).ToListAsync(cancellation);
        var open = await receivables
            .Where(row => EF.Parameter(promised).Contains(row.Id) || (row.Type == ReceivableType.PaymentOnAccount && row.OpenMinor < 0))
            .Select(row => new { row.Id, row.AccountId, row.Type, row.IssuedOn, row.OpenMinor, row.Currency })
            .ToListAsync(cancellation);
        var payments = await db.Set<Payment>()
            .Where(payment => EF.Parameter(accounts).Contains(payment.AccountId) && payment.ReversedAt == null && payment.UnappliedMinor > 0 && payment.PaidOn >= first)
            .Select(payment => new { payment.AccountId, payment.PaidOn, payment.Reference, payment.AmountMinor, payment.UnappliedMinor, payment.Currency })
            .ToListAsync(cancellation);
        // A file may have told more of a payment than whoever recorded it: so much of it is applied since.
        var applied = proven.Where(row => row.Kind == SettlementKind.Payment).ToLookup(row => (row.AccountId, row.Number, row.Currency), row => row.AmountMinor);
        return new Around(
            open.ToDictionary(row => row.Id, row => new Money(row.OpenMinor, row.Currency)),
            [.. proven.Select(row => (row.AccountId, new ProvenAmount(
                row.ReceivableId, row.Kind, row.SettledOn, new Money(row.AmountMinor, row.Currency), row.ImportedAt ?? row.RecordedAt ?? DateTimeOffset.MinValue)))],
            [.. fallen.Select(row => (row.AccountId, new FallenAmount(
                row.Id, row.Type, row.IssuedOn, row.RunId, row.At, row.After, row.On, new Money(row.AmountMinor, row.Currency))))],
            [
                .. open.Where(row => row.Type == ReceivableType.PaymentOnAccount && row.OpenMinor < 0)
                    .Select(row => (row.AccountId, false, Unapplied(row.IssuedOn, new Money(-row.OpenMinor, row.Currency)))),
                .. payments.Select(row => (row.AccountId, true, Unapplied(
                    row.PaidOn, new Money(Math.Clamp(row.AmountMinor - applied[(row.AccountId, row.Reference, row.Currency)].Sum(), 0, row.UnappliedMinor), row.Currency)))),
            ]);
    }

    private static Arrival Unapplied(DateOnly on, Money amount) => new(null, ArrivalKind.Paid, on, on, amount);

    /// <summary>What came on the receivables of the accounts, and what came and is not applied.</summary>
    private sealed record Around(
        IReadOnlyDictionary<long, Money> Open,
        IReadOnlyList<(long AccountId, ProvenAmount Amount)> Proven,
        IReadOnlyList<(long AccountId, FallenAmount Amount)> Fallen,
        IReadOnlyList<(long AccountId, bool IsRecordedHere, Arrival Arrival)> Unapplied)
    {
        public IEnumerable<Currency> Currencies =>
            [.. Open.Values.Select(open => open.Currency), .. Proven.Select(row => row.Amount.Amount.Currency), .. Fallen.Select(row => row.Amount.Amount.Currency), .. Unapplied.Select(row => row.Arrival.Amount.Currency)];

        /// <param name="accountId">The account.</param>
        /// <param name="statedOn">The day of the company's last export. What was paid before and applied to nothing here, that tells: an open item fell, or a payment on account came.</param>
        /// <param name="promised">The receivables that it promised, its own or another's by now.</param>
        public IReadOnlyList<Arrival> Of(long accountId, DateOnly? statedOn, HashSet<long> promised) =>
        [
            .. Arrivals.Of(
                Proven.Where(row => row.AccountId == accountId || promised.Contains(row.Amount.ReceivableId)).Select(row => row.Amount),
                Fallen.Where(row => row.AccountId == accountId || promised.Contains(row.Amount.ReceivableId)).Select(row => row.Amount)),
            .. Unapplied.Where(row => row.AccountId == accountId && !(row.IsRecordedHere && row.Arrival.On < statedOn) && row.Arrival.Amount.Minor > 0).Select(row => row.Arrival),
        ];
    }
}
