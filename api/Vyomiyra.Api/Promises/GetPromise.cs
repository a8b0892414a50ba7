using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Promises;

/// <param name="LateFrom">The first day on which money for it comes too late; null where it is not judged any more.</param>
/// <param name="Parts">What it covers.</param>
/// <param name="Arrivals">What came for it in time.</param>
/// <param name="Replaces">The promise in whose place it came.</param>
/// <param name="ReplacedBy">Those that came in its place.</param>
/// <param name="Plan">The instalments that were agreed together, itself included.</param>
/// <param name="Message">The message it was made in.</param>
/// <param name="Next">What is proposed to do, and why.</param>
/// <param name="History">What happened to it, the latest first.</param>
/// <param name="Version">For If-Match.</param>
public sealed record PromiseDetails(
    long Id, PromiseAccount Account, decimal Amount, string Currency, DateOnly PromisedOn, DateOnly SaidOn, DateOnly? LateFrom, DateTimeOffset MadeAt,
    DateTimeOffset RecordedAt, string? RecordedBy, PromiseState State, PromiseSuspension? Suspended, DateTimeOffset? ClosedAt, decimal Paid, decimal Credited,
    int Moves, IReadOnlyList<PromiseNote> Notes, string? Quote, IReadOnlyList<PromisePartRow> Parts, IReadOnlyList<PromiseArrivalRow> Arrivals,
    PromiseOutlineRow? Replaces, IReadOnlyList<PromiseOutlineRow> ReplacedBy, IReadOnlyList<PromiseOutlineRow> Plan, PromiseMessage? Message, NextStep Next,
    IReadOnlyList<ActivityRow> History, int Version);

/// <param name="Amount">As it was promised, in the promise's currency.</param>
/// <param name="Paid">What came for it in time.</param>
/// <param name="Remaining">What it still covers.</param>
/// <param name="Open">What is open on the receivable, in its own currency.</param>
public sealed record PromisePartRow(long ReceivableId, string DocumentNumber, DateOnly DueOn, decimal Amount, decimal Paid, decimal Remaining, decimal Open, string OpenCurrency);

/// <param name="DocumentNumber">What it settled; null for money that is applied to nothing.</param>
/// <param name="From">The first day on which it may have come.</param>
/// <param name="On">The last one: the same where the day is known.</param>
/// <param name="Amount">All that came, in its own currency.</param>
/// <param name="Counts">How much of it counts for the promise, in the promise's.</param>
/// <param name="IsPresumed">An open amount fell, and nothing proves why.</param>
public sealed record PromiseArrivalRow(
    ArrivalKind Kind, string? DocumentNumber, DateOnly From, DateOnly On, decimal Amount, string Currency, decimal Counts, bool IsPresumed);

public sealed record PromiseOutlineRow(long Id, decimal Amount, string Currency, DateOnly PromisedOn, PromiseState State);

public sealed record PromiseMessage(long MessageId, long ConversationId, string Subject, string From, DateTimeOffset SentAt);

/// <summary>All there is to know of one promise.</summary>
public sealed class GetPromise(VyomiyraDb db, JudgePromises judge, ReadNextSteps steps, ReadActivities activities)
{
    public async Task<Outcome<PromiseDetails>> HandleAsync(long id, Caller caller, CancellationToken cancellation)
    {
        var found = await (
            from row in db.Promises.AsNoTracking()
            join owner in db.Accounts.VisibleTo(caller) on row.AccountId equals owner.Id
            join team in db.Teams on owner.TeamId equals team.Id into teams
            from team in teams.DefaultIfEmpty()
            join member in db.Set<Member>() on row.RecordedById equals member.Id into members
            from member in members.DefaultIfEmpty()
            where row.Id == id
            select new { Promise = row, Account = new PromiseAccount(owner.Id, owner.Number, owner.Name, team.Name), RecordedBy = member.Name }).FirstOrDefaultAsync(cancellation);
        if (found is null)
        {
            return Refusal.NotFound();
        }

        var (promise, account) = (found.Promise, found.Account);
        var judged = (await judge.OfAsync([account.Id], cancellation)).Find(each => each.Promise.Id == id).Judgement;
        var parts = await PartsAsync(promise, cancellation);
        var documents = parts.ToDictionary(part => part.ReceivableId, part => part.DocumentNumber);
        await NameAsync(judged, documents, cancellation);
        var related = await RelatedAsync(promise, cancellation);
        var replacedBy = related.Where(other => other.ReplacesId == id).Select(other => other.Row).ToList();
        var next = (await steps.OfAsync([account.Id], cancellation))[account.Id];
        decimal Units(long minor) => new Money(minor, promise.Currency).ToDecimal();
        return new PromiseDetails(
            id, account, Units(promise.AmountMinor), promise.Currency.Code, promise.PromisedOn, promise.SaidOn, judged?.LateFrom, promise.MadeAt, promise.RecordedAt,
            found.RecordedBy, promise.State, promise.Suspension, promise.ClosedAt, Units(promise.PaidMinor), Units(promise.CreditedMinor), promise.Moves, promise.Notes,
            promise.Quote, parts, [.. (judged?.Counts ?? []).Select(count => Row(count, documents, promise.Currency))],
            related.FirstOrDefault(other => other.Row.Id == promise.ReplacesId).Row, replacedBy,
            [.. related.Where(other => promise.PlanId is not null && other.PlanId == promise.PlanId).Select(other => other.Row).OrderBy(row => row.PromisedOn)],
            await MessageAsync(promise.MessageId, cancellation),
            next.Next(promise.State, promise.Suspension, promise.PaidMinor > 0, await db.Promises.Where(Promise.Stands).AnyAsync(other => other.ReplacesId == id, cancellation), promise.Moves),
            await activities.NamingAsync(account.Id, "promiseId", id, promise.RecordedAt, cancellation), promise.Version);
    }

