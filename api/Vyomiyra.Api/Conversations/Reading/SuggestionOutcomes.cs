using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations.Reading;

/// <summary>A suggested promise as it was shown, with what a person records from it.</summary>
/// <param name="Origin">Which suggestion it was.</param>
/// <param name="Amount">Null where none was suggested.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PromisedOn">Null where no day was suggested.</param>
/// <param name="ReceivableIds">What it named.</param>
public sealed record SuggestedPromise(SuggestionOrigin Origin, decimal? Amount, string Currency, DateOnly? PromisedOn, IReadOnlyList<long> ReceivableIds)
{
    private const int MaximumReceivables = 500;

    /// <summary>What it comes to; refused where it cannot be what was suggested.</summary>
    public Outcome<PromiseOutline> Outline()
    {
        if (Origin is null || ReceivableIds is null)
        {
            return Refusal.Malformed(Origin is null ? "suggestion.origin" : "suggestion.receivableIds", "required", "This value is needed.");
        }

        if (SuggestionKinds.Refuse(Origin, "suggestion.origin.") is { } refusal)
        {
            return refusal;
        }

        if (Origin.Kind != SuggestionKinds.Promise || ReceivableIds.Count > MaximumReceivables)
        {
            return Refusal.Malformed("suggestion", "unknown_suggestion", "Give the suggestion back as it came.");
        }

        if (!Domain.Currency.TryParse(Currency, out var currency))
        {
            return Refusal.Malformed("suggestion.currency", "unknown_currency", "This is not an ISO 4217 currency.");
        }

        var money = Amount is { } amount ? Money.FromDecimal(amount, currency) : null;
        return money is null && Amount is not null
            ? Refusal.Malformed("suggestion.amount", "unknown_suggestion", "Give the suggestion back as it came.")
            : new PromiseOutline(money, PromisedOn, ReceivableIds);
    }
}

/// <summary>Remembers what people make of suggestions. It is about the reader and not about the customer, so the history tells nothing of it.</summary>
public sealed class SuggestionOutcomes(VyomiyraDb db, Work work)
{
    /// <summary>Within the transaction that records the promise.</summary>
    public async Task RecordAsync(
        SuggestionOrigin origin, PromiseOutline suggested, PromiseOutline recorded, long accountId, long promiseId, Caller caller, CancellationToken cancellation)
    {
        var outcome = await DecideAsync(origin, SuggestionFate.Kept, accountId, caller, cancellation);
        outcome.Record(suggested, recorded, promiseId);
    }

    public Task<Outcome<SuggestionOrigin>> DismissAsync(long accountId, SuggestionOrigin origin, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return SuggestionKinds.Refuse(origin, "") is { } refusal
            ? Task.FromResult<Outcome<SuggestionOrigin>>(refusal)
            : work.CommitAsync<SuggestionOrigin>(
                caller.Actor,
                async token =>
                {
                    await DecideAsync(origin, SuggestionFate.Rejected, accountId, caller, token);
                    return origin;
                },
                cancellation);
    }

    /// <summary>Takes a dismissal back; what became a promise stays.</summary>
    public Task<Outcome<string>> ShowAgainAsync(long accountId, string key, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return work.CommitAsync<string>(
            caller.Actor,
            async token =>
            {
                await db.SuggestionOutcomes
                    .Where(outcome => outcome.AccountId == accountId && outcome.Key == key && outcome.Fate == SuggestionFate.Rejected)
                    .ExecuteDeleteAsync(token);
                return key;
            },
            cancellation);
    }

    private async Task<SuggestionOutcome> DecideAsync(
        SuggestionOrigin origin, SuggestionFate fate, long accountId, Caller caller, CancellationToken cancellation)
    {
        var outcome = await db.SuggestionOutcomes.FirstOrDefaultAsync(known => known.AccountId == accountId && known.Key == origin.Key, cancellation)
            ?? db.SuggestionOutcomes.Add(new SuggestionOutcome
            {
                AccountId = accountId,
                Key = origin.Key,
                Kind = origin.Kind,
                Language = origin.Language,
                ReadBy = origin.ReadBy,
                Length = origin.Length,
                Fate = fate,
                DecidedById = caller.MemberId,
                DecidedAt = work.Now,
            }).Entity;
        (outcome.Fate, outcome.DecidedById, outcome.DecidedAt) = (fate, caller.MemberId, work.Now);
        return outcome;
    }
}
