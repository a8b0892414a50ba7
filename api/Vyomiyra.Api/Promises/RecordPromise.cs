using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Conversations.Reading;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Promises;

/// <param name="AccountId">The account that promised.</param>
/// <param name="Amount">In units of the currency, with no more decimals than it has.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PromisedOn">The day that was said; on a day without business the promise is for the next business day.</param>
/// <param name="Receivables">What it covers; empty for the account as a whole.</param>
/// <param name="Quote">The customer's words, where it was read from a mail.</param>
/// <param name="Mail">The mail it was made in; it is filed with the promise. Absent for what was said on the telephone.</param>
/// <param name="MadeAt">When it was said, where there is no mail; now where that is not given either.</param>
/// <param name="Suggestion">The suggestion it is recorded from, as it was shown.</param>
/// <param name="Replaces">The promise in whose place it comes.</param>
/// <param name="ReplacesVersion">The version of that promise that the caller read.</param>
/// <param name="Instalments">What follows, where it is to be paid in several: promises of their own, recorded together.</param>
/// <param name="BeyondLimits">Whether a Manager agrees that it is moved more often or further than usual.</param>
public sealed record RecordPromiseRequest(
    long AccountId,
    decimal Amount,
    string Currency,
    DateOnly PromisedOn,
    IReadOnlyList<PromisedReceivable>? Receivables = null,
    string? Quote = null,
    OpenMail? Mail = null,
    DateTimeOffset? MadeAt = null,
    SuggestedPromise? Suggestion = null,
    long? Replaces = null,
    int? ReplacesVersion = null,
    IReadOnlyList<Instalment>? Instalments = null,
    bool? BeyondLimits = null);

/// <param name="Amount">How much of the promise falls on it; left out, it is divided oldest due first.</param>
public sealed record PromisedReceivable(long Id, decimal? Amount = null);

/// <param name="Amount">In the currency of the first.</param>
/// <param name="PromisedOn">The day that was said.</param>
/// <param name="Receivables">What it covers; left out, what the ones before left open of theirs.</param>
public sealed record Instalment(decimal Amount, DateOnly PromisedOn, IReadOnlyList<PromisedReceivable>? Receivables = null);

/// <param name="PromiseId">The promise that was recorded or withdrawn; of instalments the first.</param>
/// <param name="Account">Its account as it stands now.</param>
public sealed record PromiseResponse(long PromiseId, AccountContext Account);

/// <summary>What is stored under the idempotency key: a repeated request gets this promise and the account as it stands by then.</summary>
public sealed record PromiseReceipt(long PromiseId, long AccountId);

/// <summary>Records a promise, or instalments, with its mail, its activity and the account's new standing, all or nothing.</summary>
public sealed class RecordPromise(VyomiyraDb db, Work work, ReadThread read, StoreThread store, SuggestionOutcomes outcomes, DecidePromises decide)
{
    public async Task<Outcome<PromiseReceipt>> HandleAsync(RecordPromiseRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var amounts = PromiseAmounts.Parse(request);
        if (amounts.IsRefused)
        {
            return Outcome<PromiseReceipt>.Refused(amounts.Refusals);
        }

        if (request.Suggestion?.Outline() is { IsRefused: true } suggested)
        {
            return Outcome<PromiseReceipt>.Refused(suggested.Refusals);
        }

        if (request.Mail is null)
        {
            return await work.CommitAsync(caller.Actor, token => StoreAsync(request, amounts.Value, null, caller, token), cancellation);
        }

        var thread = await read.FromAsync(request.Mail, cancellation);
        return thread.IsRefused
            ? Outcome<PromiseReceipt>.Refused(thread.Refusals)
            : await work.CommitAsync(caller.Actor, token => StoreAsync(request, amounts.Value, thread.Value, caller, token), cancellation);
    }

