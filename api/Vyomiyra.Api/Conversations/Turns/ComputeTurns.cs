using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations.Turns;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Conversations.Turns;

/// <summary>Computes and stores the turns of some hundred conversations, with as many queries as for one.</summary>
public sealed class ComputeTurns(VyomiyraDb db, CompanyCalendars calendars, IOptions<ConversationOptions> options, TimeProvider clock)
{
    public async Task RunAsync(long[] ids, ExchangeRates rates, CancellationToken cancellation)
    {
        var conversations = await (
            from conversation in db.Conversations
            join account in db.Set<Account>() on conversation.AccountId equals account.Id
            join company in db.Set<Company>() on account.CompanyId equals company.Id
            where EF.Parameter(ids).Contains(conversation.Id)
            select new About(
                conversation.Id, account.Id, account.CompanyId, company.Currency, account.Status, account.Segment, conversation.ClosedAt, conversation.ColleagueId,
                conversation.ColleagueSince, conversation.ColleagueAnsweredAt)).ToListAsync(cancellation);
        var around = await AroundAsync(ids, [.. conversations.Select(conversation => conversation.AccountId).Distinct()], cancellation);
        var stored = await db.ConversationTurns.Where(turn => EF.Parameter(ids).Contains(turn.ConversationId)).ToDictionaryAsync(turn => turn.ConversationId, cancellation);
        var created = new List<ConversationTurn>();
        var now = clock.Now();
        foreach (var conversation in conversations)
        {
            var calendar = await calendars.OfAsync(conversation.CompanyId, cancellation);
            var turn = TurnOf(conversation, around, calendar, rates, now);
            if (stored.Remove(conversation.Id, out var existing))
            {
                db.Entry(existing).CurrentValues.SetValues(turn);
            }
            else
            {
                created.Add(turn);
            }
        }

        // Whose account is not known any more.
        db.RemoveRange(stored.Values);
        await db.BulkInsertAsync(created, cancellation);
    }

    private ConversationTurn TurnOf(About conversation, Around around, BusinessCalendar calendar, ExchangeRates rates, DateTimeOffset now)
    {
        var named = around.Named[conversation.Id].Select(item => item.ReceivableId).ToHashSet();
        var open = named.Count > 0 ? [.. around.Named[conversation.Id].Select(item => item.Open)] : around.Open[conversation.AccountId].ToList();
        bool IsAbout(IReadOnlyList<long> receivables) => named.Count == 0 || receivables.Count == 0 || receivables.Any(named.Contains);
        var turn = TurnRules.Of(
            new TurnInput
            {
                Messages = [.. around.Messages[conversation.Id]],
                HasOpen = open.Exists(amount => amount.Minor > 0),
                Hold = conversation.Status == AccountStatus.Normal ? null : new Hold(null),
                Promises = [.. around.Promises[conversation.AccountId].Where(promise => promise.ConversationId == conversation.Id || IsAbout(promise.Receivables)).Select(promise => promise.Promise)],
                DisputesTouchedAt = [.. around.Disputes[conversation.AccountId].Where(dispute => IsAbout(dispute.Receivables)).Select(dispute => dispute.TouchedAt)],
                ClosedAt = conversation.ClosedAt,
                Colleague = conversation is { ColleagueId: { } colleague, ColleagueSince: { } since } ? new ColleagueWait(colleague, since, conversation.ColleagueAnsweredAt) : null,
                Calendar = calendar,
                Policy = options.Value.PolicyOf(conversation.Segment),
            },
            now);
        var today = calendar.DateOf(now);
        var atStake = open.Where(amount => amount.Minor > 0).Sum(amount => rates.Convert(amount, conversation.Currency, today)?.Minor ?? 0);
        return ConversationTurn.Of(conversation.Id, turn, new Money(atStake, conversation.Currency));
    }

    private async Task<Around> AroundAsync(long[] ids, long[] accounts, CancellationToken cancellation)
    {
        var messages = await db.Messages.Where(message => EF.Parameter(ids).Contains(message.ConversationId))
            .Select(message => new { message.ConversationId, message.SentAt, message.ReceivedAt, message.Kind, message.Need, message.MemberId, message.AwayUntil })
            .ToListAsync(cancellation);
        var named = await (
            from link in db.Links
            join receivable in db.Set<Receivable>() on link.ReceivableId equals receivable.Id
            where EF.Parameter(ids).Contains(link.ConversationId) && link.RevokedAt == null
            select new { link.ConversationId, receivable.Id, receivable.OpenMinor, receivable.Currency }).Distinct().ToListAsync(cancellation);
        var open = await db.Set<Receivable>().Where(row => EF.Parameter(accounts).Contains(row.AccountId) && row.OpenMinor > 0)
            .GroupBy(row => new { row.AccountId, row.Currency })
            .Select(group => new { group.Key.AccountId, group.Key.Currency, Minor = group.Sum(row => row.OpenMinor) })
            .ToListAsync(cancellation);
        var promises = await (
            from promise in db.Set<Promise>()
            where EF.Parameter(accounts).Contains(promise.AccountId)
            join message in db.Messages on promise.MessageId equals message.Id into sources
            from message in sources.DefaultIfEmpty()
            select new
            {
                promise.AccountId,
                ConversationId = (long?)message.ConversationId,
                promise.MadeAt,
                promise.State,
                promise.ClosedAt,
                Receivables = promise.Parts.Select(part => part.ReceivableId).ToList(),
            }).ToListAsync(cancellation);
        var disputes = await db.Set<Dispute>()
            .Where(row => EF.Parameter(accounts).Contains(row.AccountId) && (row.State == DisputeState.Open || row.State == DisputeState.Investigating))
            .Select(row => new { row.AccountId, row.TouchedAt, Receivables = row.Parts.Select(part => part.ReceivableId).ToList() })
            .ToListAsync(cancellation);
        return new Around(
            messages.ToLookup(
                row => row.ConversationId,
                row => new Spoken(Spoken.When(row.SentAt, row.ReceivedAt), row.Kind, row.Need, row.MemberId, row.AwayUntil)),
            named.ToLookup(row => row.ConversationId, row => (row.Id, new Money(row.OpenMinor, row.Currency))),
            open.ToLookup(row => row.AccountId, row => new Money(row.Minor, row.Currency)),
            promises.ToLookup(
                row => row.AccountId, row => new PromiseAround(row.ConversationId, new TurnPromise(row.MadeAt, row.State, row.ClosedAt), row.Receivables)),
            disputes.ToLookup(row => row.AccountId, row => new DisputeAround(row.TouchedAt, row.Receivables)));
    }

    private sealed record About(
        long Id, long AccountId, long CompanyId, Currency Currency, AccountStatus Status, string? Segment, DateTimeOffset? ClosedAt, long? ColleagueId, DateTimeOffset? ColleagueSince,
        DateTimeOffset? ColleagueAnsweredAt);

    private sealed record PromiseAround(long? ConversationId, TurnPromise Promise, IReadOnlyList<long> Receivables);

    private sealed record DisputeAround(DateTimeOffset TouchedAt, IReadOnlyList<long> Receivables);

    /// <summary>What was said in the conversations, what they name, and what is owed, promised and contested by their accounts.</summary>
    private sealed record Around(
        ILookup<long, Spoken> Messages,
        ILookup<long, (long ReceivableId, Money Open)> Named,
        ILookup<long, Money> Open,
        ILookup<long, PromiseAround> Promises,
        ILookup<long, DisputeAround> Disputes);
}
