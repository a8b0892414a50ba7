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
    public async Task Whoever_goes_back_to_the_version_before_after_a_kill_loses_nothing_of_what_they_then_write()
    {
        var moments = new KilledMoments(Path.Combine(folder, "file"), Path.Combine(folder, "killed"));
        await OldDatabase.MakeAsync(moments.File);
        var old = await ContentAsync(moments.File);
        await MigrateAsync(moments.File, moments);
        var killed = moments.All[^1];
        Assert.Equal(old, await ContentAsync(killed));
        await RenameAsync(killed);

        await MigrateAsync(killed);

        Assert.Contains(await ContentAsync(killed), row => row.Contains("Brightwater II", StringComparison.Ordinal));
        await using var services = OldDatabase.Services(killed);
        Assert.True(await services.IsMigratedAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task When_the_disk_is_full_in_the_middle_the_file_is_as_it_was()
    {
        var file = Path.Combine(folder, "vyomiyra.db");
        await OldDatabase.MakeAsync(file);
        var old = await ContentAsync(file);
        const int Full = 13;

        var fault = await Assert.ThrowsAsync<SqliteException>(() => MigrateAsync(file, new Meanwhile(() => throw new SqliteException("database or disk is full", Full))));

        Assert.Equal(Full, fault.SqliteErrorCode);
        Assert.Equal(old, await ContentAsync(file));
        Assert.Equal([file], Directory.GetFiles(folder));
        await using var services = OldDatabase.Services(file);
        Assert.False(await services.IsMigratedAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_somebody_wrote_meanwhile_stays_and_the_upgrade_is_refused()
    {
        var file = Path.Combine(folder, "vyomiyra.db");
        await OldDatabase.MakeAsync(file);

        await Assert.ThrowsAsync<InvalidOperationException>(() => MigrateAsync(file, new Meanwhile(() => RenameAsync(file))));

        Assert.Contains(await ContentAsync(file), row => row.Contains("Brightwater II", StringComparison.Ordinal));
        await MigrateAsync(file);
        Assert.Contains(await ContentAsync(file), row => row.Contains("Brightwater II", StringComparison.Ordinal));
    }

    private static async Task RenameAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new SqliteCommand("UPDATE Accounts SET Name = 'Brightwater II'", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
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

    /// <summary>Something happens, once, while a table is being rebuilt.</summary>
    private sealed class Meanwhile(Func<Task> happens) : DbCommandInterceptor
    {
        private bool isOver;

        public override async ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (!isOver && command!.CommandText.Contains("PRAGMA foreign_keys = 0", StringComparison.Ordinal))
            {
                isOver = true;
                await happens();
            }

            return result;
        }
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
