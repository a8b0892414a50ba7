using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;

namespace Vyomiyra.Api.Accounts;

internal static class ParentChain
{
    /// <summary>The accounts above this one: its parent, that one's parent, and so on. It holds the account itself where they form a ring.</summary>
    public static async Task<IReadOnlySet<long>> AboveAsync(this VyomiyraDb db, long accountId, CancellationToken cancellation)
    {
        var above = new HashSet<long>();
        var next = await ParentOfAsync(accountId);
        while (next is { } parent && above.Add(parent))
        {
            next = await ParentOfAsync(parent);
        }

        return above;

        Task<long?> ParentOfAsync(long id) => db.Accounts.Where(account => account.Id == id).Select(account => account.ParentId).FirstOrDefaultAsync(cancellation);
    }
}
