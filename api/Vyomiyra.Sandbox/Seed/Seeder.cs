using Microsoft.Extensions.Hosting;
using Vyomiyra.Sandbox.Seed.Ledger;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Seed;

/// <summary>Fills every mailbox that the store lacks before the server listens: what happened since then stays.</summary>
sealed class Seeder(SandboxStore store, Tenant tenant, TimeProvider time) : IHostedService
{
    /// <summary>The setting that holds the instant of the first seed.</summary>
    public const string SeededOn = "seeded_on";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        using var connection = store.Open();
        using var transaction = connection.BeginTransaction();
        var missing = tenant.Mailboxes.Select(mailbox => mailbox.Mail)
            .Where(address => FolderTable.Find(connection, address, FolderTable.Root) is null).ToHashSet();
        if (missing.Count == 0)
            return Task.CompletedTask;

        foreach (var address in missing)
            FolderTable.CreateMailbox(connection, address);
        foreach (var letter in MailScript.All(new Phrases(now, SeedFiles.Read<LedgerSeed>("ledger.json")), tenant))
            if (missing.Contains(letter.Mailbox))
                MessageTable.Add(connection, letter.Mailbox, FolderTable.FindOrCreate(connection, letter.Mailbox, letter.Folder), letter.Item, now);
        connection.Execute("INSERT OR IGNORE INTO setting (name, value) VALUES ($name, $now)", ("$name", SeededOn), ("$now", Instant.Text(now)));
        transaction.Commit();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