    private async Task<Outcome<PromiseReceipt>> StoreAsync(
        RecordPromiseRequest request, IReadOnlyList<PromiseAmounts> amounts, ThreadToFile? thread, Caller caller, CancellationToken cancellation)
    {
        var account = await db.Accounts.VisibleTo(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.AccountId, cancellation);
        if (account is null)
        {
            return Refusal.NotFound();
        }

        if (await db.RefuseMergedAsync(account.Id, cancellation) is { } merged)
        {
            return merged;
        }

        var madeAt = thread is null ? request.MadeAt ?? work.Now : Earlier(thread.SentAt, work.Now);
        var decided = await decide.HandleAsync(request, amounts, account, madeAt, work.Now, caller, cancellation);
        if (decided.IsRefused)
        {
            return Outcome<PromiseReceipt>.Refused(decided.Refusals);
        }

        long? messageId = null;
        if (thread is not null)
        {
            var filed = await store.UnderAsync(thread, new FileConversationRequest(request.Mail!, account.Id), caller, cancellation);
            if (filed.IsRefused)
            {
                return Outcome<PromiseReceipt>.Refused(filed.Refusals);
            }

            messageId = filed.Value.MessageId;
        }

        var promises = await AddAsync(request, decided.Value, account.Id, messageId, caller, cancellation);
        if (request.Suggestion is { } suggestion)
        {
            var first = promises[0];
            await outcomes.RecordAsync(
                suggestion.Origin, suggestion.Outline().Value, new PromiseOutline(first.Amount, first.PromisedOn, [.. first.Parts.Select(part => part.ReceivableId)]), account.Id,
                first.Id, caller, cancellation);
        }

        await TellAsync(promises, cancellation);
        return new PromiseReceipt(promises[0].Id, account.Id);
    }

    private async Task<List<Promise>> AddAsync(
        RecordPromiseRequest request, DecidedPromises decided, long accountId, long? messageId, Caller caller, CancellationToken cancellation)
    {
        var promises = decided.Terms.Select(terms => new Promise
        {
            AccountId = accountId,
            AmountMinor = terms.Amount.Minor,
            Currency = terms.Amount.Currency,
            PromisedOn = terms.PromisedOn,
            SaidOn = terms.SaidOn,
            MadeAt = terms.MadeAt,
            RecordedAt = work.Now,
            RecordedById = caller.MemberId,
            MessageId = messageId,
            Quote = request.Quote,
            Notes = [.. terms.Notes],
            Parts = [.. terms.Parts],
            ReplacesId = decided.Move?.ReplacedId,
            // An instalment that is moved stays one of those that were agreed together.
            PlanId = decided.Terms.Count == 1 ? decided.Replaced?.PlanId : null,
            Moves = decided.Move?.Moves ?? 0,
            Version = 1,
        }).ToList();
        db.Promises.AddRange(promises);
        // Whoever read it before shall learn that another took its place; what becomes of it the rule says.
        if (decided.Replaced is { } replaced)
        {
            replaced.Version++;
        }

        await db.SaveChangesAsync(cancellation);
        if (promises.Count > 1)
        {
            promises.ForEach(promise => promise.PlanId = promises[0].Id);
            await db.SaveChangesAsync(cancellation);
        }

        return promises;
    }

    private async Task TellAsync(List<Promise> promises, CancellationToken cancellation)
    {
        var covered = promises.SelectMany(promise => promise.Parts).Select(part => part.ReceivableId).Distinct().ToArray();
        var documents = await db.Receivables.Where(row => EF.Parameter(covered).Contains(row.Id)).OrderBy(row => row.DueOn).Select(row => new { row.Id, row.DocumentNumber }).ToListAsync(cancellation);
        foreach (var promise in promises)
        {
            work.Record(new PromiseRecorded(
                promise.AccountId, promise.Id, promise.AmountMinor, promise.Currency.Code, promise.PromisedOn,
                [.. documents.Where(row => promise.Parts.Exists(part => part.ReceivableId == row.Id)).Select(row => row.DocumentNumber)], promise.Notes)
            {
                Quote = promise.Quote,
                ReplacesId = promise.ReplacesId,
                PlanId = promise.PlanId,
            });
        }
    }

    /// <summary>Words that lie before us were not sent tomorrow, whatever the sender's clock says.</summary>
    private static DateTimeOffset Earlier(DateTimeOffset sent, DateTimeOffset now) => sent < now ? sent : now;
}
