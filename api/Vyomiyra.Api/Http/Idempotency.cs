using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Http;

/// <summary>
/// Makes a write safe to repeat. The key is reserved in a transaction of its own before the act, and completed with the answer inside the
/// act's transaction: what was done and what was answered are stored together or not at all.
/// </summary>
public sealed class Idempotency(
    VyomiyraDb db, Work work, IServiceScopeFactory scopes, WriteTurns turns, TimeProvider clock, IOptions<JsonOptions> json)
{
    public const string Header = "Idempotency-Key";

    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>How long an attempt is taken to be alive without completing: a process that died blocks its key no longer.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Runs <paramref name="act"/> once for the key in the request's header. The caller's access was checked before; a repetition answers from
    /// what was stored. <paramref name="act"/> commits through <see cref="Work"/> with the outcome that it answers.
    /// </summary>
    public async Task<Outcome<T>> RunAsync<TRequest, T>(
        Caller caller, HttpContext http, TRequest request, Func<CancellationToken, Task<Outcome<T>>> act, CancellationToken cancellation)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(act);
        if (ReadKey(http) is not { } key)
        {
            return Refusal.Invalid(Header, "idempotency_key_required", $"Give this write a key of 1 to {IdempotencyKey.MaximumLength} printable characters.");
        }

        var wanted = Wanted(caller, http, key, request);
        var reserved = await ReserveAsync(wanted, cancellation);
        if (reserved.IsRefused)
        {
            return Outcome<T>.Refused(reserved.Refusals);
        }

        return reserved.Value.Answer is { } answer
            ? JsonSerializer.Deserialize<T>(answer, json.Value.SerializerOptions)!
            : await ActAsync(reserved.Value, act, cancellation);
    }

    private static string? ReadKey(HttpContext http)
    {
        var key = http.Request.Headers[Header].ToString();
        return key.Length is > 0 and <= IdempotencyKey.MaximumLength && key.All(character => character is > ' ' and <= '~') ? key : null;
    }

    private IdempotencyKey Wanted<TRequest>(Caller caller, HttpContext http, string key, TRequest request)
    {
        var now = clock.Now();
        var input = Encoding.UTF8.GetBytes($"{http.Request.Path}\n{JsonSerializer.Serialize(request, json.Value.SerializerOptions)}");
        return new IdempotencyKey
        {
            TenantId = caller.TenantId,
            ObjectId = caller.ObjectId,
            Route = Routes.Find(http) ?? throw new InvalidOperationException("Idempotency needs a route."),
            Key = key,
            InputHash = Convert.ToHexStringLower(SHA256.HashData(input)),
            State = IdempotencyState.Running,
            Attempt = Guid.NewGuid(),
            LeaseUntil = now + Lease,
            CreatedAt = now,
        };
    }

    private async Task<Outcome<Reservation>> ReserveAsync(IdempotencyKey wanted, CancellationToken cancellation)
    {
        using var turn = await turns.TakeAsync(cancellation);
        await using var scope = scopes.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<VyomiyraDb>();
        var known = await FindAsync(keys, wanted, cancellation);
        if (known is null)
        {
            keys.Add(wanted);
            try
            {
                await keys.SaveChangesAsync(cancellation);
                return new Reservation(wanted.Id, wanted.Attempt);
            }
            catch (DbUpdateException)
            {
                // Somebody reserved it between our look and our insert.
                known = await FindAsync(keys, wanted, cancellation);
                if (known is null)
                {
                    throw;
                }
            }
        }

        var isForgotten = known.CreatedAt <= wanted.CreatedAt - Kept;
        if (!isForgotten && known.InputHash != wanted.InputHash)
        {
            return Refusal.Invalid(Header, "idempotency_key_reused", "This key was used for another input.");
        }

        if (!isForgotten && known.State == IdempotencyState.Done)
        {
            return new Reservation(known.Id, known.Attempt, known.Answer);
        }

        var isAlive = known.State == IdempotencyState.Running && known.LeaseUntil > wanted.CreatedAt;
        return !isAlive && await TakeOverAsync(keys, known, wanted, cancellation)
            ? new Reservation(known.Id, wanted.Attempt)
            : Refusal.Conflict("still_running", "The first request with this key is still running.");
    }

    private static Task<IdempotencyKey?> FindAsync(VyomiyraDb keys, IdempotencyKey wanted, CancellationToken cancellation) =>
        keys.IdempotencyKeys.AsNoTracking().FirstOrDefaultAsync(
            key => key.TenantId == wanted.TenantId && key.ObjectId == wanted.ObjectId && key.Route == wanted.Route && key.Key == wanted.Key,
            cancellation);

    private static async Task<bool> TakeOverAsync(VyomiyraDb keys, IdempotencyKey known, IdempotencyKey wanted, CancellationToken cancellation) =>
        await keys.IdempotencyKeys.Where(key => key.Id == known.Id && key.Attempt == known.Attempt).ExecuteUpdateAsync(
            key => key
                .SetProperty(row => row.Attempt, wanted.Attempt)
                .SetProperty(row => row.InputHash, wanted.InputHash)
                .SetProperty(row => row.State, IdempotencyState.Running)
                .SetProperty(row => row.LeaseUntil, wanted.LeaseUntil)
                .SetProperty(row => row.CreatedAt, wanted.CreatedAt)
                .SetProperty(row => row.Answer, (string?)null),
            cancellation) == 1;

    private async Task<Outcome<T>> ActAsync<T>(Reservation reservation, Func<CancellationToken, Task<Outcome<T>>> act, CancellationToken cancellation)
        where T : notnull
    {
        var (isRefused, isStored) = (true, false);
        work.BeforeCommit = async (answer, token) =>
        {
            await CompleteAsync(reservation, (T)answer, token);
            isStored = true;
        };
        try
        {
            var outcome = await act(cancellation);
            isRefused = outcome.IsRefused;
            if (!isRefused && !isStored)
            {
                await CompleteAsync(reservation, outcome.Value, cancellation);
            }

            return outcome;
        }
        finally
        {
            work.BeforeCommit = null;
            if (isRefused)
            {
                await FreeAsync(reservation);
            }
        }
    }

    private async Task CompleteAsync<T>(Reservation reservation, T answer, CancellationToken cancellation)
    {
        var text = JsonSerializer.Serialize(answer, json.Value.SerializerOptions);
        var completed = await Held(db, reservation).ExecuteUpdateAsync(
            key => key.SetProperty(row => row.State, IdempotencyState.Done).SetProperty(row => row.Answer, text), cancellation);
        if (completed != 1)
        {
            throw new DbUpdateConcurrencyException("Another attempt took this key over: its lease had run out.");
        }
    }

    private async Task FreeAsync(Reservation reservation)
    {
        using var turn = await turns.TakeAsync(CancellationToken.None);
        await using var scope = scopes.CreateAsyncScope();
        await Held(scope.ServiceProvider.GetRequiredService<VyomiyraDb>(), reservation).ExecuteDeleteAsync(CancellationToken.None);
    }

    private static IQueryable<IdempotencyKey> Held(VyomiyraDb keys, Reservation reservation) => keys.IdempotencyKeys.Where(
        key => key.Id == reservation.Id && key.Attempt == reservation.Attempt && key.State == IdempotencyState.Running);

    private sealed record Reservation(long Id, Guid Attempt, string? Answer = null);
}
