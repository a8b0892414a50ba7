using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Receivables;

/// <summary>Which account stands above which, as stored and as an import would have it, by their numbers.</summary>
internal sealed class AccountFamily
{
    private const int AtOnce = 1000;

    private readonly Dictionary<string, string?> parents;
    private readonly HashSet<string> stored;
    private readonly HashSet<string> merged;

    private AccountFamily(Dictionary<string, string?> parents, HashSet<string> merged) =>
        (this.parents, this.merged, stored) = (parents, merged, [.. parents.Keys]);

    /// <summary>The accounts of these numbers, and all that stand above any.</summary>
    public static async Task<AccountFamily> LoadAsync(VyomiyraDb db, IReadOnlyCollection<string> numbers, CancellationToken cancellation)
    {
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        var merged = new HashSet<string>(StringComparer.Ordinal);
        for (var wanted = numbers.Distinct(StringComparer.Ordinal).ToList(); wanted.Count > 0;)
        {
            foreach (var chunk in wanted.Chunk(AtOnce))
            {
                var found = await db.Accounts
                    .Where(account => EF.Parameter(chunk).Contains(account.Number))
                    .Select(account => new
                    {
                        account.Number,
                        IsMerged = account.MergedIntoId != null,
                        Parent = db.Set<Account>().Where(parent => parent.Id == account.ParentId).Select(parent => parent.Number).FirstOrDefault(),
                    })
                    .ToListAsync(cancellation);
                found.ForEach(account => parents[account.Number] = account.Parent);
                merged.UnionWith(found.Where(account => account.IsMerged).Select(account => account.Number));
            }

            wanted = [.. parents.Values.OfType<string>().Where(parent => !parents.ContainsKey(parent)).Distinct(StringComparer.Ordinal)];
        }

        return new AccountFamily(parents, merged);
    }

    public static async Task<Dictionary<string, long>> IdsAsync(VyomiyraDb db, IReadOnlyCollection<string> numbers, CancellationToken cancellation)
    {
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var chunk in numbers.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            foreach (var account in await db.Accounts.Where(account => EF.Parameter(chunk).Contains(account.Number)).Select(account => new { account.Number, account.Id }).ToListAsync(cancellation))
            {
                ids[account.Number] = account.Id;
            }
        }

        return ids;
    }

    /// <summary>Whether it is stored.</summary>
    public bool Has(string number) => stored.Contains(number);

    public bool IsMerged(string number) => merged.Contains(number);

    /// <summary>False where the account would stand above itself; then it stays where it is.</summary>
    public bool Place(string number, string parent)
    {
        for (string? above = parent; above is not null; above = parents.GetValueOrDefault(above))
        {
            if (above == number)
            {
                return false;
            }
        }

        parents[number] = parent;
        return true;
    }
}
