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
public sealed record RecordPromiseRequest(
    long AccountId,
    decimal Amount,
    string Currency,
    DateOnly PromisedOn,
    IReadOnlyList<PromisedReceivable>? Receivables = null,
    string? Quote = null,
    OpenMail? Mail = null,
    DateTimeOffset? MadeAt = null,
    SuggestedPromise? Suggestion = null);

/// <param name="Amount">How much of the promise falls on it; left out, it is divided oldest due first.</param>
public sealed record PromisedReceivable(long Id, decimal? Amount = null);

/// <param name="PromiseId">The promise that was recorded or withdrawn.</param>
/// <param name="Account">Its account as it stands now.</param>
public sealed record PromiseResponse(long PromiseId, AccountContext Account);

/// <summary>What is stored under the idempotency key: a repeated request gets this promise and the account as it stands by then.</summary>
public sealed record PromiseReceipt(long PromiseId, long AccountId);

/// <summary>Records a promise with its mail, its activity and the account's new standing, all or nothing.</summary>
public sealed class RecordPromise(VyomiyraDb db, Work work, ReadThread read, StoreThread store, SuggestionOutcomes outcomes, CompanyCalendars calendars)
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
        RecordPromiseRequest request, PromiseAmounts amounts, ThreadToFile? thread, Caller caller, CancellationToken cancellation)
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

        var decided = PromiseTerms.Decide(
            amounts.Amount,
            request.PromisedOn,
            thread is null ? request.MadeAt ?? work.Now : Earlier(thread.SentAt, work.Now),
            amounts.Parts,
            await PromisableAsync(account.Id, amounts, cancellation),
            await calendars.OfAsync(account.CompanyId, cancellation),
            work.Now);
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

        var terms = decided.Value;
        var promise = db.Promises.Add(new Promise
        {
            AccountId = account.Id,
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
            Version = 1,
        }).Entity;
        await db.SaveChangesAsync(cancellation);

        var covered = terms.Parts.Select(part => part.ReceivableId).ToArray();
        if (request.Suggestion is { } suggestion)
        {
            await outcomes.RecordAsync(
                suggestion.Origin, suggestion.Outline().Value, new PromiseOutline(terms.Amount, terms.PromisedOn, covered), account.Id, promise.Id, caller, cancellation);
        }

        var documents = await db.Receivables.Where(row => covered.Contains(row.Id)).OrderBy(row => row.DueOn).Select(row => row.DocumentNumber).ToListAsync(cancellation);
        work.Record(new PromiseRecorded(account.Id, promise.Id, promise.AmountMinor, promise.Currency.Code, promise.PromisedOn, documents, promise.Notes) { Quote = promise.Quote });
        return new PromiseReceipt(promise.Id, account.Id);
    }

    /// <summary>Words that lie before us were not sent tomorrow, whatever the sender's clock says.</summary>
    private static DateTimeOffset Earlier(DateTimeOffset sent, DateTimeOffset now) => sent < now ? sent : now;

    private async Task<Dictionary<long, PromisableReceivable>> PromisableAsync(long accountId, PromiseAmounts amounts, CancellationToken cancellation)
    {
        var ids = amounts.Parts.Select(part => part.ReceivableId).Distinct().ToArray();
        var promised = (await db.Promises
                .Where(promise => promise.AccountId == accountId && promise.State == PromiseState.Open)
                .SelectMany(promise => promise.Parts, (promise, part) => new { promise.Currency, part.ReceivableId, part.RemainingMinor })
                .Where(part => ids.Contains(part.ReceivableId))
                .ToListAsync(cancellation))
            .ToLookup(part => part.ReceivableId);
        var rows = await db.Receivables
            .Where(row => row.AccountId == accountId && ids.Contains(row.Id))
            .Select(row => new { row.Id, row.DocumentNumber, row.OpenMinor, row.Currency, row.DueOn })
            .ToListAsync(cancellation);
        return rows.ToDictionary(
            row => row.Id,
            row => new PromisableReceivable(
                row.Id, row.DocumentNumber, new Money(row.OpenMinor, row.Currency), row.DueOn,
                new Money(promised[row.Id].Where(part => part.Currency == row.Currency).Sum(part => part.RemainingMinor), row.Currency)));
    }
}
