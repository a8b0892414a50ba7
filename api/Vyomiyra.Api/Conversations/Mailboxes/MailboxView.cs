using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <param name="Id">Its number here.</param>
/// <param name="Address">Where mail is sent to.</param>
/// <param name="Name">As people call it.</param>
/// <param name="State">How it stands.</param>
/// <param name="EnrolledAt">When it was enrolled last.</param>
/// <param name="EnrolledBy">The Administrator who did.</param>
/// <param name="WithdrawnAt">When it was withdrawn.</param>
/// <param name="LastNewsAt">When somebody rang last.</param>
/// <param name="LastSyncedAt">When it was last read to the end.</param>
/// <param name="LagSeconds">How old the oldest news is that was not read yet; 0 where there is none.</param>
/// <param name="Error">What went wrong last; null once it goes well.</param>
/// <param name="SubscriptionExpiresAt">Until when Microsoft 365 tells of news unless that is renewed; null where it does not.</param>
/// <param name="NotBefore">Not asked before, because it wanted us to wait.</param>
/// <param name="Messages">How many of its messages are stored.</param>
/// <param name="Unmatched">How many conversations that came through it wait for somebody to say whose they are.</param>
/// <param name="Unreadable">How many messages could not be read.</param>
/// <param name="UnreadableMessages">The first of them.</param>
/// <param name="Folders">Those that are read.</param>
/// <param name="Version">For If-Match.</param>
public sealed record MailboxView(
    long Id, string Address, string Name, MailboxState State, DateTimeOffset EnrolledAt, string EnrolledBy, DateTimeOffset? WithdrawnAt,
    DateTimeOffset? LastNewsAt, DateTimeOffset? LastSyncedAt, int LagSeconds, MailboxError? Error, DateTimeOffset? SubscriptionExpiresAt,
    DateTimeOffset? NotBefore, int Messages, int Unmatched, int Unreadable, IReadOnlyList<UnreadableView> UnreadableMessages,
    IReadOnlyList<MailFolderView> Folders, int Version);

/// <param name="Code">Stable.</param>
/// <param name="Detail">One sentence for people.</param>
/// <param name="At">When.</param>
public sealed record MailboxError(string Code, string Detail, DateTimeOffset At);

/// <param name="ImmutableId">Graph's.</param>
/// <param name="Reason">A stable code.</param>
/// <param name="FoundAt">When it was met first.</param>
/// <param name="NextAttemptAt">When it is looked at again; null where it was given up.</param>
public sealed record UnreadableView(string ImmutableId, string Reason, DateTimeOffset FoundAt, DateTimeOffset? NextAttemptAt);

/// <param name="Name">As people call it.</param>
/// <param name="IsCaughtUp">Whether all that it held was read.</param>
/// <param name="Error">Why it cannot be read; null where it can.</param>
/// <param name="NotBefore">When it is tried again, while the other folders are read.</param>
public sealed record MailFolderView(string Name, bool IsCaughtUp, MailboxError? Error, DateTimeOffset? NotBefore);

internal static class MailboxViews
{
    private const int UnreadableShown = 20;

    /// <summary>As people see it.</summary>
    public static async Task<MailboxView> ViewAsync(this VyomiyraDb db, Mailbox mailbox, DateTimeOffset now, CancellationToken cancellation) =>
        (await db.ViewsAsync([mailbox], now, cancellation))[0];

