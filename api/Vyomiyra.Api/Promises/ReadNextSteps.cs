using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;
using Vyomiyra.Domain.Worklist;

namespace Vyomiyra.Api.Promises;

/// <summary>What the next step on an account's promises depends on.</summary>
/// <param name="NotKept">How many of its promises were not kept within a year.</param>
/// <param name="HasPayer">Somebody is known who pays and can be reached.</param>
/// <param name="IsChased">Its status lets it be chased, and something is open.</param>
public sealed record AccountToChase(int NotKept, bool HasPayer, bool IsChased)
{
    public NextStep Next(PromiseState state, PromiseSuspension? suspension, bool isPaidInPart, bool isReplaced, int moves) =>
        NextStep.Of(new NextStepInput(state, suspension, isPaidInPart, isReplaced, moves, NotKept, HasPayer, IsChased));
}

public sealed class ReadNextSteps(VyomiyraDb db, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<long, AccountToChase>> OfAsync(long[] accountIds, CancellationToken cancellation)
    {
        var todays = new Todays(clock.GetUtcNow());
        var accounts = await (
            from account in db.Accounts
            join company in db.Companies on account.CompanyId equals company.Id
            where EF.Parameter(accountIds).Contains(account.Id)
            select new
            {
                account.Id,
                account.Status,
                company.TimeZone,
                HasPayer = db.Set<Contact>().Any(contact => contact.AccountId == account.Id && (contact.Roles & ContactRoles.Pays) != 0 && contact.Addresses.Any(address => !address.IsBad)),
                HasOpen = db.Set<Receivable>().Any(receivable => receivable.AccountId == account.Id && receivable.OpenMinor > 0),
            }).ToListAsync(cancellation);
        var notKept = (await db.Promises
                .Where(promise => EF.Parameter(accountIds).Contains(promise.AccountId) && (promise.State == PromiseState.Broken || promise.State == PromiseState.PartlyKept))
                .Select(promise => new { promise.AccountId, promise.PromisedOn })
                .ToListAsync(cancellation))
            .ToLookup(promise => promise.AccountId, promise => promise.PromisedOn);
        return accounts.ToDictionary(account => account.Id, account => new AccountToChase(
            notKept[account.Id].Count(day => Priorities.Remembers(day, todays.In(account.TimeZone))), account.HasPayer, account.Status == AccountStatus.Normal && account.HasOpen));
    }
}
