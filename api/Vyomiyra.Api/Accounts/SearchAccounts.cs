using System.Globalization;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

public sealed record AccountRow(long Id, string Number, string Name, AccountStatus Status);

public sealed class AccountRowMapping : Profile
{
    public AccountRowMapping() => CreateMap<Account, AccountRow>();
}

/// <summary>Finds accounts to choose from, by the beginning of any word of the name or of the number. In the order of their ids, paged by key.</summary>
public sealed class SearchAccounts(VyomiyraDb db, AutoMapper.IConfigurationProvider mapping)
{
    private const int ShortestSearch = 2;

    public async Task<Page<AccountRow>> HandleAsync(string search, string? cursor, int size, Caller caller, CancellationToken cancellation)
    {
        var (name, number) = (AccountName.KeyOf(search ?? ""), Domain.ReferenceKey.Of(search ?? ""));
        var (byName, byNumber) = (name.Length >= ShortestSearch, number.Length >= ShortestSearch);
        if (!byName && !byNumber)
        {
            return new Page<AccountRow>([], null);
        }

        var after = long.TryParse(cursor, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var rows = await db.Accounts
            .VisibleTo(caller)
            .Where(account => account.Id > after
                && ((byName && (account.NameKey.StartsWith(name) || account.NameKey.Contains(" " + name)))
                    || (byNumber && account.NumberKey.StartsWith(number))))
            .OrderBy(account => account.Id)
            .Take(Page.Reading(size))
            .ProjectTo<AccountRow>(mapping)
            .ToListAsync(cancellation);
        return Page.Of(rows, size, row => row.Id.ToString(CultureInfo.InvariantCulture));
    }
}
