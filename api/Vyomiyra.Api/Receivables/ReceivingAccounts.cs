using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>The accounts whose receivables come in: found by number, created where they are new, kept for the length of the run.</summary>
internal sealed class ReceivingAccounts
{
    private readonly VyomiyraDb db;
    private readonly string? team;
    private readonly Dictionary<string, long> teams;
    private readonly Dictionary<string, ReceivingAccount> known = new(StringComparer.Ordinal);
    private readonly Dictionary<long, ReceivingAccount> byId = [];

    private ReceivingAccounts(VyomiyraDb db, string? team, Dictionary<string, long> teams) => (this.db, this.team, this.teams) = (db, team, teams);

    /// <exception cref="UnreadableFileException">The team does not exist.</exception>
    public static async Task<ReceivingAccounts> LoadAsync(VyomiyraDb db, string? team, CancellationToken cancellation)
    {
        var teams = await db.Teams.ToDictionaryAsync(each => each.Name, each => each.Id, StringComparer.OrdinalIgnoreCase, cancellation);
        return team is null || teams.ContainsKey(team)
            ? new ReceivingAccounts(db, team, teams)
            : throw new UnreadableFileException("unknown_team", $"There is no team '{team}'.");
    }

    public bool HasTeam(string name) => teams.ContainsKey(name);

    public ReceivingAccount Of(string number) => known[number];

    /// <summary>Notes the change with the account, and where the item moved, with the account it left.</summary>
    public async Task ItemChangedAsync(Receivable before, Receivable after, CancellationToken cancellation)
    {
        if (before.AccountId == after.AccountId)
        {
            byId[after.AccountId].ItemChanged(before, after);
            return;
        }

        if (!byId.ContainsKey(before.AccountId))
        {
            await KnowAsync(Stored().Where(account => account.Id == before.AccountId), cancellation);
        }

        byId[before.AccountId].ItemLeft(before);
        byId[after.AccountId].ItemArrived(after);
    }

    public async Task SaveAsync(IReadOnlyCollection<ImportedReceivable> items, ReceivingCompanies companies, CancellationToken cancellation)
    {
        var numbers = items.Select(item => item.Account.Number).Where(number => !known.ContainsKey(number)).Distinct().ToArray();
        if (numbers.Length > 0)
        {
            await KnowAsync(Stored().Where(account => EF.Parameter(numbers).Contains(account.Number)), cancellation);
        }

        var created = new Dictionary<string, ReceivingAccount>(StringComparer.Ordinal);
        var changed = new HashSet<Account>();
        foreach (var item in items)
        {
            if (!known.TryGetValue(item.Account.Number, out var account) && !created.TryGetValue(item.Account.Number, out account))
            {
                account = new ReceivingAccount(New(item.Account, companies.IdOf(item.Company)), created: true);
                created.Add(item.Account.Number, account);
            }

            account.Apply(item.Account, (item.Account.Team ?? team) is { } name ? teams[name] : null, Touch);
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        await InsertAsync(created, cancellation);

        void Touch(Account account)
        {
            if (account.Id != 0 && changed.Add(account))
            {
                db.Attach(account);
                account.Version++;
            }
        }
    }

    public IEnumerable<ReceivablesImported> Facts(long runId) => known.Values.Select(account => account.Fact(runId)).OfType<ReceivablesImported>();

    private IQueryable<Account> Stored() => db.Accounts
        .AsNoTracking()
        .Include(account => account.Domains)
        .Include(account => account.Contacts).ThenInclude(contact => contact.Addresses)
        .AsSplitQuery();

    private async Task InsertAsync(Dictionary<string, ReceivingAccount> created, CancellationToken cancellation)
    {
        await db.InsertAccountsAsync([.. created.Values.Select(account => account.Account)], cancellation);
        var numbers = created.Keys.ToArray();
        foreach (var stored in numbers.Length == 0 ? [] : await Stored().Where(account => EF.Parameter(numbers).Contains(account.Number)).ToListAsync(cancellation))
        {
            var account = created[stored.Number];
            account.Account = stored;
            known.Add(stored.Number, byId[stored.Id] = account);
        }
    }

    private async Task KnowAsync(IQueryable<Account> accounts, CancellationToken cancellation)
    {
        foreach (var account in await accounts.ToListAsync(cancellation))
        {
            known.Add(account.Number, byId[account.Id] = new ReceivingAccount(account, created: false));
        }
    }

    private static Account New(ImportedAccount row, long companyId) => new()
    {
        Number = row.Number,
        NumberKey = ReferenceKey.Of(row.Number),
        Name = row.Name ?? row.Number,
        NameKey = AccountName.KeyOf(row.Name ?? row.Number),
        CompanyId = companyId,
    };
}
