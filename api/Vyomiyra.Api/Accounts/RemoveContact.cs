using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>Takes a contact away. Notes keep the name of whom they were with, and the history keeps all that was known of the contact.</summary>
public sealed class RemoveContact(VyomiyraDb db, Work work)
{
    public Task<Outcome<ContactView>> HandleAsync(long id, IfMatch ifMatch, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        ArgumentNullException.ThrowIfNull(caller);
        return work.CommitAsync(caller.Actor, token => RemoveAsync(id, ifMatch, caller, token), cancellation);
    }

    private async Task<Outcome<ContactView>> RemoveAsync(long id, IfMatch ifMatch, Caller caller, CancellationToken cancellation)
    {
        if (await db.FindContactAsync(id, caller, cancellation) is not { } contact)
        {
            return Refusal.NotFound();
        }

        var view = ContactViews.Of(contact);
        if (ifMatch.Against(contact.Version, () => view) is { } stale)
        {
            return stale;
        }

        var account = await db.Accounts.Include(row => row.Dismissed).SingleAsync(row => row.Id == contact.AccountId, cancellation);
        foreach (var address in contact.Addresses)
        {
            account.Dismiss(DismissedKind.Address, address.Address);
        }

        await db.Notes.Where(note => note.ContactId == id).ExecuteUpdateAsync(note => note.SetProperty(row => row.ContactId, (long?)null), cancellation);
        work.Record(new ContactRemoved(contact.AccountId, contact.Id) { Contact = ContactImage.Of(contact) });
        db.Remove(contact);
        return view;
    }
}
