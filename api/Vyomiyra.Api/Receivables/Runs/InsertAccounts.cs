using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>Writes many new accounts with their domains, contacts and addresses, level by level, asking for the keys of each.</summary>
internal static class InsertAccounts
{
    public static async Task InsertAccountsAsync(this VyomiyraDb db, IReadOnlyList<Account> drafts, CancellationToken cancellation)
    {
        if (drafts.Count == 0)
        {
            return;
        }

        await db.BulkInsertAsync(drafts, cancellation);
        var numbers = drafts.Select(draft => draft.Number).ToArray();
        var ids = await db.Accounts
            .Where(account => EF.Parameter(numbers).Contains(account.Number))
            .Select(account => new { account.Number, account.Id })
            .ToDictionaryAsync(account => account.Number, account => account.Id, StringComparer.Ordinal, cancellation);
        await db.BulkInsertAsync(
            [.. from draft in drafts from domain in draft.Domains select new AccountDomain { AccountId = ids[draft.Number], Domain = domain.Domain }],
            cancellation);

        await db.BulkInsertAsync([.. from draft in drafts from contact in draft.Contacts select Of(ids[draft.Number], contact)], cancellation);
        var owners = ids.Values.ToArray();
        var contacts = await db.Contacts
            .Where(contact => EF.Parameter(owners).Contains(contact.AccountId))
            .Select(contact => new { contact.AccountId, contact.Name, contact.Id })
            .ToDictionaryAsync(contact => (contact.AccountId, contact.Name), contact => contact.Id, cancellation);
        await db.BulkInsertAsync(
            [
                .. from draft in drafts
                   from contact in draft.Contacts
                   from address in contact.Addresses
                   select new ContactAddress { ContactId = contacts[(ids[draft.Number], contact.Name)], Address = address.Address },
            ],
            cancellation);
    }

    private static Contact Of(long accountId, Contact draft) =>
        new() { AccountId = accountId, Name = draft.Name, Language = draft.Language, Roles = draft.Roles };
}
