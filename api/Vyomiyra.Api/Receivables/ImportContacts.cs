using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>
/// Brings in the people at customers: account, name, email, roles and language. A person is known by an address or by the name; addresses and roles
/// are gained and never lost, and the language only fills a gap: what somebody here entered stays, and what they took away stays away.
/// </summary>
public sealed class ImportContacts(VyomiyraDb db, ImportFiles files, ImportRuns runs)
{
    private const int AtOnce = 500;
    private static readonly char[] ListSeparators = [';', ' ', ','];

    private static readonly TableCell[] Columns =
    [
        FixedLayout.Column("account", CellUse.Identifier), FixedLayout.Column("name"), FixedLayout.Optional("email"), FixedLayout.Optional("roles"),
        FixedLayout.Optional("language"),
    ];

    private sealed record Row(int Line, string Account, string Name, List<string> Addresses, ContactRoles Roles, string? Language);

    public Task<Outcome<ImportReport>> RunAsync(Stream content, string fileName, Actor by, CancellationToken cancellation) =>
        runs.ImportAsync(files, ImportKind.Contacts, content, fileName, by, PublishAsync, cancellation);

    private async Task<Func<long, IEnumerable<Fact>>> PublishAsync(StoredFile file, ImportTally tally, CancellationToken cancellation)
    {
        var touched = new HashSet<long>();
        foreach (var rows in file.Rows(Columns, tally, Read).Chunk(AtOnce))
        {
            var accounts = await NumberedAccounts.FindAsync(db, rows.Select(row => row.Account), cancellation);
            var owners = accounts.Values.ToArray();
            var stored = await db.Contacts.Include(contact => contact.Addresses).Where(contact => EF.Parameter(owners).Contains(contact.AccountId)).ToListAsync(cancellation);
            var dismissed = await db.DismissedOfAsync(owners, DismissedKind.Address, cancellation);
            var contacts = stored.GroupBy(contact => contact.AccountId).ToDictionary(group => group.Key, group => group.ToList());
            foreach (var row in rows)
            {
                if (!accounts.TryGetValue(row.Account, out var accountId))
                {
                    tally.Reject(NumberedAccounts.Unknown(row.Line, row.Account));
                }
                else if (Welcome(row, accountId, dismissed) is not { } welcome)
                {
                    tally.Unchanged++;
                }
                else if (Apply(welcome, accountId, contacts, tally))
                {
                    touched.Add(accountId);
                }
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        return runId => touched.Select(accountId => new AccountImported(accountId, runId, Created: false, ["contacts"]));
    }

    /// <summary>The row without the addresses that a person took away; null where it had no others.</summary>
    private static Row? Welcome(Row row, long accountId, HashSet<(long AccountId, string Value)> dismissed)
    {
        var addresses = row.Addresses.Where(address => !dismissed.Contains((accountId, address))).ToList();
        return addresses.Count == 0 && row.Addresses.Count > 0 ? null : row with { Addresses = addresses };
    }

    /// <summary>Whether anything was written.</summary>
    private bool Apply(Row row, long accountId, Dictionary<long, List<Contact>> contacts, ImportTally tally)
    {
        var own = contacts.TryGetValue(accountId, out var known) ? known : contacts[accountId] = [];
        var contact = own.Find(person => person.Addresses.Exists(has => row.Addresses.Contains(has.Address)))
            ?? own.Find(person => string.Equals(person.Name, row.Name, StringComparison.OrdinalIgnoreCase));
        if (contact is null)
        {
            contact = db.Contacts.Add(new Contact { AccountId = accountId, Name = row.Name, Language = row.Language, Roles = row.Roles }).Entity;
            contact.Addresses.AddRange(row.Addresses.Select(address => new ContactAddress { Address = address }));
            own.Add(contact);
            tally.Created++;
            return true;
        }

        var missing = row.Addresses.Where(address => !contact.Addresses.Exists(has => has.Address == address)).ToList();
        var (roles, language) = (contact.Roles | row.Roles, contact.Language ?? row.Language);
        if (missing.Count == 0 && roles == contact.Roles && language == contact.Language)
        {
            tally.Unchanged++;
            return false;
        }

        contact.Addresses.AddRange(missing.Select(address => new ContactAddress { Address = address }));
        (contact.Roles, contact.Language) = (roles, language);
        contact.Version++;
        tally.Changed++;
        return true;
    }

    private static Row? Read(ImportCells cells, int line)
    {
        var (account, name, emails) = (cells.Needed(0, 40), cells.Needed(1, 200), cells.Text(2, 1000));
        var addresses = new List<string>();
        foreach (var part in Parts(emails))
        {
            if (MailAddress.Normalise(part) is not { } address)
            {
                cells.Reject(2, "bad_address", "This is not a mail address.");
            }
            else if (!addresses.Contains(address))
            {
                addresses.Add(address);
            }
        }

        var roles = Roles(cells);
        var language = cells.Text(4, 35);
        return cells.IsRejected ? null : new Row(line, account, name, addresses, roles, language);
    }

    private static ContactRoles Roles(ImportCells cells)
    {
        var roles = ContactRoles.None;
        foreach (var word in Parts(cells.Text(3, 100)))
        {
            if (word.All(char.IsAsciiLetter) && Enum.TryParse<ContactRoles>(word, ignoreCase: true, out var role))
            {
                roles |= role;
            }
            else
            {
                cells.Reject(3, "unknown_role", "The roles are pays, approves, disputes and escalation.");
            }
        }

        return roles;
    }

    private static string[] Parts(string? text) => text is null ? [] : text.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries);
}
