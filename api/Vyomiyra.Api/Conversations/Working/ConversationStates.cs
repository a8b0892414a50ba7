using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations.Unmatched;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Turns;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Conversations.Working;

/// <summary>Reads a conversation as it stands. The caller's right to see it is checked before.</summary>
public sealed class ConversationStates(VyomiyraDb db, CompanyCalendars calendars, GuessRows guesses, TimeProvider clock)
{
    private const int MostMessages = 100;

    public async Task<ConversationState> ReadAsync(long id, Caller caller, CancellationToken cancellation)
    {
        var conversation = await db.Conversations.AsNoTracking().SingleAsync(row => row.Id == id, cancellation);
        var messages = await db.Messages.Where(message => message.ConversationId == id)
            .OrderByDescending(message => message.SentAt).ThenByDescending(message => message.Id).Take(MostMessages)
            .Select(message => new ConversationMessage(
                message.Id, message.FromName, message.FromAddress, message.SentAt, message.Kind, message.Direction, message.NewText, message.ErasedAt != null))
            .ToListAsync(cancellation);
        messages.Reverse();
        return new ConversationState(
            id,
            conversation.Version,
            conversation.Subject,
            conversation.AccountId,
            await TurnAsync(conversation, cancellation),
            await ColleagueAsync(conversation, cancellation),
            messages,
            messages.Count < MostMessages ? messages.Count : await db.Messages.CountAsync(message => message.ConversationId == id, cancellation),
            await LinksAsync(id, caller, cancellation),
            await QuestionAsync(id, caller, cancellation),
            conversation.ClosedAt,
            conversation.NudgedAt);
    }

    private async Task<TurnView?> TurnAsync(Conversation conversation, CancellationToken cancellation)
    {
        var found = await (
            from turn in db.ConversationTurns.AsNoTracking()
            where turn.ConversationId == conversation.Id
            join account in db.Set<Account>() on conversation.AccountId equals account.Id
            join member in db.Set<Member>() on turn.ColleagueId equals member.Id into members
            from member in members.DefaultIfEmpty()
            select new { Turn = turn, account.CompanyId, Colleague = member.Name }).FirstOrDefaultAsync(cancellation);
        return found is null ? null : ViewOf(found.Turn, found.Colleague, await calendars.OfAsync(found.CompanyId, cancellation), clock.GetUtcNow());
    }

    private async Task<AskedColleague?> ColleagueAsync(Conversation conversation, CancellationToken cancellation)
    {
        if (conversation is not { ColleagueId: { } id, ColleagueSince: { } since } || conversation.ClosedAt >= since)
        {
            return null;
        }

        var said = await db.Messages.Where(message => message.ConversationId == conversation.Id && message.SentAt > since)
            .Select(message => new Spoken(Spoken.When(message.SentAt, message.ReceivedAt), message.Kind, message.Need, message.MemberId, null)).ToListAsync(cancellation);
        return new ColleagueWait(id, since, conversation.ColleagueAnsweredAt).EndedAt(said) is null
            ? new AskedColleague(id, await db.Set<Member>().Where(member => member.Id == id).Select(member => member.Name).SingleAsync(cancellation), since)
            : null;
    }

    internal static TurnView ViewOf(ConversationTurn turn, string? colleague, BusinessCalendar calendar, DateTimeOffset now) => new(
        turn.Who,
        turn.Reason,
        turn.ColleagueId is { } member ? new PersonRow(member, colleague ?? "") : null,
        turn.Since,
        turn.CountsFrom is { } from ? calendar.BusinessDaysBetween(calendar.DateOf(from), calendar.DateOf(now)) : 0,
        turn.StallsAt,
        turn.Stalls);

    private async Task<IReadOnlyList<LinkRow>> LinksAsync(long id, Caller caller, CancellationToken cancellation)
    {
        var accounts = db.Set<Account>().VisibleTo(caller);
        return await (
            from link in db.Links
            where link.ConversationId == id && link.RevokedAt == null && accounts.Any(account => account.Id == link.AccountId)
            join receivable in db.Set<Receivable>() on link.ReceivableId equals receivable.Id into receivables
            from receivable in receivables.DefaultIfEmpty()
            orderby link.ReceivableId, link.Id
            select new LinkRow(link.Id, link.AccountId, link.ReceivableId, receivable.DocumentNumber, link.Confidence, link.Evidence, link.ConfirmedById != null))
            .ToListAsync(cancellation);
    }

    private async Task<MatchQuestion?> QuestionAsync(long id, Caller caller, CancellationToken cancellation)
    {
        var row = await db.UnmatchedConversations.AsNoTracking().FirstOrDefaultAsync(unmatched => unmatched.ConversationId == id, cancellation);
        return row is null ? null : new MatchQuestion(
            row.State, row.Caution, (await guesses.ReadAsync([row], caller, cancellation))[row.ConversationId], row.DismissedAt is not null);
    }
}
