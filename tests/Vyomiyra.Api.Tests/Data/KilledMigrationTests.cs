using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Data;

namespace Vyomiyra.Api.Tests.Data;

public sealed class KilledMigrationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vyomiyra-migration-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Killed_while_it_rebuilds_a_table_an_upgrade_loses_nothing_and_the_next_one_succeeds()
    {
        var moments = new KilledMoments(Path.Combine(folder, "file"), Path.Combine(folder, "killed"));
        await OldDatabase.MakeAsync(moments.File);
        await MigrateAsync(moments.File, moments);
        Assert.NotEmpty(moments.All);
        var whole = await ContentAsync(moments.File);

        foreach (var killed in moments.All)
        {
            await MigrateAsync(killed);

            Assert.Equal(whole, await ContentAsync(killed));
            Assert.Equal([killed], Directory.GetFiles(Path.GetDirectoryName(killed)!));
        }
    }

    [Fact]
    public async Task A_start_that_may_not_migrate_puts_back_what_an_upgrade_left_half_done()
    {
        var moments = new KilledMoments(Path.Combine(folder, "file"), Path.Combine(folder, "killed"));
        await OldDatabase.MakeAsync(moments.File);
        var old = await ContentAsync(moments.File);
        await MigrateAsync(moments.File, moments);
        var killed = moments.All[^1];

        await using (var services = OldDatabase.Services(killed))
        {
            Assert.False(await services.IsMigratedAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(old, await ContentAsync(killed));
    }

    [Fact]
    public async Task What_was_written_after_an_upgrade_that_finished_stays_though_its_copy_was_left_behind()
    {
        var file = Path.Combine(folder, "vyomiyra.db");
        await OldDatabase.MakeAsync(file);
        await MigrateAsync(file);
        string last;
        await using (var services = OldDatabase.Services(file))
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<VyomiyraDb>();
            last = db.Database.GetMigrations().Last();
            await db.Database.ExecuteSqlRawAsync("UPDATE \"Accounts\" SET \"Name\" = 'Brightwater II'", TestContext.Current.CancellationToken);
        }

        var copy = $"{file}.before-{last}.copy";
        await OldDatabase.MakeAsync(copy);

        await MigrateAsync(file);

        Assert.Contains(await ContentAsync(file), row => row.Contains("Brightwater II", StringComparison.Ordinal));
        Assert.False(File.Exists(copy));
    }

    private static async Task MigrateAsync(string file, params IInterceptor[] interceptors)
    {
        await using var services = OldDatabase.Services(file, interceptors);
        await services.MigrateAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The schema, the customer's rows, and what of them refers to nothing.</summary>
    private static async Task<List<string>> ContentAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var content = new List<string>();
        foreach (var query in (string[])[
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> '__EFMigrationsLock' ORDER BY name",
            "SELECT * FROM Accounts", "SELECT * FROM Receivables", "SELECT * FROM Conversations", "SELECT * FROM Messages", "SELECT * FROM Links", "PRAGMA foreign_key_check"])
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the above.
            command.CommandText = query;
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                content.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)));
            }
        }

        return content;
    }

    /// <summary>What lies in the folder whenever a table is being rebuilt outside a transaction: what a kill at that moment would leave.</summary>
    private sealed class KilledMoments : DbCommandInterceptor
    {
        private const int Most = 4;

        private readonly string killed;
        private int count;

        public KilledMoments(string folder, string killed)
        {
            this.killed = killed;
            File = Path.Combine(Directory.CreateDirectory(folder).FullName, "vyomiyra.db");
        }

        public string File { get; }

        public List<string> All { get; } = [];

        public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(command);
            if (command.CommandText.Contains("PRAGMA foreign_keys = 0", StringComparison.Ordinal) && count++ % 3 == 0 && All.Count < Most)
            {
                var moment = Directory.CreateDirectory(Path.Combine(killed, $"{count}")).FullName;
                foreach (var file in Directory.GetFiles(Path.GetDirectoryName(File)!).Where(IsLeft))
                {
                    System.IO.File.Copy(file, Path.Combine(moment, Path.GetFileName(file)));
                }

                All.Add(Path.Combine(moment, Path.GetFileName(File)));
            }

            return ValueTask.FromResult(result);
        }

        /// <summary>Memory that processes share, and the turn that one of them has, end with them.</summary>
        private static bool IsLeft(string file) => !file.EndsWith("-shm", StringComparison.Ordinal) && !file.EndsWith(".migrating", StringComparison.Ordinal);
    }
}
