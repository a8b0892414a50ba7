namespace Vyomiyra.Domain.Promises;

/// <param name="Promises">All of the account's that are judged.</param>
/// <param name="Arrivals">What came on its receivables, and what came and is not applied.</param>
/// <param name="Open">What is open on the receivables that are promised, now.</param>
/// <param name="Policy">The account's segment's.</param>
/// <param name="Calendar">The company's.</param>
/// <param name="Rates">By which other currencies count.</param>
/// <param name="Today">The company's.</param>
public sealed record SettlementInput(
    IReadOnlyList<JudgedPromise> Promises,
    IReadOnlyList<Arrival> Arrivals,
    IReadOnlyDictionary<long, Money> Open,
    PromisePolicy Policy,
    BusinessCalendar Calendar,
    ExchangeRates Rates,
    DateOnly Today);

/// <summary>
/// Judges the promises of an account by what is stored, as of a day. What arrives counts for those that it comes in time for, by promised day,
/// then by when they were made: first for the parts on its receivable, then for what is promised above the parts.
/// </summary>
public static class PromiseSettlement
{
    public static IReadOnlyList<Judgement> Judge(SettlementInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var claims = input.Promises.OrderBy(promise => promise.PromisedOn).ThenBy(promise => promise.MadeAt).ThenBy(promise => promise.Id)
            .Select(promise => new Claim(promise, input)).ToList();
        // Before the first of what arrived: what is open now, and all that came since.
        var owed = input.Arrivals.Where(arrival => arrival.ReceivableId is not null).GroupBy(arrival => arrival.ReceivableId!.Value)
            .ToDictionary(group => group.Key, group => (input.Open.TryGetValue(group.Key, out var open) ? open.Minor : 0) + group.Sum(arrival => arrival.Amount.Minor));
        var unapplied = new List<(Arrival Arrival, long Minor)>();
        foreach (var arrival in input.Arrivals.OrderBy(arrival => arrival.On).ThenBy(arrival => arrival.From))
        {
            var (left, active) = (arrival.Amount.Minor, claims.Where(claim => claim.Admits(arrival)).ToList());
            if (arrival.ReceivableId is { } id)
            {
                owed[id] -= left;
                left = Give(arrival, arrival.Kind == ArrivalKind.Credited ? Excess(active, arrival, owed[id]) : left, active, id);
            }

            if (arrival.Kind == ArrivalKind.Paid)
            {
                left = Give(arrival, left, active, null);
            }

            if (arrival.ReceivableId is null && left > 0)
            {
                unapplied.Add((arrival, left));
            }
        }

        return [.. claims.Select(claim => claim.Judge(input.Today, unapplied))];
    }

    /// <summary>A credit first takes away what nobody promised: it reduces promises by what they name above what is still owed then.</summary>
    private static long Excess(List<Claim> active, Arrival credit, long owedThen) => Math.Clamp(
        active.Sum(claim => claim.OutstandingOn(credit.ReceivableId!.Value, credit)) - Math.Max(0, owedThen), 0, credit.Amount.Minor);

    private static long Give(Arrival arrival, long minor, List<Claim> active, long? receivableId)
    {
        foreach (var claim in active.TakeWhile(_ => minor > 0))
        {
            minor -= claim.Take(arrival, minor, receivableId);
        }

        return minor;
    }

    /// <summary>What is still awaited for a promise.</summary>
    private sealed class Claim
    {
        /// <summary>Nothing on no receivable: a key for what is promised above the parts.</summary>
        private const long Above = 0;

        private readonly JudgedPromise promise;
        private readonly SettlementInput input;
        private readonly DateOnly madeOn;
        private readonly DateOnly lateFrom;
        private readonly DateOnly? replacedOn;
        private readonly Dictionary<long, long> outstanding;
        private readonly List<Counted> counts = [];
        private bool lacksRate;

        public Claim(JudgedPromise promise, SettlementInput input)
        {
            (this.promise, this.input) = (promise, input);
            (madeOn, lateFrom) = (input.Calendar.DateOf(promise.MadeAt), input.Policy.LateFrom(promise.PromisedOn, input.Calendar));
            replacedOn = promise.ReplacedAt is { } at ? input.Calendar.DateOf(at) : null;
            outstanding = promise.Parts.ToDictionary(part => part.ReceivableId, part => part.AmountMinor);
            outstanding[Above] = Math.Max(0, promise.Amount.Minor - outstanding.Values.Sum());
        }

