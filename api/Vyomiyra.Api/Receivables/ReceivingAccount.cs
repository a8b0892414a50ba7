using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>One account during a run: what is stored of it, and what the run did to it.</summary>
internal sealed class ReceivingAccount(Account account, bool created)
{
    private readonly SortedDictionary<string, (long Created, long ChangedBy)> amounts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> changes = new(StringComparer.Ordinal);
    private (string? Name, string? Segment, int? Terms) said;
    private int itemsCreated;
    private int itemsChanged;

    public Account Account
    {
        get => account;
        set => account = value;
    }

    public void ItemCreated(Receivable item)
    {
        itemsCreated++;
        Add(item.Currency, item.OpenMinor, 0);
    }

    public void ItemLeft(Receivable before)
    {
        itemsChanged++;
        Add(before.Currency, 0, -before.OpenMinor);
    }

    public void ItemChanged(Receivable before, Receivable after)
    {
        itemsChanged++;
        Add(before.Currency, 0, -before.OpenMinor);
        Add(after.Currency, 0, after.OpenMinor);
    }

    public void ItemArrived(Receivable after)
    {
        itemsChanged++;
        Add(after.Currency, 0, after.OpenMinor);
    }

    /// <summary>
    /// Takes over what the ERP says. Name, segment and terms follow it, by the first row that says them; team and language only fill a gap,
    /// contacts and domains only gain.
    /// </summary>
    public void Apply(ImportedAccount row, long? teamId, Action<Account> touch)
    {
        if (row.Name is not null && said.Name is null && (said.Name = row.Name) != account.Name)
        {
            Touch("name");
            (account.Name, account.NameKey) = (row.Name, AccountName.KeyOf(row.Name));
        }

        if (row.Segment is not null && said.Segment is null && (said.Segment = row.Segment) != account.Segment)
        {
            Touch("segment");
            account.Segment = row.Segment;
        }

        if (row.TermsDays is not null && said.Terms is null && (said.Terms = row.TermsDays) != account.TermsDays)
        {
            Touch("terms");
            account.TermsDays = row.TermsDays;
        }

        if (row.Language is not null && account.Language is null)
        {
            Touch("language");
            account.Language = row.Language;
        }

        if (teamId is not null && account.TeamId is null)
        {
            Touch("team");
            account.TeamId = teamId;
        }

        AddDomains(row);
        AddContact(row);

        void AddDomains(ImportedAccount row)
        {
            foreach (var domain in row.Domains.Where(domain => !account.Domains.Exists(known => known.Domain == domain)))
            {
                Touch("domains");
                account.Domains.Add(new AccountDomain { AccountId = account.Id, Domain = domain });
            }
        }

        void AddContact(ImportedAccount row)
        {
            var name = row.Contact ?? (row.Addresses.Count > 0 ? row.Addresses[0] : null);
            var missing = row.Addresses.Where(address => !account.Contacts.Exists(known => known.Addresses.Exists(has => has.Address == address))).ToList();
            var contact = account.Contacts.Find(known => known.Name == name);
            if (name is null || (missing.Count == 0 && (contact is not null || row.Addresses.Count > 0)))
            {
                return;
            }

            Touch("contacts");
            if (contact is null)
            {
                contact = new Contact { Name = name, Language = row.Language, Roles = ContactRoles.Pays };
                account.Contacts.Add(contact);
            }

            contact.Addresses.AddRange(missing.Distinct().Select(address => new ContactAddress { Address = address }));
        }

        void Touch(string what)
        {
            touch(account);
            changes.Add(what);
        }
    }

    /// <summary>Null where the run left the account as it was.</summary>
    public ReceivablesImported? Fact(long runId) => !created && changes.Count + itemsCreated + itemsChanged == 0
        ? null
        : new ReceivablesImported(
            account.Id,
            runId,
            created,
            created ? [] : [.. changes],
            itemsCreated,
            itemsChanged,
            [.. amounts.Select(amount => new ImportedAmount(amount.Key, amount.Value.Created, amount.Value.ChangedBy))]);

    private void Add(Currency currency, long created, long changedBy)
    {
        var before = amounts.GetValueOrDefault(currency.Code);
        amounts[currency.Code] = (checked(before.Created + created), checked(before.ChangedBy + changedBy));
    }
}
