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
    /// <summary>Of the folders that cannot be read, so many are named in one sentence; the mailbox's folders tell it of each.</summary>
    private const int FoldersNamed = 3;

    internal async Task RunAsync(HeldMailbox held, CancellationToken cancellation)
    {
        var (began, heard) = (clock.Now(), await BeginAsync(held, cancellation));
        await subscribe.RunAsync(held, cancellation);
        if (await ReadAsync(held, cancellation) is { } refusal)
        {
            await FailAsync(held, refusal, cancellation);
            return;
        }

        await held.CommitAsync(
            work,
            db,
            async (mailbox, token) =>
            {
                mailbox.Synchronised(heard, began, work.Now);
                var failing = await db.MailFolders.Where(folder => folder.MailboxId == held.Id && !folder.IsLeftOut && folder.Failures > 0)
                    .OrderBy(folder => folder.Id).Select(folder => folder.Name).Take(FoldersNamed).ToListAsync(token);
                if (failing.Count > 0)
                {
                    mailbox.Lacks(failing, work.Now);
                }
            },
            cancellation);
    }

    /// <summary>It is left alone for a while.</summary>
    internal Task FailAsync(HeldMailbox held, Refusal why, CancellationToken cancellation) =>
        held.CommitAsync(
            work,
            db,
            (mailbox, _) =>
            {
                mailbox.Failed(why, work.Now);
                return Task.CompletedTask;
            },
            cancellation);

    /// <summary>How many rings had come before the reading began: what comes later is news again.</summary>
    private async Task<long> BeginAsync(HeldMailbox held, CancellationToken cancellation) =>
        (await held.CommitAsync(work, db, (_, _) => Task.CompletedTask, cancellation)).Rings;

    private async Task<Refusal?> ReadAsync(HeldMailbox held, CancellationToken cancellation)
    {
        var folders = await findFolders.RunAsync(held, cancellation);
        if (folders.IsRefused)
        {
            return folders.Refusals[0];
        }

        // Those that failed come last: whatever becomes of them, the others were read.
        foreach (var folder in folders.Value.Where(folder => !(folder.NotBefore > clock.Now())).OrderBy(folder => folder.Failures))
        {
            if (await ReadAsync(held, folder, cancellation) is { } refusal)
            {
                await ChangeAsync(held, folder, stored => stored.Failed(refusal, work.Now), cancellation);
                if (refusal.Kind == RefusalKind.Unavailable)
                {
                    return refusal;
                }
            }
        }

        return await retry.RunAsync(held, cancellation);
    }

    private async Task<Refusal?> ReadAsync(HeldMailbox held, MailFolder folder, CancellationToken cancellation)
    {
        for (var mayStartOver = folder.Link is not null; ;)
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
            else if (page.Refusals[0].Code == MailboxReader.StartOver && mayStartOver)
            {
                mayStartOver = false;
                folder.StartOver();
                await ChangeAsync(held, folder, stored => stored.StartOver(), cancellation);
            }
            else
            {
                // A folder that went while it was read is not there the next time.
                return page.Refusals[0].Code == MailboxReader.FolderGone ? null : page.Refusals[0];
            }
        }
    }

    private Task<Mailbox> ChangeAsync(HeldMailbox held, MailFolder folder, Action<MailFolder> change, CancellationToken cancellation) => held.CommitAsync(
        work,
        db,
        async (_, token) => change(await db.MailFolders.SingleAsync(each => each.Id == folder.Id, token)),
        cancellation);
}