    /// <summary>As people see them, in the same order.</summary>
    public static async Task<IReadOnlyList<MailboxView>> ViewsAsync(this VyomiyraDb db, IReadOnlyList<Mailbox> mailboxes, DateTimeOffset now, CancellationToken cancellation)
    {
        var (ids, addresses, members) = (
            mailboxes.Select(mailbox => mailbox.Id).ToArray(), mailboxes.Select(mailbox => mailbox.Address).ToArray(), mailboxes.Select(mailbox => mailbox.EnrolledById).Distinct().ToArray());
        var names = await db.Members.Where(member => EF.Parameter(members).Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellation);
        var messages = await db.MessageCopies.Where(copy => EF.Parameter(addresses).Contains(copy.Mailbox))
            .GroupBy(copy => copy.Mailbox).ToDictionaryAsync(group => group.Key, group => group.Count(), cancellation);
        var unmatched = await db.UnmatchedConversations.Where(row => row.DismissedAt == null && EF.Parameter(addresses).Contains(row.Mailbox))
            .GroupBy(row => row.Mailbox).ToDictionaryAsync(group => group.Key, group => group.Count(), cancellation);
        var unreadable = await db.UnreadableMessages.Where(message => EF.Parameter(ids).Contains(message.MailboxId))
            .GroupBy(message => message.MailboxId).ToDictionaryAsync(group => group.Key, group => group.Count(), cancellation);
        var folders = (await db.MailFolders.Where(folder => EF.Parameter(ids).Contains(folder.MailboxId) && !folder.IsLeftOut).OrderBy(folder => folder.Id)
            .Select(folder => new
            {
                folder.MailboxId,
                View = new MailFolderView(
                    folder.Name,
                    folder.IsCaughtUp,
                    folder.Failures > 0 ? new MailboxError(folder.ErrorCode!, folder.ErrorDetail!, folder.ErrorAt!.Value) : null,
                    folder.NotBefore),
            }).ToListAsync(cancellation)).ToLookup(folder => folder.MailboxId, folder => folder.View);
        var views = new List<MailboxView>();
        foreach (var mailbox in mailboxes)
        {
            var count = unreadable.GetValueOrDefault(mailbox.Id);
            views.Add(new MailboxView(
                mailbox.Id,
                mailbox.Address,
                mailbox.Name,
                mailbox.State,
                mailbox.EnrolledAt,
                names[mailbox.EnrolledById],
                mailbox.WithdrawnAt,
                mailbox.LastNewsAt,
                mailbox.LastSyncedAt,
                mailbox.NewsSince is { } since ? (int)Math.Max(0, (now - since).TotalSeconds) : 0,
                mailbox is { ErrorCode: { } code, ErrorDetail: { } detail, ErrorAt: { } at } ? new MailboxError(code, detail, at) : null,
                mailbox.SubscriptionExpiresAt,
                mailbox.NotBefore > now ? mailbox.NotBefore : null,
                messages.GetValueOrDefault(mailbox.Address),
                unmatched.GetValueOrDefault(mailbox.Address),
                count,
                count == 0 ? [] : await db.FirstUnreadableAsync(mailbox.Id, cancellation),
                [.. folders[mailbox.Id]],
                mailbox.Version));
        }

        return views;
    }

    private static Task<List<UnreadableView>> FirstUnreadableAsync(this VyomiyraDb db, long mailboxId, CancellationToken cancellation) => db.UnreadableMessages
        .Where(message => message.MailboxId == mailboxId).OrderBy(message => message.Id).Take(UnreadableShown)
        .Select(message => new UnreadableView(message.ImmutableId, message.Reason, message.FoundAt, message.NextAttemptAt)).ToListAsync(cancellation);

    /// <summary>What was read of a mailbox, which stays whatever becomes of it.</summary>
    public static async Task<MailboxRemains> StaysAsync(this VyomiyraDb db, string address, CancellationToken cancellation)
    {
        var copies = db.MessageCopies.Where(copy => copy.Mailbox == address);
        var conversations =
            from copy in copies
            join message in db.Messages on copy.MessageId equals message.Id
            join conversation in db.Conversations on message.ConversationId equals conversation.Id
            select new { conversation.Id, IsUnmatched = conversation.AccountId == null };
        return new MailboxRemains(
            await copies.CountAsync(cancellation),
            await conversations.Select(conversation => conversation.Id).Distinct().CountAsync(cancellation),
            await conversations.Where(conversation => conversation.IsUnmatched).Select(conversation => conversation.Id).Distinct().CountAsync(cancellation));
    }
}

/// <param name="Messages">Messages that were read of it.</param>
/// <param name="Conversations">Conversations that they belong to.</param>
/// <param name="Unmatched">Those among them that belong to no account.</param>
public sealed record MailboxRemains(int Messages, int Conversations, int Unmatched);
