using Microsoft.Extensions.Hosting;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Seed;

/// <summary>Fills a new store before the server listens, once: what happened since then stays.</summary>
sealed class Seeder(SandboxStore store, Tenant tenant, TimeProvider time) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (store.Setting("seeded") is not null)
            return Task.CompletedTask;

        var now = time.GetUtcNow();
        using var connection = store.Open();
        using var transaction = connection.BeginTransaction();
        foreach (var mailbox in tenant.SharedMailboxes.Cast<Mailbox>().Concat(tenant.Users))
            FolderTable.CreateMailbox(connection, mailbox.Mail);
        connection.Execute("INSERT INTO setting (name, value) VALUES ('seeded', $now)", ("$now", Instant.Text(now)));
        transaction.Commit();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
