using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>What a person at the account does about what is owed.</summary>
public enum ContactRole
{
    Pays,
    Approves,
    Disputes,
    Escalation,
}

/// <param name="Version">For If-Match.</param>
/// <param name="Language">BCP 47.</param>
public sealed record ContactView(long Id, int Version, string Name, string? Language, IReadOnlyList<ContactRole> Roles, IReadOnlyList<ContactAddressView> Addresses);

/// <param name="IsBad">Mail to it came back.</param>
public sealed record ContactAddressView(string Address, bool IsBad);

/// <summary>An address that a contact of other accounts has too: mail from it will be asked about.</summary>
public sealed record SharedAddressRow(string Address, IReadOnlyList<RelatedAccountRow> Accounts);

/// <param name="Contact">As it is stored now.</param>
/// <param name="SharedAddresses">Its addresses that contacts of other accounts have too, of those that the caller may see.</param>
public sealed record ContactResponse(ContactView Contact, IReadOnlyList<SharedAddressRow> SharedAddresses);

internal static class ContactViews
{
    public static async Task<IReadOnlyList<ContactView>> OfAccountAsync(VyomiyraDb db, long accountId, CancellationToken cancellation) =>
        [.. (await db.Contacts.AsNoTracking().Include(contact => contact.Addresses).Where(contact => contact.AccountId == accountId)
                .OrderBy(contact => contact.Name).ThenBy(contact => contact.Id).ToListAsync(cancellation))
            .Select(Of)];

    public static ContactView Of(Contact contact) => new(
        contact.Id, contact.Version, contact.Name, contact.Language, [.. Enum.GetValues<ContactRole>().Where(role => contact.Roles.HasFlag(FlagOf(role)))],
        [.. contact.Addresses.OrderBy(address => address.Id).Select(address => new ContactAddressView(address.Address, address.IsBad))]);

    public static ContactRoles FlagsOf(IEnumerable<ContactRole> roles) => roles.Aggregate(ContactRoles.None, (all, role) => all | FlagOf(role));

    /// <summary>The contact with what the caller should know about its addresses.</summary>
    public static async Task<ContactResponse> AnswerAsync(VyomiyraDb db, Contact contact, Caller caller, CancellationToken cancellation)
    {
        var addresses = contact.Addresses.Select(address => address.Address).ToArray();
        var shared = await (
            from address in db.ContactAddresses
            join other in db.Contacts on address.ContactId equals other.Id
            join account in db.Accounts.VisibleTo(caller) on other.AccountId equals account.Id
            where EF.Parameter(addresses).Contains(address.Address) && account.Id != contact.AccountId
            orderby address.Address, account.Number
            select new { address.Address, Account = new RelatedAccountRow(account.Id, account.Number, account.Name) }).ToListAsync(cancellation);
        return new ContactResponse(
            Of(contact), [.. shared.GroupBy(row => row.Address).Select(rows => new SharedAddressRow(rows.Key, [.. rows.Select(row => row.Account).Distinct()]))]);
    }

    private static ContactRoles FlagOf(ContactRole role) => role switch
    {
        ContactRole.Pays => ContactRoles.Pays,
        ContactRole.Approves => ContactRoles.Approves,
        ContactRole.Disputes => ContactRoles.Disputes,
        ContactRole.Escalation => ContactRoles.Escalation,
    };
}
