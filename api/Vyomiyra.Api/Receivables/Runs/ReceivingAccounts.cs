using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>The accounts of one batch: found by number, or by the number of one that was merged into them, and created where they are new.</summary>
internal sealed class ReceivingAccounts(VyomiyraDb db, string? team, Dictionary<string, long> teams)
{
    private readonly Dictionary<string, ReceivingAccount> byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<long, ReceivingAccount> byId = [];

    /// <summary>In the order in which they were met.</summary>
    public IEnumerable<ReceivingAccount> All => byNumber.Values.Distinct();

    public static async Task<ReceivingAccounts> LoadAsync(VyomiyraDb db, string? team, CancellationToken cancellation) =>
        new(db, team, await db.Teams.ToDictionaryAsync(each => each.Name, each => each.Id, StringComparer.OrdinalIgnoreCase, cancellation));

    public ReceivingAccount Of(string number) => byNumber[number];

    public async Task SaveAsync(IReadOnlyCollection<ImportedReceivable> items, ReceivingCompanies companies, CancellationToken cancellation)
    {
        var numbers = items.Select(item => item.Account.Number).Distinct().Where(number => !byNumber.ContainsKey(number)).ToArray();
        if (numbers.Length > 0)
        {
            await FindAsync(numbers, cancellation);
        }

        var created = new Dictionary<string, ReceivingAccount>(StringComparer.Ordinal);
        var changed = new HashSet<Account>();
        foreach (var item in items)
        {
            var row = item.Account;
            if (!byNumber.TryGetValue(row.Number, out var account) && !created.TryGetValue(row.Number, out account))
            {
                account = new ReceivingAccount(New(row, companies.IdOf(item.Company)), created: true);
                created.Add(row.Number, account);
            }

            account.Apply(row, row.Number == account.Account.Number, (row.Team ?? team) is { } name && teams.TryGetValue(name, out var id) ? id : null, Touch);
        }

        if (changed.Count > 0)
        {
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

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

    private IQueryable<Account> Stored() => db.Accounts
        .AsNoTracking()
        .Include(account => account.Domains)
        .Include(account => account.Dismissed)
        .Include(account => account.Contacts).ThenInclude(contact => contact.Addresses)
        .AsSplitQuery();

    private async Task FindAsync(string[] numbers, CancellationToken cancellation)
    {
        foreach (var account in await Stored().Where(account => EF.Parameter(numbers).Contains(account.Number)).ToListAsync(cancellation))
        {
            var survivor = account;
            while (survivor.MergedIntoId is { } into)
            {
                survivor = byId.TryGetValue(into, out var known) ? known.Account : await Stored().SingleAsync(each => each.Id == into, cancellation);
            }

            if (!byId.TryGetValue(survivor.Id, out var receiving))
            {
                byId.Add(survivor.Id, receiving = new ReceivingAccount(survivor, created: false));
            }

            byNumber.Add(account.Number, receiving);
        }
    }

    private async Task InsertAsync(Dictionary<string, ReceivingAccount> created, CancellationToken cancellation)
    {
        if (created.Count == 0)
        {
            return;
        }

        await db.InsertAccountsAsync([.. created.Values.Select(account => account.Account)], cancellation);
        var numbers = created.Keys.ToArray();
        foreach (var stored in await Stored().Where(account => EF.Parameter(numbers).Contains(account.Number)).ToListAsync(cancellation))
        {
            var account = created[stored.Number];
            account.Account = stored;
            byNumber.Add(stored.Number, byId[stored.Id] = account);
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
