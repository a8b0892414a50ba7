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
        var bounces = added.Where(each => each.Stored.Kind == MessageKind.Bounce && each.Conversation.AccountId is not null && each.Arrival.Failed.Count > 0).ToList();
        if (bounces.Count == 0)
        {
            return;
        }

        var written = await WrittenAsync([.. bounces.Select(each => each.Conversation.Id).Distinct()], cancellation);
        foreach (var (arrival, _, conversation, _) in bounces)
        {
            var failed = arrival.Failed.Where(one => written.Contains((conversation.Id, one.Address))).ToList();
            if (failed.Count > 0)
            {
                work.Record(new ConversationBounced(conversation.AccountId!.Value, conversation.Id, failed.Count(one => one.IsPermanent), failed.Count(one => !one.IsPermanent))
                {
                    BadAddresses = [.. failed.Where(one => one.IsPermanent).Select(one => one.Address)],
                });
            }
        }
    }

    /// <summary>To whom we wrote in which conversation.</summary>
    private async Task<HashSet<(long ConversationId, string Address)>> WrittenAsync(long[] conversations, CancellationToken cancellation)
    {
        var letters = await db.Messages
            .Where(message => EF.Parameter(conversations).Contains(message.ConversationId) && message.Direction == MessageDirection.Outbound)
            .Select(message => new { message.ConversationId, message.Recipients }).ToListAsync(cancellation);
        return [.. letters.SelectMany(letter => letter.Recipients.Select(MailAddress.Normalise).OfType<string>(), (letter, address) => (letter.ConversationId, address))];
    }
}
