using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>All that is kept of a contact.</summary>
/// <param name="Name">The person's.</param>
/// <param name="Language">BCP 47; null where it is the account's.</param>
/// <param name="Roles">What the person does about what is owed.</param>
/// <param name="Addresses">Other accounts' contacts may have the same.</param>
public sealed record ContactRequest(string Name, IReadOnlyList<ContactRole> Roles, IReadOnlyList<ContactAddressView> Addresses, string? Language = null);

/// <summary>Adds a contact to an account, or changes one.</summary>
public sealed class SaveContact(VyomiyraDb db, Work work)
{
    public Task<Outcome<ContactResponse>> AddAsync(long accountId, ContactRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        return work.CommitAsync(caller.Actor, token => AddWithinAsync(accountId, request, caller, token), cancellation);
    }

    public Task<Outcome<ContactResponse>> ChangeAsync(long id, IfMatch ifMatch, ContactRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        return work.CommitAsync(caller.Actor, token => ChangeWithinAsync(id, ifMatch, request, caller, token), cancellation);
    }

    /// <summary>Adds one within the transaction of a caller who may see the account.</summary>
    public async Task<Outcome<ContactResponse>> AddWithinAsync(long accountId, ContactRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await db.RefuseWorkAsync(accountId, caller, cancellation) is { } refusal)
        {
            return refusal;
        }

        var contact = new Contact { AccountId = accountId, Name = "", Version = 1 };
        if (await SetAsync(contact, request, cancellation) is { Count: > 0 } refusals)
        {
            return Outcome<ContactResponse>.Refused(refusals);
        }

        db.Add(contact);
        await db.SaveChangesAsync(cancellation);
        work.Record(new ContactAdded(accountId, contact.Id) { Contact = ContactImage.Of(contact) });
        return await ContactViews.AnswerAsync(db, contact, caller, cancellation);
    }

    private async Task<Outcome<ContactResponse>> ChangeWithinAsync(
        long id, IfMatch ifMatch, ContactRequest request, Caller caller, CancellationToken cancellation)
    {
        if (await db.FindContactAsync(id, caller, cancellation) is not { } contact)
        {
            return Refusal.NotFound();
        }

        var (view, before) = (ContactViews.Of(contact), ContactImage.Of(contact));
        if (ifMatch.Against(contact.Version, () => view) is { } stale)
        {
            return stale;
        }

        if (await SetAsync(contact, request, cancellation) is { Count: > 0 } refusals)
        {
            return Outcome<ContactResponse>.Refused(refusals);
        }

        await db.SaveChangesAsync(cancellation);
        var after = ContactImage.Of(contact);
        if (Fields(before, after) is { Count: > 0 } fields)
        {
            contact.Version++;
            await db.SaveChangesAsync(cancellation);
            work.Record(new ContactChanged(contact.AccountId, contact.Id, fields) { From = before, To = after });
        }

        return await ContactViews.AnswerAsync(db, contact, caller, cancellation);
    }

    private async Task<IReadOnlyList<Refusal>> SetAsync(Contact contact, ContactRequest request, CancellationToken cancellation)
    {
        var refusals = new List<Refusal>();
        contact.Name = AccountInput.Name(request.Name, refusals);
        contact.Language = AccountInput.Language(request.Language, refusals);
        contact.Roles = ContactViews.FlagsOf(request.Roles);
        var addresses = AccountInput.Addresses(request.Addresses, refusals);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var account = await db.Accounts.Include(row => row.Dismissed).SingleAsync(row => row.Id == contact.AccountId, cancellation);
        foreach (var gone in contact.Addresses.Where(known => addresses.All(address => address.Address != known.Address)).ToList())
        {
            contact.Addresses.Remove(gone);
            account.Dismiss(DismissedKind.Address, gone.Address);
        }

        foreach (var address in addresses)
        {
            account.Welcome(DismissedKind.Address, address.Address);
            if (contact.Addresses.Find(known => known.Address == address.Address) is { } known)
            {
                known.IsBad = address.IsBad;
            }
            else
            {
                contact.Addresses.Add(new ContactAddress { Address = address.Address, IsBad = address.IsBad });
            }
        }

        return refusals;
    }

    private static List<string> Fields(ContactImage before, ContactImage after)
    {
        (string Field, bool IsChanged)[] fields =
        [
            ("name", before.Name != after.Name),
            ("language", before.Language != after.Language),
            ("roles", before.Roles != after.Roles),
            ("addresses", !before.Addresses.SequenceEqual(after.Addresses)),
        ];
        return [.. fields.Where(field => field.IsChanged).Select(field => field.Field)];
    }
}
