using System.Data;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Turns;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;
using Vyomiyra.Domain.Worklist;

namespace Vyomiyra.Api.Worklist;

/// <summary>Keeps standings true: after facts, of the accounts they are about; by the clock, of those that time has changed.</summary>
public sealed class RecomputeStandings(VyomiyraDb db, CompanyCalendars calendars, TimeProvider clock) : IFactHandler
{
    private const int AccountsAtOnce = 500;

    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var accounts = facts.Select(recorded => recorded.Fact).OfType<AccountFact>().Select(fact => fact.AccountId).ToHashSet();
        // Rates and holidays of a company change all of its accounts.
        var companies = facts.Select(recorded => recorded.Fact).OfType<CompanyFact>().Select(fact => fact.CompanyId).Distinct().ToArray();
        if (companies.Length > 0)
        {
            accounts.UnionWith(await db.Set<Account>().Where(account => companies.Contains(account.CompanyId)).Select(account => account.Id).ToListAsync(cancellation));
        }

        await RunAsync(accounts, cancellation);
    }

    /// <summary>Recomputes what the calendar has changed since it was computed; answers how many that were.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var count = 0;
        foreach (var companyId in await db.Set<Company>().Select(company => company.Id).ToListAsync(cancellation))
        {
            var today = (await calendars.OfAsync(companyId, cancellation)).DateOf(clock.GetUtcNow());
            var due = await (
                from standing in db.Standings
                join account in db.Set<Account>() on standing.AccountId equals account.Id
                where account.CompanyId == companyId && standing.NextChangeOn <= today
                select account.Id).ToListAsync(cancellation);
            count += await RunAloneAsync(due, cancellation);
        }

        // Turns change by a clock of their own. What is looked at before that clock struck is due again.
        var now = clock.Now();
        return count + await RunAloneAsync(
            await db.Standings.Where(standing => standing.WaitChangesAt <= now).Select(standing => standing.AccountId).ToListAsync(cancellation), cancellation);
    }

    private async Task<int> RunAloneAsync(List<long> accountIds, CancellationToken cancellation)
    {
        foreach (var chunk in accountIds.Chunk(AccountsAtOnce))
        {
            await RunAloneAsync(chunk, cancellation);
        }

        return accountIds.Count;
    }

    /// <summary>
    /// In a transaction of its own that lets nothing be recorded between reading and writing: it would be overwritten by sums from before it.
    /// </summary>
    private Task RunAloneAsync(long[] accountIds, CancellationToken cancellation) => db.Database.CreateExecutionStrategy().ExecuteAsync(
        async token =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, token);
            await RunAsync(accountIds, token);
            await transaction.CommitAsync(token);
        },
        cancellation);

    private async Task RunAsync(IEnumerable<long> accountIds, CancellationToken cancellation)
    {
        ExchangeRates? rates = null;
        foreach (var chunk in accountIds.Chunk(AccountsAtOnce))
        {
            rates ??= new ExchangeRates(await db.Set<ExchangeRate>().AsNoTracking().ToListAsync(cancellation));
            await RunChunkAsync(chunk, rates, cancellation);
            await db.SaveChangesAsync(cancellation);
        }
    }

    private async Task RunChunkAsync(long[] ids, ExchangeRates rates, CancellationToken cancellation)
    {
        var accounts = await (
            from account in db.Set<Account>()
            join company in db.Set<Company>() on account.CompanyId equals company.Id
            where ids.Contains(account.Id)
            select new { account.Id, account.Status, account.CompanyId, company.Currency, account.CreditLimitMinor }).ToListAsync(cancellation);
        var items = (await db.Set<Receivable>()
                .Where(row => ids.Contains(row.AccountId) && row.OpenMinor != 0)
                .Select(row => new { row.Id, row.AccountId, row.OpenMinor, row.Currency, row.DueOn })
                .ToListAsync(cancellation))
            .ToLookup(row => row.AccountId, row => new StandingItem(row.Id, new Money(row.OpenMinor, row.Currency), row.DueOn));
        var promises = (await PromisesAsync(ids, cancellation)).ToLookup(cover => cover.AccountId, cover => cover.Cover);
        var notKept = (await db.Set<Promise>()
                .Where(row => ids.Contains(row.AccountId) && (row.State == PromiseState.Broken || row.State == PromiseState.PartlyKept))
                .Select(row => new { row.AccountId, row.PromisedOn })
                .ToListAsync(cancellation))
            .ToLookup(row => row.AccountId, row => row.PromisedOn);
        var disputes = (await db.Set<Dispute>()
                .Where(row => ids.Contains(row.AccountId) && Dispute.Unresolved.Contains(row.State))
                .SelectMany(row => row.Parts, (row, part) => new { row.AccountId, part.ReceivableId, part.RemainingMinor, row.Currency })
                .ToListAsync(cancellation))
            .ToLookup(row => row.AccountId, row => new StandingCover(row.ReceivableId, new Money(row.RemainingMinor, row.Currency)));
        var turns = (await (
                from conversation in db.Set<Conversation>()
                join turn in db.Set<ConversationTurn>().AsNoTracking() on conversation.Id equals turn.ConversationId
                where conversation.AccountId != null && ids.Contains(conversation.AccountId.Value)
                select new { conversation.AccountId, Turn = turn }).ToListAsync(cancellation))
            .ToLookup(row => row.AccountId!.Value, row => row.Turn);
        var stored = await db.Standings.Where(standing => ids.Contains(standing.AccountId)).ToDictionaryAsync(standing => standing.AccountId, cancellation);
        var created = new List<Standing>();
        foreach (var account in accounts)
        {
            var now = clock.Now();
            var today = (await calendars.OfAsync(account.CompanyId, cancellation)).DateOf(now);
            var standing = StandingCalculator.Compute(
                new StandingInput(
                    account.Id, account.Status, account.Currency, account.CreditLimitMinor, today, [.. items[account.Id]], [.. promises[account.Id]],
                    [.. notKept[account.Id]], [.. disputes[account.Id]], rates)
                {
                    Turns = [.. turns[account.Id]],
                },
                now);
            if (stored.TryGetValue(account.Id, out var existing))
            {
                db.Entry(existing).CurrentValues.SetValues(standing);
            }
            else
            {
                created.Add(standing);
            }
        }

        await db.BulkInsertAsync(created, cancellation);
    }

    /// <summary>The parts of open promises, and of those that name no receivable the whole amount.</summary>
    private async Task<List<(long AccountId, StandingCover Cover)>> PromisesAsync(long[] ids, CancellationToken cancellation)
    {
        var promises = await db.Set<Promise>()
            .Where(row => ids.Contains(row.AccountId) && row.State == PromiseState.Open)
            .Select(row => new { row.AccountId, row.AmountMinor, row.PaidMinor, row.CreditedMinor, row.Currency, Parts = row.Parts.Select(part => new { part.ReceivableId, part.RemainingMinor }).ToList() })
            .ToListAsync(cancellation);
        return [.. promises.SelectMany(promise => promise.Parts.Count == 0
            ? [(promise.AccountId, new StandingCover(null, new Money(promise.AmountMinor - promise.PaidMinor - promise.CreditedMinor, promise.Currency)))]
            : promise.Parts.Select(part => (promise.AccountId, new StandingCover(part.ReceivableId, new Money(part.RemainingMinor, promise.Currency)))))];
    }
}
