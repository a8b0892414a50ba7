#if SANDBOX
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations.Mailboxes;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Composition;

/// <summary>
/// Enrols the demonstration's shared mailbox as its Administrator would. It is read by itself from then on, so that the queue of unmatched
/// conversations and what stalled are not empty for a newcomer.
/// </summary>
internal sealed class DemoMailbox(VyomiyraDb db, EnrolMailbox mailboxes)
{
    /// <summary>Once: a mailbox that somebody withdrew stays withdrawn.</summary>
    public async Task EnrolAsync(CancellationToken cancellation)
    {
        if (await db.Mailboxes.AnyAsync(cancellation))
        {
            return;
        }

        var member = await db.Members.AsNoTracking().FirstAsync(member => member.Role == Role.Administrator, cancellation);
        var administrator = new Caller(member.Id, member.Name, member.Role, [], member.TenantId, member.ObjectId);
        var enrolled = await mailboxes.HandleAsync(new EnrolMailboxRequest("receivables@halden.example", "Halden Receivables"), administrator, cancellation);
        if (enrolled.IsRefused)
        {
            throw new InvalidOperationException($"The demonstration's mailbox is refused: {enrolled.Refusals[0].Detail}");
        }
    }
}
#endif
