using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Worklist;

namespace Vyomiyra.Api.Accounts;

/// <summary>What a merge would take along, before one confirms it.</summary>
/// <param name="Moved">How many rows go over to the account that goes on.</param>
/// <param name="Open">What is open on the merged account, in <paramref name="Currency"/>.</param>
/// <param name="Domains">Mail domains that lead to the account that goes on.</param>
/// <param name="Aliases">The merged account's name and other names, which lead there too.</param>
/// <param name="Refusal">Why they cannot become one; null where they can.</param>
public sealed record MergePreview(
    RelatedAccountRow Survivor, RelatedAccountRow Merged, MergedCounts Moved, decimal Open, string Currency, IReadOnlyList<string> Domains,
    IReadOnlyList<string> Aliases, MergeRefusal? Refusal);

/// <param name="Code">Stable, snake_case.</param>
/// <param name="Detail">One sentence for people.</param>
public sealed record MergeRefusal(string Code, string Detail);

public sealed class PreviewMerge(VyomiyraDb db, MergePlan plan)
{
    public async Task<Outcome<MergePreview>> HandleAsync(long survivorId, long mergedId, Caller caller, CancellationToken cancellation)
    {
        var found = await plan.FindAsync(survivorId, mergedId, caller, cancellation);
        if (found.IsRefused && found.Refusals[0].Kind == RefusalKind.NotFound)
        {
            return found.Refusals[0];
        }

        var rows = await db.Accounts.Where(account => account.Id == survivorId || account.Id == mergedId)
            .Select(account => new RelatedAccountRow(account.Id, account.Number, account.Name)).ToDictionaryAsync(row => row.Id, cancellation);
        var currency = await (
            from account in db.Accounts
            join company in db.Companies on account.CompanyId equals company.Id
            where account.Id == mergedId
            select company.Currency).FirstAsync(cancellation);
        var open = await db.Set<Standing>().Where(standing => standing.AccountId == mergedId).Select(standing => standing.OpenMinor).FirstOrDefaultAsync(cancellation);
        return new MergePreview(
            rows[survivorId],
            rows[mergedId],
            await plan.CountAsync(mergedId, cancellation),
            new Money(open, currency).ToDecimal(),
            currency.Code,
            await db.AccountDomains.Where(domain => domain.AccountId == mergedId).OrderBy(domain => domain.Domain).Select(domain => domain.Domain).ToListAsync(cancellation),
            [rows[mergedId].Name, .. await db.AccountAliases.Where(alias => alias.AccountId == mergedId).OrderBy(alias => alias.Id).Select(alias => alias.Name).ToListAsync(cancellation)],
            found.IsRefused ? new MergeRefusal(found.Refusals[0].Code, found.Refusals[0].Detail) : null);
    }
}
