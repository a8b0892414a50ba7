using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>The accounts that rows name by number. What was merged into another means that other, and so on.</summary>
internal static class NumberedAccounts
{
    public static async Task<Dictionary<string, long>> FindAsync(VyomiyraDb db, IEnumerable<string> numbers, CancellationToken cancellation)
    {
        var wanted = numbers.Distinct(StringComparer.Ordinal).ToArray();
        var found = await db.Accounts
            .Where(account => EF.Parameter(wanted).Contains(account.Number))
            .Select(account => new { account.Number, Id = account.MergedIntoId ?? account.Id })
            .ToDictionaryAsync(account => account.Number, account => account.Id, StringComparer.Ordinal, cancellation);

        // What survived one merge may have gone into another.
        while (true)
        {
            var ids = found.Values.Distinct().ToArray();
            var further = await db.Accounts
                .Where(account => EF.Parameter(ids).Contains(account.Id) && account.MergedIntoId != null)
                .ToDictionaryAsync(account => account.Id, account => account.MergedIntoId!.Value, cancellation);
            if (further.Count == 0)
            {
                return found;
            }

            foreach (var number in found.Keys.ToList())
            {
                found[number] = further.GetValueOrDefault(found[number], found[number]);
            }
        }
    }

    public static ImportIssue Unknown(int line, string number) => ImportIssue.Rejected(line, "account", number, "unknown_account", "There is no such account.");
}
