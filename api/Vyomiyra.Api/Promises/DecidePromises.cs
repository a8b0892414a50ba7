using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Promises;

/// <param name="Terms">The promise and the instalments that follow it.</param>
/// <param name="Move">The promise that they replace.</param>
/// <param name="Replaced">It, as it is stored.</param>
public sealed record DecidedPromises(IReadOnlyList<PromiseTerms> Terms, PromiseMove? Move, Promise? Replaced);

/// <summary>Decides whether what is said can be recorded, by what is open and promised now.</summary>
public sealed class DecidePromises(VyomiyraDb db, CompanyCalendars calendars, IOptions<PromiseOptions> options)
{
    public async Task<Outcome<DecidedPromises>> HandleAsync(
        RecordPromiseRequest request, IReadOnlyList<PromiseAmounts> amounts, Account account, DateTimeOffset madeAt, DateTimeOffset now, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(amounts);
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(caller);
        var promisable = await PromisableAsync(account.Id, amounts, request.Replaces, cancellation);
        var calendar = await calendars.OfAsync(account.CompanyId, cancellation);
        var (terms, refusals) = (new List<PromiseTerms>(), new List<Refusal>());
        foreach (var each in amounts)
        {
            var left = each.Parts is null ? Left(promisable, terms) : promisable;
            var wanted = each.Parts ?? [.. amounts[0].Parts!.Where(part => left.TryGetValue(part.ReceivableId, out var receivable) && receivable.Open.Minor > 0).Select(part => part with { Amount = null })];
            var decided = PromiseTerms.Decide(each.Amount, each.SaidOn, madeAt, wanted, left, calendar, now);
            if (decided.IsRefused)
            {
                refusals.AddRange(decided.Refusals.Select(refusal => refusal with { Field = each.Field + refusal.Field }));
                continue;
            }

            terms.Add(decided.Value);
        }

        if (refusals.Count > 0)
        {
            return Outcome<DecidedPromises>.Refused(refusals);
        }

        return request.Replaces is { } replaces ? await MoveAsync(replaces, request, terms, account, caller, cancellation) : new DecidedPromises(terms, null, null);
    }

    private async Task<Outcome<DecidedPromises>> MoveAsync(
        long replaces, RecordPromiseRequest request, List<PromiseTerms> terms, Account account, Caller caller, CancellationToken cancellation)
    {
        var replaced = await db.Promises.FirstOrDefaultAsync(promise => promise.Id == replaces && promise.AccountId == account.Id, cancellation);
        if (replaced is null)
        {
            return Refusal.Invalid("replaces", "promise_unknown", "The account has made no such promise.");
        }

        if (request.ReplacesVersion is not { } version)
        {
            return Refusal.Invalid("replacesVersion", "required", "Say which version of the promise you read.");
        }

        if (replaced.Version != version)
        {
            return Refusal.Stale(new { replaced.Id, replaced.State, replaced.Version });
        }

        var isReplaced = await db.Promises.Where(Promise.Stands).AnyAsync(promise => promise.ReplacesId == replaces, cancellation);
        var move = PromiseMove.Of(replaced, isReplaced, await FirstOnAsync(replaced, cancellation));
        if (move.IsRefused)
        {
            return move.Refusals[0];
        }

        var beyond = move.Value.Beyond(options.Value.PolicyOf(account.Segment), terms.Max(each => each.PromisedOn)).ToList();
        return beyond.Count == 0 ? new DecidedPromises(terms, move.Value, replaced)
            : caller.Role != Role.Manager ? Outcome<DecidedPromises>.Refused(beyond)
            : request.BeyondLimits is not true ? Outcome<DecidedPromises>.Refused([.. beyond.Select(refusal => refusal with { Kind = RefusalKind.Conflict })])
            : new DecidedPromises([.. terms.Select(each => each with { Notes = [.. each.Notes, PromiseNote.MovedBeyondLimits] })], move.Value, replaced);
    }

    private async Task<DateOnly> FirstOnAsync(Promise promise, CancellationToken cancellation)
    {
        var (first, before) = (promise.PromisedOn, promise.ReplacesId);
        while (before is { } id)
        {
            var earlier = await db.Promises.Where(row => row.Id == id).Select(row => new { row.PromisedOn, row.ReplacesId }).SingleAsync(cancellation);
            (first, before) = (earlier.PromisedOn, earlier.ReplacesId);
        }

        return first;
    }

    /// <summary>What the instalments before left open.</summary>
    private static Dictionary<long, PromisableReceivable> Left(Dictionary<long, PromisableReceivable> promisable, List<PromiseTerms> before)
    {
        var taken = before.SelectMany(terms => terms.Parts, (terms, part) => (terms.Amount.Currency, Part: part)).ToLookup(each => each.Part.ReceivableId);
        return promisable.ToDictionary(
            each => each.Key,
            each => each.Value with
            {
                Open = each.Value.Open with
                {
                    Minor = Math.Max(0, each.Value.Open.Minor - taken[each.Key].Where(part => part.Currency == each.Value.Open.Currency).Sum(part => part.Part.AmountMinor)),
                },
            });
    }

    private async Task<Dictionary<long, PromisableReceivable>> PromisableAsync(
        long accountId, IReadOnlyList<PromiseAmounts> amounts, long? replaces, CancellationToken cancellation)
    {
        var ids = amounts.SelectMany(each => each.Parts ?? []).Select(part => part.ReceivableId).Distinct().ToArray();
        var promised = (await db.Promises
                .Where(promise => promise.AccountId == accountId && promise.State == PromiseState.Open && promise.Id != replaces)
                .SelectMany(promise => promise.Parts, (promise, part) => new { promise.Currency, part.ReceivableId, part.RemainingMinor })
                .Where(part => EF.Parameter(ids).Contains(part.ReceivableId))
                .ToListAsync(cancellation))
            .ToLookup(part => part.ReceivableId);
        var rows = await db.Receivables
            .Where(row => row.AccountId == accountId && EF.Parameter(ids).Contains(row.Id))
            .Select(row => new { row.Id, row.DocumentNumber, row.OpenMinor, row.Currency, row.DueOn })
            .ToListAsync(cancellation);
        return rows.ToDictionary(
            row => row.Id,
            row => new PromisableReceivable(
                row.Id, row.DocumentNumber, new Money(row.OpenMinor, row.Currency), row.DueOn,
                new Money(promised[row.Id].Where(part => part.Currency == row.Currency).Sum(part => part.RemainingMinor), row.Currency)));
    }
}
