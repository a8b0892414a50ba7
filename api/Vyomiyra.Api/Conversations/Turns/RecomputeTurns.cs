using System.Data;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Conversations.Turns;

/// <summary>Keeps true who must speak next: after facts, in the conversations that they are about; by the clock, where time has changed it.</summary>
public sealed class RecomputeTurns(VyomiyraDb db, ComputeTurns compute, TimeProvider clock) : IFactHandler
{
    private const int AtOnce = 500;

    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var conversations = facts.Select(recorded => recorded.Fact).OfType<ConversationFact>().Select(fact => fact.ConversationId).ToHashSet();
        var accounts = facts.Select(recorded => recorded.Fact).Where(MayChangeTurns).Cast<AccountFact>().Select(fact => fact.AccountId).ToHashSet();
        // Holidays and rates of a company change the turns of all of its accounts.
        var companies = facts.Select(recorded => recorded.Fact).OfType<CompanyFact>().Select(fact => fact.CompanyId).Distinct().ToArray();
        if (companies.Length > 0)
        {
            accounts.UnionWith(await db.Set<Account>().Where(account => companies.Contains(account.CompanyId)).Select(account => account.Id).ToListAsync(cancellation));
        }

        foreach (var chunk in accounts.Chunk(AtOnce))
        {
            conversations.UnionWith(await db.Conversations
                .Where(conversation => conversation.AccountId != null && EF.Parameter(chunk).Contains(conversation.AccountId.Value))
                .Select(conversation => conversation.Id).ToListAsync(cancellation));
        }

        await RunAsync(conversations, cancellation);
    }

    /// <summary>Recomputes what time alone has changed; answers how many turns that were.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var count = 0;
        var now = clock.Now();
        while (await db.ConversationTurns.Where(turn => turn.ChangesAt <= now).OrderBy(turn => turn.ChangesAt).ThenBy(turn => turn.ConversationId)
            .Select(turn => turn.ConversationId).Take(AtOnce).ToArrayAsync(cancellation) is { Length: > 0 } due)
        {
            await RunAloneAsync(due, cancellation);
            count += due.Length;
        }

        return count;
    }

    public async Task RunAsync(IEnumerable<long> conversationIds, CancellationToken cancellation)
    {
        ExchangeRates? rates = null;
        foreach (var chunk in conversationIds.Chunk(AtOnce))
        {
            rates ??= new ExchangeRates(await db.Set<ExchangeRate>().AsNoTracking().ToListAsync(cancellation));
            await compute.RunAsync(chunk, rates, cancellation);
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>In a transaction of its own that lets nothing be recorded between reading and writing.</summary>
    private Task RunAloneAsync(long[] ids, CancellationToken cancellation) => db.Database.CreateExecutionStrategy().ExecuteAsync(
        async token =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, token);
            await RunAsync(ids, token);
            await transaction.CommitAsync(token);
        },
        cancellation);

    private static bool MayChangeTurns(Fact fact) => fact switch
    {
        ConversationFact => false,
        OpenAmountsFact or PromiseRecorded or PromiseWithdrawn or PromiseSettled or PromiseRefitted or PromiseSplit or DisputeFact or DisputeRefitted or DisputeSplit or AccountStatusSet => true,
        AccountsMerged or AccountMergedAway or AccountMergeUndone or AccountRestored => true,
        AccountImported imported => imported.Changes.Any(change => change is "segment" or "company"),
        _ => false,
    };
}
