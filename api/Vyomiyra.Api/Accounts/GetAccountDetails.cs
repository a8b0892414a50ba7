using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>What is kept of an account itself. Number, name, segment, terms and limit are the ERP's; the rest is edited here.</summary>
/// <param name="Version">For If-Match.</param>
/// <param name="StatusNote">Who gave it its status, when and why; nothing where nobody ever did.</param>
/// <param name="Company">The company that keeps it.</param>
/// <param name="Currency">Its currency, which is the credit limit's.</param>
/// <param name="Parent">The account above it, where the caller may see that one.</param>
/// <param name="Children">The accounts right below it that the caller may see.</param>
/// <param name="MergedIntoThis">The accounts that were found to be one with it, where that can be undone.</param>
/// <param name="MergedInto">The account that it was found to be one with.</param>
public sealed record AccountDetails(
    long Id, int Version, string Number, string Name, IReadOnlyList<string> Aliases, IReadOnlyList<string> Domains, AccountStatus Status, StatusNote? StatusNote,
    string Company, string Currency, NamedRow? Team, NamedRow? Owner, RelatedAccountRow? Parent, IReadOnlyList<RelatedAccountRow> Children, string? Segment, string? Language,
    int? TermsDays, decimal? CreditLimit, IReadOnlyList<ContactView> Contacts, IReadOnlyList<MergedAccountRow> MergedIntoThis, SurvivorRow? MergedInto);

public sealed record NamedRow(long Id, string Name);

/// <param name="By">Null where it is not known any more.</param>
public sealed record StatusNote(string Why, DateTimeOffset Since, string? By);

public sealed record RelatedAccountRow(long Id, string Number, string Name);

public sealed record MergedAccountRow(long MergeId, long Id, string Number, string Name, DateTimeOffset At, string? By);

public sealed record SurvivorRow(long MergeId, long Id, string Number, string Name);

public sealed class GetAccountDetails(VyomiyraDb db)
{
    public async Task<Outcome<AccountDetails>> HandleAsync(long id, Caller caller, CancellationToken cancellation) =>
        await db.RefuseAccountAsync(id, caller, cancellation) is { } refusal ? refusal : await ReadAsync(id, caller, cancellation);

    /// <summary>Of an account that the caller was found to see, or has just sent away.</summary>
    public async Task<AccountDetails> ReadAsync(long id, Caller caller, CancellationToken cancellation)
    {
        var account = await (
            from row in db.Accounts
            join company in db.Companies on row.CompanyId equals company.Id
            join team in db.Teams on row.TeamId equals team.Id into teams
            from team in teams.DefaultIfEmpty()
            join owner in db.Set<Member>() on row.OwnerId equals owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            join giver in db.Set<Member>() on row.StatusById equals giver.Id into givers
            from giver in givers.DefaultIfEmpty()
            where row.Id == id
            select new
            {
                row.Version,
                row.Number,
                row.Name,
                row.Status,
                row.StatusWhy,
                row.StatusSince,
                StatusBy = giver.Name,
                row.ParentId,
                row.MergedIntoId,
                row.Segment,
                row.Language,
                row.TermsDays,
                row.CreditLimitMinor,
                Company = company.Name,
                company.Currency,
                Team = team == null ? null : new NamedRow(team.Id, team.Name),
                Owner = owner == null ? null : new NamedRow(owner.Id, owner.Name),
            }).FirstAsync(cancellation);
        var visible = db.Accounts.VisibleTo(caller);
        return new AccountDetails(
            id,
            account.Version,
            account.Number,
            account.Name,
            await db.AccountAliases.Where(alias => alias.AccountId == id).OrderBy(alias => alias.Id).Select(alias => alias.Name).ToListAsync(cancellation),
            await db.AccountDomains.Where(domain => domain.AccountId == id).OrderBy(domain => domain.Domain).Select(domain => domain.Domain).ToListAsync(cancellation),
            account.Status,
            account.StatusSince is { } since ? new StatusNote(account.StatusWhy ?? "", since, account.StatusBy) : null,
            account.Company,
            account.Currency.Code,
            account.Team,
            account.Owner,
            await visible.Where(row => row.Id == account.ParentId).Select(row => new RelatedAccountRow(row.Id, row.Number, row.Name)).FirstOrDefaultAsync(cancellation),
            await visible.Where(row => row.ParentId == id && row.MergedIntoId == null).OrderBy(row => row.Number)
                .Select(row => new RelatedAccountRow(row.Id, row.Number, row.Name)).Take(AccountContextReader.MaximumRows).ToListAsync(cancellation),
            account.Segment,
            account.Language,
            account.TermsDays,
            account.CreditLimitMinor is { } limit ? new Money(limit, account.Currency).ToDecimal() : null,
            await ContactViews.OfAccountAsync(db, id, cancellation),
            await MergedIntoThisAsync(id, cancellation),
            account.MergedIntoId is null ? null : await SurvivorAsync(id, visible, cancellation));
    }

    private async Task<IReadOnlyList<MergedAccountRow>> MergedIntoThisAsync(long id, CancellationToken cancellation) => await (
        from merge in db.AccountMerges
        join merged in db.Accounts on merge.MergedId equals merged.Id
        join member in db.Set<Member>() on merge.ById equals member.Id into members
        from member in members.DefaultIfEmpty()
        where merge.SurvivorId == id && merge.UndoneAt == null
        orderby merge.Id
        select new MergedAccountRow(merge.Id, merged.Id, merged.Number, merged.Name, merge.At, member.Name)).ToListAsync(cancellation);

    /// <summary>The account at the end of the chain of merges, by the merge that took this one away; nothing where the caller may not see that one.</summary>
    private Task<SurvivorRow?> SurvivorAsync(long id, IQueryable<Account> visible, CancellationToken cancellation) => (
        from account in db.Accounts
        join survivor in visible on account.MergedIntoId equals survivor.Id
        join merge in db.AccountMerges on account.Id equals merge.MergedId
        where account.Id == id && merge.UndoneAt == null
        select new SurvivorRow(merge.Id, survivor.Id, survivor.Number, survivor.Name)).FirstOrDefaultAsync(cancellation);
}
