using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Turns;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>
/// Hears that the colleague on whom a conversation waits has answered among ourselves. That they did is kept; the words are not the customer's
/// business and are not filed.
/// </summary>
public sealed class NoteColleagues(VyomiyraDb db, Work work)
{
    /// <param name="internals">Messages among ourselves. One that failed authentication is nobody's answer.</param>
    /// <param name="cancellation">Given up.</param>
    public async Task NoteAsync(IReadOnlyCollection<Message> internals, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(internals);
        foreach (var message in internals.Where(message => message.Authentication != SenderAuthentication.Failed).OrderBy(message => message.SentAt))
        {
            string[] thread = [.. message.References.Append(message.InReplyTo).OfType<string>().Distinct(StringComparer.Ordinal)];
            var waiting = await (
                from conversation in db.Conversations
                join member in db.Set<Identity.Member>() on conversation.ColleagueId equals member.Id
                where member.Address == message.FromAddress
                    && db.Set<Message>().Any(known => known.ConversationId == conversation.Id && EF.Parameter(thread).Contains(known.InternetMessageId))
                select conversation).ToListAsync(cancellation);
            foreach (var conversation in waiting)
            {
                if (conversation.ColleagueId is { } colleague && conversation.ColleagueAnswers(colleague, Spoken.When(message.SentAt, message.ReceivedAt)) && conversation.AccountId is { } account)
                {
                    conversation.Version++;
                    work.Record(new ConversationAnsweredByColleague(account, conversation.Id, colleague));
                }
            }
        }
    }
}
