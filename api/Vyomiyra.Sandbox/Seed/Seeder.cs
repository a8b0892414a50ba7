using Microsoft.Extensions.Hosting;
using Vyomiyra.Sandbox.Seed.Ledger;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Seed;

/// <summary>Fills a new store before the server listens, once: what happened since then stays.</summary>
sealed class Seeder(SandboxStore store, Tenant tenant, TimeProvider time) : IHostedService
{
    /// <summary>The setting that holds the instant of the seed.</summary>
    public const string SeededOn = "seeded_on";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (store.Setting(SeededOn) is not null)
            return Task.CompletedTask;

        var now = time.GetUtcNow();
        using var connection = store.Open();
        using var transaction = connection.BeginTransaction();
        foreach (var mailbox in tenant.SharedMailboxes.Cast<Mailbox>().Concat(tenant.Users))
            FolderTable.CreateMailbox(connection, mailbox.Mail);
        foreach (var letter in MailScript.All(new Phrases(now, SeedFiles.Read<LedgerSeed>("ledger.json")), tenant))
            MessageTable.Add(connection, letter.Mailbox, FolderTable.FindOrCreate(connection, letter.Mailbox, letter.Folder), letter.Item, now);
        connection.Execute("INSERT INTO setting (name, value) VALUES ($name, $now)", ("$name", SeededOn), ("$now", Instant.Text(now)));
        transaction.Commit();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