        private bool IsSuperseded => replacedOn < promise.PromisedOn;

        /// <summary>It came, or may have come, since the promise was made and before it was too late.</summary>
        public bool Admits(Arrival arrival) => !IsSuperseded && arrival.On >= madeOn && arrival.From < (replacedOn < lateFrom ? replacedOn : lateFrom);

        /// <summary>What it awaits on a receivable, in the currency of what arrived.</summary>
        public long OutstandingOn(long receivableId, Arrival arrival) => outstanding.GetValueOrDefault(receivableId) is var minor && minor > 0
            ? input.Rates.Convert(new Money(minor, promise.Amount.Currency), arrival.Amount.Currency, arrival.On)?.Minor ?? 0
            : 0;

        /// <summary>Takes what it awaits of so much; answers how much that was, in the currency of what arrived.</summary>
        public long Take(Arrival arrival, long minor, long? receivableId)
        {
            var key = receivableId ?? Above;
            if (outstanding.GetValueOrDefault(key) is not (> 0 and var awaited))
            {
                return 0;
            }

            if (input.Rates.Convert(arrival.Amount with { Minor = minor }, promise.Amount.Currency, arrival.On) is not { } offered)
            {
                lacksRate = true;
                return 0;
            }

            var taken = Math.Min(awaited, offered.Minor);
            outstanding[key] -= taken;
            counts.Add(new Counted(receivableId, arrival, taken));
            return taken == offered.Minor ? minor : Of(arrival, minor, taken);
        }

        public Judgement Judge(DateOnly today, List<(Arrival Arrival, long Minor)> unapplied)
        {
            var judged = new Judgement(promise, PromiseState.Open, null, counts, lateFrom, lateFrom);
            if (IsSuperseded)
            {
                return judged with { State = PromiseState.Superseded, ChecksOn = null };
            }

            var missing = promise.Amount.Minor - judged.CreditedMinor - judged.PaidMinor - input.Policy.ToleranceOf(promise.Amount);
            var state = missing <= 0 && judged.PaidMinor > 0 ? PromiseState.Kept
                : missing <= 0 && judged.CreditedMinor > 0 ? PromiseState.WithdrawnByUs
                : replacedOn is not null ? PromiseState.Broken
                : today < lateFrom ? PromiseState.Open
                : judged.PaidMinor > 0 ? PromiseState.PartlyKept
                : PromiseState.Broken;
            var suspension = state is PromiseState.PartlyKept or PromiseState.Broken && replacedOn is null
                ? missing > 0 && IsCovered(missing, unapplied) ? PromiseSuspension.UnappliedCash : lacksRate ? PromiseSuspension.MissingRate : (PromiseSuspension?)null
                : null;
            return suspension is not null ? judged with { Suspension = suspension, ChecksOn = today.AddDays(1) }
                : judged with { State = state, ChecksOn = state == PromiseState.Open ? lateFrom : null };
        }

        /// <summary>Whether money that came in time may cover what is missing. What may be for one promise is not for the next as well.</summary>
        private bool IsCovered(long missing, List<(Arrival Arrival, long Minor)> unapplied)
        {
            var (left, kept) = (missing, unapplied.ToList());
            for (var index = 0; index < kept.Count && left > 0; index++)
            {
                var (arrival, minor) = kept[index];
                if (!Admits(arrival))
                {
                    continue;
                }

                if (input.Rates.Convert(arrival.Amount with { Minor = minor }, promise.Amount.Currency, arrival.On) is not { } offered)
                {
                    lacksRate = true;
                    continue;
                }

                var taken = Math.Min(left, offered.Minor);
                left -= taken;
                kept[index] = (arrival, taken == offered.Minor ? 0 : minor - Of(arrival, minor, taken));
            }

            if (left > 0)
            {
                return false;
            }

            unapplied.Clear();
            unapplied.AddRange(kept);
            return true;
        }

        /// <summary>How much of what arrived was taken, in its own currency.</summary>
        private long Of(Arrival arrival, long minor, long taken) =>
            Math.Min(minor, input.Rates.Convert(new Money(taken, promise.Amount.Currency), arrival.Amount.Currency, arrival.On)!.Value.Minor);
    }
}
