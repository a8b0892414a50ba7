using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Promises;

/// <summary>Keeps the states of promises true: after facts, of the accounts they are about; by the clock, of those whose days have passed.</summary>
public sealed class SettlePromises(VyomiyraDb db, JudgePromises judge, CompanyCalendars calendars, TimeProvider clock) : IFactHandler
{
    private const int AccountsAtOnce = 200;

    private static readonly Actor Rule = Actor.System("promises");

    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(work);
        var all = facts.Select(recorded => recorded.Fact).ToList();
        var accounts = all.OfType<AccountFact>().Where(MaySettle).Select(fact => fact.AccountId).Distinct().ToArray();
        var companies = all.OfType<CompanyFact>().Where(fact => fact is HolidaysImported or RatesImported).Select(fact => fact.CompanyId).Distinct().ToArray();
        if (accounts.Length + companies.Length > 0)
        {
            await SettleAsync(await PromisingAsync(accounts, companies, cancellation), work, cancellation);
        }
    }

    /// <summary>Settles what time alone has changed; answers how many accounts that were.</summary>
    public async Task<int> RunDueAsync(Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        var count = 0;
        foreach (var companyId in await db.Companies.Select(company => company.Id).ToListAsync(cancellation))
        {
            var today = (await calendars.OfAsync(companyId, cancellation)).DateOf(clock.GetUtcNow());
            var due = await db.Promises
                .Where(promise => promise.State == PromiseState.Open && (promise.ChecksOn == null || promise.ChecksOn <= today)
                    && db.Set<Account>().Any(account => account.Id == promise.AccountId && account.CompanyId == companyId))
                .Select(promise => promise.AccountId).Distinct().OrderBy(id => id).ToListAsync(cancellation);
            foreach (var chunk in due.Chunk(AccountsAtOnce))
            {
                await work.CommitAsync<int>(
                    Rule,
                    async token =>
                    {
                        await SettleAsync(chunk, work, token);
                        return chunk.Length;
                    },
                    cancellation);
            }

            count += due.Count;
        }

        return count;
    }

    private async Task SettleAsync(IReadOnlyList<long> accountIds, Work work, CancellationToken cancellation)
    {
        foreach (var chunk in accountIds.Chunk(AccountsAtOnce))
        {
            foreach (var (promise, judged, lapsed) in await judge.OfAsync(chunk, cancellation))
            {
                if (promise.Settle(judged, lapsed, work.Now) is { } settled)
                {
                    work.Record(settled, Rule);
                }
            }

            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Accounts with promises among them, and those that promised what is theirs by now.</summary>
    private async Task<List<long>> PromisingAsync(long[] accounts, long[] companies, CancellationToken cancellation)
    {
        var promising = new SortedSet<long>();
        foreach (var chunk in accounts.Chunk(1000))
        {
            promising.UnionWith(await db.Promises.Where(promise => EF.Parameter(chunk).Contains(promise.AccountId)).Select(promise => promise.AccountId).Distinct().ToListAsync(cancellation));
            promising.UnionWith(await (
                from part in db.PromiseParts
                join receivable in db.Receivables on part.ReceivableId equals receivable.Id
                join promise in db.Promises on part.PromiseId equals promise.Id
                where EF.Parameter(chunk).Contains(receivable.AccountId)
                select promise.AccountId).Distinct().ToListAsync(cancellation));
        }

        if (companies.Length > 0)
        {
            promising.UnionWith(await db.Promises
                .Where(promise => promise.State == PromiseState.Open && db.Set<Account>().Any(account => account.Id == promise.AccountId && EF.Parameter(companies).Contains(account.CompanyId)))
                .Select(promise => promise.AccountId).Distinct().ToListAsync(cancellation));
        }

        return [.. promising];
    }

    /// <summary>All but what was said, who is to be spoken to, and what this rule itself did.</summary>
    private static bool MaySettle(AccountFact fact) =>
        fact is not (ConversationFact or NoteWritten or ContactAdded or ContactChanged or ContactRemoved or PromiseSettled or PromiseRefitted);
}
