using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>Sees to it that somebody rings when a mailbox has news. It is read without that too, only later.</summary>
public sealed class SubscribeMailbox(MailSubscriptions subscriptions, VyomiyraDb db, Work work, TimeProvider clock)
{
    internal async Task RunAsync(HeldMailbox held, CancellationToken cancellation)
    {
        var mailbox = await db.Mailboxes.AsNoTracking().SingleAsync(each => each.Id == held.Id, cancellation);
        if (mailbox.NeedsRenewal(clock.Now()))
        {
            mailbox = await RenewAsync(held, mailbox, cancellation);
        }
        else if (mailbox.SubscriptionId is not null)
        {
            return;
        }

        if (mailbox.NeedsSubscription(clock.Now()))
        {
            mailbox = await CreateAsync(held, cancellation);
        }

        if (mailbox is { SubscriptionId: { } ours, SubscriptionTriedAt: null })
        {
            await DeleteOthersAsync(held, ours, cancellation);
        }
    }

    /// <summary>Those that were made by somebody who died before it was written down. Whom that fails, the next renewal tries again.</summary>
    private async Task DeleteOthersAsync(HeldMailbox held, string ours, CancellationToken cancellation)
    {
        var made = await subscriptions.OfAsync(held.Place, cancellation);
        foreach (var id in made.IsRefused ? [] : made.Value.Where(id => id != ours))
        {
            await subscriptions.DeleteAsync(held.Place, id, cancellation);
        }
    }

    private async Task<Mailbox> RenewAsync(HeldMailbox held, Mailbox mailbox, CancellationToken cancellation)
    {
        var id = mailbox.SubscriptionId!;
        var renewed = mailbox.MustReauthorize
            ? await subscriptions.ReauthorizeAsync(held.Place, id, cancellation)
            : await subscriptions.RenewAsync(held.Place, id, cancellation);
        return await held.CommitAsync(
            work,
            db,
            (stored, _) =>
            {
                if (stored.SubscriptionId != id)
                {
                    return Task.CompletedTask;
                }

                if (!renewed.IsRefused)
                {
                    stored.Renewed(renewed.Value.Expires);
                }
                else if (renewed.Refusals[0].Code == MailSubscriptions.Lost)
                {
                    stored.LostSubscription();
                }
                else
                {
                    stored.NotSubscribed(renewed.Refusals[0], work.Now);
                }

                return Task.CompletedTask;
            },
            cancellation);
    }

    private async Task<Mailbox> CreateAsync(HeldMailbox held, CancellationToken cancellation)
    {
        var clientState = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var created = await subscriptions.CreateAsync(held.Place, clientState, cancellation);
        return await held.CommitAsync(
            work,
            db,
            (stored, _) =>
            {
                if (created.IsRefused)
                {
                    stored.NotSubscribed(created.Refusals[0], work.Now);
                }
                else
                {
                    stored.Subscribed(created.Value.Id, created.Value.Expires, ClientState.HashOf(clientState));
                }

                return Task.CompletedTask;
            },
            cancellation);
    }
}
