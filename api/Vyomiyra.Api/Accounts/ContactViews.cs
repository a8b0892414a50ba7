using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

internal static class ContactViews
{
    public static async Task<IReadOnlyList<ContactView>> OfAccountAsync(VyomiyraDb db, long accountId, CancellationToken cancellation) =>
        [.. (await db.Contacts.AsNoTracking().Include(contact => contact.Addresses).Where(contact => contact.AccountId == accountId)
                .OrderBy(contact => contact.Name).ThenBy(contact => contact.Id).ToListAsync(cancellation))
            .Select(Of)];

    public static ContactView Of(Contact contact) => new(
        contact.Id, contact.Version, contact.Name, contact.Language, RolesOf(contact.Roles),
        [.. contact.Addresses.OrderBy(address => address.Id).Select(address => new ContactAddressView(address.Address, address.IsBad))]);

    private static IReadOnlyList<ContactRole> RolesOf(ContactRoles all) => [.. Enum.GetValues<ContactRole>().Where(role => all.HasFlag(FlagOf(role)))];

    public static ContactRoles FlagOf(ContactRole role) => role switch
    {
        ContactRole.Pays => ContactRoles.Pays,
        ContactRole.Approves => ContactRoles.Approves,
        ContactRole.Disputes => ContactRoles.Disputes,
        ContactRole.Escalation => ContactRoles.Escalation,
    };
}
