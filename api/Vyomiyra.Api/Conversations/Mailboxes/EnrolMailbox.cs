using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <param name="Address">Of a shared mailbox.</param>
/// <param name="Name">As people call it; its address where left out.</param>
public sealed record EnrolMailboxRequest(string Address, string? Name = null);

/// <summary>
/// Enrols a shared mailbox, after it was seen that this application can read it and cannot read the Administrator's own: whoever may read one
/// more may read all, and that was not what anybody agreed to.
/// </summary>
public sealed class EnrolMailbox(MailboxReader reader, VyomiyraDb db, Work work)
{
    public async Task<Outcome<EnrolledMailbox>> HandleAsync(EnrolMailboxRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        if (MailAddress.Normalise(request.Address) is not { } address)
        {
            return Refusal.Invalid("address", "invalid_address", "This is not an address.");
        }

        if (request.Name is { } given && (string.IsNullOrWhiteSpace(given) || given.Length > MailboxTables.MaximumName))
        {
            return Refusal.Invalid("name", "invalid_name", $"A name has 1 to {MailboxTables.MaximumName} characters.");
        }

        if (await ProveAsync(address, caller, cancellation) is { } refusal)
        {
            return refusal;
        }

        var name = request.Name?.Trim() ?? address;
        return await work.CommitAsync<EnrolledMailbox>(caller.Actor, token => EnrolAsync(address, name, caller, token), cancellation);
    }

    private async Task<Refusal?> ProveAsync(string address, Caller caller, CancellationToken cancellation)
    {
        var probe = await reader.ProbeAsync(new OwnMailbox(caller.TenantId, address), cancellation);
        if (probe.IsRefused)
        {
            return probe.Refusals[0].Code switch
            {
                "mailbox_forbidden" => Refusal.Forbidden("mailbox_forbidden", "Vyomiyra may not read this mailbox. Add it to the application's scope in Exchange."),
                "mailbox_not_found" => Refusal.Conflict("mailbox_not_found", "There is no such mailbox."),
                _ => probe.Refusals[0],
            };
        }

        if (await db.Members.AnyAsync(member => member.Address == address, cancellation))
        {
            return Refusal.Conflict("mailbox_personal", "This is a member's own mailbox. Only shared mailboxes are read.");
        }

        var other = await reader.ProbeAsync(new OwnMailbox(caller.TenantId, caller.ObjectId.ToString()), cancellation);
        return other switch
        {
            { IsRefused: false } => Refusal.Conflict(
                "scope_too_wide", "Vyomiyra could read your own mailbox too. Limit the application to the mailboxes that it is meant for, by RBAC for Applications."),
            { Refusals: [{ Code: "mailbox_forbidden" }, ..] } => null,
            { Refusals: [{ Code: "mailbox_not_found" }, ..] } => Refusal.Conflict(
                "scope_unproven", "You have no mailbox of your own, so that it cannot be seen whether Vyomiyra could read more than this one. Ask an administrator who has one."),
            _ => other.Refusals[0],
        };
    }

    private async Task<Outcome<EnrolledMailbox>> EnrolAsync(string address, string name, Caller caller, CancellationToken cancellation)
    {
        var mailbox = await db.Mailboxes.SingleOrDefaultAsync(known => known.Address == address, cancellation);
        if (mailbox is { IsWithdrawn: false })
        {
            return Refusal.Conflict("mailbox_enrolled", "This mailbox is enrolled already.");
        }

        mailbox?.EnrolAgain(name, caller.TenantId, caller.MemberId, work.Now);
        mailbox ??= db.Mailboxes.Add(new Mailbox
        {
            Address = address,
            Name = name,
            TenantId = caller.TenantId,
            EnrolledAt = work.Now,
            EnrolledById = caller.MemberId,
        }).Entity;
        mailbox.Ring(work.Now);
        await db.SaveChangesAsync(cancellation);
        work.Record(new MailboxEnrolled(mailbox.Id) { Address = address });
        return new EnrolledMailbox(mailbox.Id);
    }
}

/// <param name="MailboxId">Its number here.</param>
public sealed record EnrolledMailbox(long MailboxId);
