using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>Works on mailboxes. However many do so at once, on however many nodes, one holds a mailbox; what one leaves undone, another takes up.</summary>
public sealed class MailboxWorker(IServiceScopeFactory scopes, WriteTurns turns, IOptions<MailboxOptions> options, TimeProvider clock, ILogger<MailboxWorker> logger)
    : IDisposable
{
    /// <summary>Who finds every place taken comes back so much later.</summary>
    private static readonly TimeSpan NoPlace = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim places = new(options.Value.AtOnce);

    private static Refusal Unexpected => Refusal.Unavailable("unexpected_error", "It ended with an error that nobody foresaw; the log has it.");

    /// <summary>
    /// Reads the mailbox until there are no news of it, unless somebody else does or it is not to be asked now; answers with the time to come back
    /// at, where it asked to be left alone or enough others are being read.
    /// </summary>
    public async Task<DateTimeOffset?> WorkAsync(long mailboxId, CancellationToken cancellation)
    {
        if (!await places.WaitAsync(TimeSpan.Zero, cancellation))
        {
            return clock.Now() + NoPlace;
        }

        try
        {
            return await WorkToItsEndAsync(mailboxId, cancellation);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<DateTimeOffset?> WorkToItsEndAsync(long mailboxId, CancellationToken cancellation)
    {
        while (await TakeAsync(mailboxId, cancellation) is { } held)
        {
            await WorkAsync(held, cancellation);
            var (hasNews, later) = await StandingAsync(mailboxId, cancellation);
            if (later is not null || !hasNews)
            {
                return later;
            }
        }

        return null;
    }

    private async Task WorkAsync(HeldMailbox held, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var read = scope.ServiceProvider.GetRequiredService<ReadMailbox>();
        using var done = new CancellationTokenSource();
        var renewing = LeaseRenewal.KeepAsync(held.Lease, held.RenewAsync, scopes, clock, done.Token);
        try
        {
            await read.RunAsync(held, cancellation);
        }
        catch (Exception moved) when (moved is MailboxTakenException or DbUpdateConcurrencyException)
        {
            logger.LogInformation("Mailbox {MailboxId} was withdrawn or taken while it was read", held.Id);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !PassingFault.Is(fault))
        {
            logger.LogError(fault, "Mailbox {MailboxId} could not be read", held.Id);
            await read.FailAsync(held, Unexpected, CancellationToken.None);
        }
        finally
        {
            await done.CancelAsync();
            // An error of its own hides none of the work's, and keeps nothing held.
            await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await LetGoAsync(held);
        }

        await renewing;
    }

    private async Task<HeldMailbox?> TakeAsync(long mailboxId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await turns.TakeAsync(cancellation);
        return await HeldMailbox.TakeAsync(mailboxId, scope.ServiceProvider.GetRequiredService<VyomiyraDb>(), options.Value.Lease, clock, cancellation);
    }

    /// <summary>So that the next worker need not wait for the lease to run out.</summary>
    private async Task LetGoAsync(HeldMailbox held)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await turns.TakeAsync(CancellationToken.None);
        await held.LetGoAsync(scope.ServiceProvider.GetRequiredService<VyomiyraDb>());
    }

    /// <summary>Whether somebody rang meanwhile, and whether it is not to be asked before a time to come.</summary>
    private async Task<(bool HasNews, DateTimeOffset? Later)> StandingAsync(long mailboxId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var mailbox = await scope.ServiceProvider.GetRequiredService<VyomiyraDb>().Mailboxes
            .Where(mailbox => mailbox.Id == mailboxId && mailbox.WithdrawnAt == null)
            .Select(mailbox => new { HasNews = mailbox.Rings > mailbox.RingsHeard, mailbox.NotBefore })
            .SingleOrDefaultAsync(cancellation);
        return (mailbox?.HasNews ?? false, mailbox?.NotBefore);
    }
}
