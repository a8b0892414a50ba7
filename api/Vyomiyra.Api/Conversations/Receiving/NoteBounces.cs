using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Kinds;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>Tells those who keep contacts that our mail came back. A report is believed only of addresses that we wrote to in its conversation.</summary>
public sealed class NoteBounces(VyomiyraDb db, Work work)
{
    public async Task NoteAsync(IReadOnlyList<Placed> added, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(added);
        foreach (var (arrival, _, conversation, _) in added.Where(each => each.Stored.Kind == MessageKind.Bounce && each.Conversation.AccountId is not null && each.Arrival.Failed.Count > 0))
        {
            var written = (await db.Messages
                    .Where(message => message.ConversationId == conversation.Id && message.Direction == MessageDirection.Outbound)
                    .Select(message => message.Recipients).ToListAsync(cancellation))
                .SelectMany(recipients => recipients).Select(MailAddress.Normalise).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var failed = arrival.Failed.Where(one => written.Contains(one.Address)).ToList();
            if (failed.Count > 0)
            {
                work.Record(new ConversationBounced(conversation.AccountId!.Value, conversation.Id, failed.Count(one => one.IsPermanent), failed.Count(one => !one.IsPermanent))
                {
                    BadAddresses = [.. failed.Where(one => one.IsPermanent).Select(one => one.Address)],
                });
            }
        }
    }
}
