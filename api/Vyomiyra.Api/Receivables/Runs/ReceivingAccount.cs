using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>One account while its rows land: what is stored of it, and what the run does to it.</summary>
internal sealed class ReceivingAccount(Account account, bool created)
{
    private readonly AccountImage before = AccountImage.Of(account);
    private readonly ImportedAmounts amounts = new();
    private readonly SortedSet<string> changes = new(StringComparer.Ordinal);
    private (string? Name, string? Segment, int? Terms) said;

    public Account Account
    {
        get => account;
        set => account = value;
    }

    public bool IsCreated => created;

    public int ItemsCreated { get; private set; }

    public int ItemsChanged { get; private set; }

    public bool IsTouched => created || changes.Count + ItemsCreated + ItemsChanged > 0;

    /// <summary>Its own values before and after; null where the run left them.</summary>
    public AccountImages? Images => !created && AccountImage.Of(account) is var after && after != before ? new AccountImages(before, after) : null;

    public void ItemCreated(Receivable item)
    {
        ItemsCreated++;
        amounts.Add(item.Currency, item.OpenMinor, 0);
    }

    public void ItemChanged(Receivable before, Receivable after)
    {
        ItemsChanged++;
        amounts.Add(before.Currency, 0, -before.OpenMinor);
        amounts.Add(after.Currency, 0, after.OpenMinor);
    }

    public void ItemArrived(Receivable after)
    {
        ItemsChanged++;
        amounts.Add(after.Currency, 0, after.OpenMinor);
    }

    /// <summary>
    /// Takes over what the ERP says. Name, segment and terms follow it, by the first row that says them, unless the row means the account by the
    /// number of another that was found to be the same; team and language only fill a gap, contacts and domains only gain,
    /// and nothing that a person took away.
    /// </summary>
    public void Apply(ImportedAccount row, bool byOwnNumber, long? teamId, Action<Account> touch)
    {
        if (byOwnNumber)
        {
            Follow(row, touch);
        }

        if (row.Language is not null && account.Language is null)
        {
            Touch("language", touch);
            account.Language = row.Language;
        }

        if (teamId is not null && account.TeamId is null)
        {
            Touch("team", touch);
            account.TeamId = teamId;
        }

        foreach (var domain in row.Domains)
        {
            if (!account.Domains.Exists(known => known.Domain == domain) && !account.IsDismissed(DismissedKind.Domain, domain))
            {
                Touch("domains", touch);
                account.Domains.Add(new AccountDomain { AccountId = account.Id, Domain = domain });
            }
        }

        AddContact(row, touch);
    }

    public ReceivablesImported Fact(long runId) => new(
        account.Id, runId, created, created ? [] : [.. changes], ItemsCreated, ItemsChanged, amounts.ToList());

    private void Follow(ImportedAccount row, Action<Account> touch)
    {
        if (row.Name is not null && said.Name is null && (said.Name = row.Name) != account.Name)
        {
            Touch("name", touch);
            (account.Name, account.NameKey) = (row.Name, AccountName.KeyOf(row.Name));
        }

        if (row.Segment is not null && said.Segment is null && (said.Segment = row.Segment) != account.Segment)
        {
            Touch("segment", touch);
            account.Segment = row.Segment;
        }

        if (row.TermsDays is not null && said.Terms is null && (said.Terms = row.TermsDays) != account.TermsDays)
        {
            Touch("terms", touch);
            account.TermsDays = row.TermsDays;
        }
    }

    private void AddContact(ImportedAccount row, Action<Account> touch)
    {
        var name = row.Contact ?? (row.Addresses.Count > 0 ? row.Addresses[0][..Math.Min(row.Addresses[0].Length, Contact.LongestName)] : null);
        if (name is null)
        {
            return;
        }

        var missing = row.Addresses
            .Where(address => !account.Contacts.Exists(known => known.Addresses.Exists(has => has.Address == address)) && !account.IsDismissed(DismissedKind.Address, address))
            .ToList();
        var contact = account.Contacts.Find(known => known.Name == name);
        if (missing.Count == 0 && (contact is not null || row.Addresses.Count > 0))
        {
            return;
        }

        Touch("contacts", touch);
        if (contact is null)
        {
            contact = new Contact { Name = name, Language = row.Language, Roles = ContactRoles.Pays };
            account.Contacts.Add(contact);
        }

        contact.Addresses.AddRange(missing.Distinct().Select(address => new ContactAddress { Address = address }));
    }

    private void Touch(string what, Action<Account> touch)
    {
        touch(account);
        changes.Add(what);
    }
}

/// <summary>What became more or less, by currency.</summary>
internal sealed class ImportedAmounts
{
    private readonly SortedDictionary<string, (long Created, long ChangedBy)> amounts = new(StringComparer.Ordinal);

    public void Add(Currency currency, long created, long changedBy)
    {
        var before = amounts.GetValueOrDefault(currency.Code);
        amounts[currency.Code] = (checked(before.Created + created), checked(before.ChangedBy + changedBy));
    }

    public IReadOnlyList<ImportedAmount> ToList() => [.. amounts.Select(amount => new ImportedAmount(amount.Key, amount.Value.Created, amount.Value.ChangedBy))];
}