    private async Task<List<PromisePartRow>> PartsAsync(Promise promise, CancellationToken cancellation)
    {
        var rows = await (
            from part in db.PromiseParts
            join receivable in db.Receivables on part.ReceivableId equals receivable.Id
            where part.PromiseId == promise.Id
            orderby receivable.DueOn, receivable.Id
            select new { receivable.Id, receivable.DocumentNumber, receivable.DueOn, part.AmountMinor, part.PaidMinor, part.RemainingMinor, receivable.OpenMinor, receivable.Currency }).ToListAsync(cancellation);
        decimal Units(long minor) => new Money(minor, promise.Currency).ToDecimal();
        return
        [
            .. rows.Select(row => new PromisePartRow(
                row.Id, row.DocumentNumber, row.DueOn, Units(row.AmountMinor), Units(row.PaidMinor), promise.State == PromiseState.Open ? Units(row.RemainingMinor) : 0,
                new Money(row.OpenMinor, row.Currency).ToDecimal(), row.Currency.Code)),
        ];
    }

    /// <summary>A promise for the account as a whole takes what came on receivables that it does not name.</summary>
    private async Task NameAsync(Judgement? judged, Dictionary<long, string> documents, CancellationToken cancellation)
    {
        var ids = (judged?.Counts ?? []).Select(count => count.Arrival.ReceivableId).OfType<long>().Except(documents.Keys).ToArray();
        foreach (var row in await db.Receivables.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new { row.Id, row.DocumentNumber }).ToListAsync(cancellation))
        {
            documents[row.Id] = row.DocumentNumber;
        }
    }

    private static PromiseArrivalRow Row(Counted count, Dictionary<long, string> documents, Currency currency) => new(
        count.Arrival.Kind, count.Arrival.ReceivableId is { } id ? documents[id] : null, count.Arrival.From, count.Arrival.On, count.Arrival.Amount.ToDecimal(),
        count.Arrival.Amount.Currency.Code, new Money(count.Minor, currency).ToDecimal(), count.Arrival.IsPresumed);

    private async Task<List<(PromiseOutlineRow Row, long? ReplacesId, long? PlanId)>> RelatedAsync(Promise promise, CancellationToken cancellation)
    {
        var (id, accountId, before, plan) = (promise.Id, promise.AccountId, promise.ReplacesId, promise.PlanId);
        // What was agreed together may be two customers' by now, after a merge was undone.
        var rows = await db.Promises
            .Where(other => other.AccountId == accountId && (other.ReplacesId == id || other.Id == before || (plan != null && other.PlanId == plan)))
            .Select(other => new { other.Id, other.AmountMinor, other.Currency, other.PromisedOn, other.State, other.ReplacesId, other.PlanId })
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => (
                new PromiseOutlineRow(row.Id, new Money(row.AmountMinor, row.Currency).ToDecimal(), row.Currency.Code, row.PromisedOn, row.State), row.ReplacesId, row.PlanId)),
        ];
    }

    private Task<PromiseMessage?> MessageAsync(long? messageId, CancellationToken cancellation) => (
        from message in db.Set<Message>()
        join conversation in db.Set<Conversation>() on message.ConversationId equals conversation.Id
        where message.Id == messageId
        select new PromiseMessage(message.Id, conversation.Id, conversation.Subject, message.FromName == "" ? message.FromAddress : message.FromName, message.SentAt)).FirstOrDefaultAsync(cancellation);
}
