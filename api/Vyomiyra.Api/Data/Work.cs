using Microsoft.EntityFrameworkCore;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Data;

/// <summary>A fact with who and when.</summary>
public sealed record RecordedFact(Fact Fact, Actor Actor, DateTimeOffset At);

/// <summary>
/// What must happen downstream of facts, in their transaction. The handlers and their order are listed once, where the application is composed.
/// </summary>
public interface IFactHandler
{
    /// <summary>Handles what was recorded since the last call. What it records itself is handled by all handlers in a further round.</summary>
    Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation);
}

/// <summary>One transaction: the writes of a use case, the facts it records, and everything that follows from them, or nothing.</summary>
public sealed class Work(VyomiyraDb db, IEnumerable<IFactHandler> handlers, WriteTurns turns, TimeProvider clock)
{
    private const int MostAttempts = 3;

    private readonly List<RecordedFact> recorded = [];
    private Actor actor = Actor.System("none");

    public DateTimeOffset Now { get; private set; }

    /// <summary>Runs last, inside the transaction, with the answer about to be given.</summary>
    public Func<object, CancellationToken, Task>? BeforeCommit { get; set; }

    public void Record(Fact fact) => Record(fact, actor);

    /// <summary>Records what a rule did rather than the person who is asking.</summary>
    public void Record(Fact fact, Actor by) => recorded.Add(new RecordedFact(fact, by, Now));

    /// <summary>
    /// Runs <paramref name="act"/> as <paramref name="by"/> and commits, unless it was refused. It may run again, after a transient fault of a
    /// server or when another act was there first, so it must take all its state from the database.
    /// </summary>
    public async Task<Outcome<T>> CommitAsync<T>(Actor by, Func<CancellationToken, Task<Outcome<T>>> act, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(by, act, cancellation);
            }
            catch (Exception fault) when (attempt < MostAttempts && (fault is DbUpdateConcurrencyException || KeyCollision.Is(fault)))
            {
                // A server lets another act write between our look and our save. The next attempt sees what it wrote.
            }
        }
    }

    private Task<Outcome<T>> TryAsync<T>(Actor by, Func<CancellationToken, Task<Outcome<T>>> act, CancellationToken cancellation) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                using var turn = await turns.TakeAsync(token);
                (actor, Now) = (by, clock.Now());
                recorded.Clear();
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                var outcome = await act(token);
                if (outcome.IsRefused)
                {
                    return outcome;
                }

                await db.SaveChangesAsync(token);
                await HandleFactsAsync(token);
                if (BeforeCommit is not null)
                {
                    await BeforeCommit(outcome.Value!, token);
                    await db.SaveChangesAsync(token);
                }

                await transaction.CommitAsync(token);
                return outcome;
            },
            cancellation);

    private async Task HandleFactsAsync(CancellationToken cancellation)
    {
        while (recorded.Count > 0)
        {
            var round = recorded.ToArray();
            recorded.Clear();
            foreach (var handler in handlers)
            {
                await handler.HandleAsync(round, this, cancellation);
                await db.SaveChangesAsync(cancellation);
            }
        }
    }
}
