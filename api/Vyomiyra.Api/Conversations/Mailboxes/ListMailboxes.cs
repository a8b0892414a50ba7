using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>The mailboxes, in the order of their first enrolment; withdrawn ones among them.</summary>
public sealed class ListMailboxes(VyomiyraDb db, TimeProvider clock)
{
    public async Task<Page<MailboxView>> HandleAsync(long after, int size, CancellationToken cancellation)
    {
        var mailboxes = await db.Mailboxes.AsNoTracking().Where(mailbox => mailbox.Id > after).OrderBy(mailbox => mailbox.Id).Take(Page.Reading(size)).ToListAsync(cancellation);
        return Page.Of(await db.ViewsAsync(mailboxes, clock.Now(), cancellation), size, mailbox => mailbox.Id.ToString(CultureInfo.InvariantCulture));
    }
}
