using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>Reads a mailbox to its end: what changed in each of its folders since it was read last, page by page.</summary>
public sealed class ReadMailbox(
    MailboxReader reader, SubscribeMailbox subscribe, FindFolders findFolders, FilePage file, RetryUnreadable retry, VyomiyraDb db, Work work, TimeProvider clock)
{
    internal async Task RunAsync(HeldMailbox held, CancellationToken cancellation)
    {
        var (began, heard) = (clock.Now(), await BeginAsync(held, cancellation));
        await subscribe.RunAsync(held, cancellation);
        if (await ReadAsync(held, cancellation) is { } refusal)
        {
            await FailAsync(held, refusal, cancellation);
            return;
        }

        await held.CommitAsync(work, db, Do(mailbox => mailbox.Synchronised(heard, began, work.Now)), cancellation);
    }

    /// <summary>It is left alone for a while.</summary>
    internal Task FailAsync(HeldMailbox held, Refusal why, CancellationToken cancellation) =>
        held.CommitAsync(work, db, Do(mailbox => mailbox.Failed(why, work.Now)), cancellation);

    private static Func<Mailbox, CancellationToken, Task> Do(Action<Mailbox> act) => (mailbox, _) =>
    {
        act(mailbox);
        return Task.CompletedTask;
    };

    /// <summary>How many rings had come before the reading began: what comes later is news again.</summary>
    private async Task<long> BeginAsync(HeldMailbox held, CancellationToken cancellation)
    {
        var mailbox = await held.CommitAsync(
            work,
            db,
            async (stored, token) =>
            {
                if (!stored.MustStartOver)
                {
                    return;
                }

                stored.MustStartOver = false;
                foreach (var folder in await db.MailFolders.Where(folder => folder.MailboxId == held.Id).ToListAsync(token))
                {
                    folder.StartOver();
                }
            },
            cancellation);
        return mailbox.Rings;
    }

    private async Task<Refusal?> ReadAsync(HeldMailbox held, CancellationToken cancellation)
    {
        var folders = await findFolders.RunAsync(held, cancellation);
        if (folders.IsRefused)
        {
            return folders.Refusals[0];
        }

        foreach (var folder in folders.Value)
        {
            if (await ReadAsync(held, folder, cancellation) is { } refusal)
            {
                return refusal;
            }
        }

        return await retry.RunAsync(held, cancellation);
    }

    private async Task<Refusal?> ReadAsync(HeldMailbox held, MailFolder folder, CancellationToken cancellation)
    {
        while (true)
        {
            var page = await reader.PageAsync(held.Place, folder.FolderId, folder.Link, cancellation);
            if (!page.IsRefused)
            {
                await file.RunAsync(held, folder, page.Value, cancellation);
                folder.Read(page.Value.Link, page.Value.IsLast);
                if (page.Value.IsLast)
                {
                    return null;
                }
            }
            else if (page.Refusals[0].Code == MailboxReader.StartOver && folder.Link is not null)
            {
                folder.StartOver();
                await held.CommitAsync(work, db, async (_, token) => (await db.MailFolders.SingleAsync(each => each.Id == folder.Id, token)).StartOver(), cancellation);
            }
            else
            {
                // A folder that went while it was read is not there the next time.
                return page.Refusals[0].Code == MailboxReader.FolderGone ? null : page.Refusals[0];
            }
        }
    }
}
