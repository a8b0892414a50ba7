using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>The accounts that rows name by number. What was merged into another means that other.</summary>
internal static class NumberedAccounts
{
    public static async Task<Dictionary<string, long>> FindAsync(VyomiyraDb db, IEnumerable<string> numbers, CancellationToken cancellation)
    {
        var wanted = numbers.Distinct(StringComparer.Ordinal).ToArray();
        return await db.Accounts
            .Where(account => EF.Parameter(wanted).Contains(account.Number))
            .Select(account => new { account.Number, Id = account.MergedIntoId ?? account.Id })
            .ToDictionaryAsync(account => account.Number, account => account.Id, StringComparer.Ordinal, cancellation);
    }

    public static ImportIssue Unknown(int line, string number) => ImportIssue.Rejected(line, "account", number, "unknown_account", "There is no such account.");
}
