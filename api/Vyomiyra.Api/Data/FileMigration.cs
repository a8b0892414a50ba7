using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Vyomiyra.Api.Data;

/// <summary>
/// Changes the schema of a SQLite file, all of it or nothing. SQLite cannot rebuild a table that others refer to within one transaction; so a copy
/// beside the file is changed, whose content then becomes the file's in one. Killed or failed before that, the file is as it was for whichever version
/// opens it next, and the copy is of no use to anybody.
/// </summary>
internal static class FileMigration
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <exception cref="InvalidOperationException">Somebody wrote to the file meanwhile; it is as they left it.</exception>
    public static async Task RunAsync(VyomiyraDb db, CancellationToken cancellation)
    {
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);
        var copy = $"{file}.migrating.copy";
        await using var turn = await TakeTurnAsync(file, cancellation);
        Delete(copy);
        if (!(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            return;
        }

        try
        {
            await using var current = await OpenAsync(file, cancellation);
            var before = await AskAsync(current, "PRAGMA data_version", cancellation); // changes with what others commit
            await using (var target = await OpenAsync(copy, cancellation))
            {
                current.BackupDatabase(target);
            }

            await MigrateAsync(db, copy, cancellation);
            await using var source = await OpenAsync(copy, cancellation);
            if (await AskAsync(current, "PRAGMA data_version", cancellation) != before)
            {
                throw new InvalidOperationException($"Somebody wrote to {file} while its schema was changed. Nothing was changed: stop what uses it, and try again.");
            }

            source.BackupDatabase(current);
            await AskAsync(current, "PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
        }
        finally
        {
            Delete(copy);
        }
    }

    private static async Task MigrateAsync(VyomiyraDb db, string copy, CancellationToken cancellation)
    {
        var own = db.Database.GetConnectionString();
        db.Database.SetConnectionString(new SqliteConnectionStringBuilder(own) { DataSource = copy, Pooling = false }.ToString());
        try
        {
            await db.Database.MigrateAsync(cancellation);
        }
        finally
        {
            db.Database.SetConnectionString(own);
        }
    }

    private static async Task<SqliteConnection> OpenAsync(string file, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private static async Task<long> AskAsync(SqliteConnection connection, string pragma, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the above.
        command.CommandText = pragma;
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static void Delete(string copy)
    {
        foreach (var part in (string[])["", "-wal", "-shm", "-journal"])
        {
            File.Delete(copy + part);
        }
    }

    /// <summary>One process at a time; the system takes the turn from one that was killed.</summary>
    private static async Task<FileStream> TakeTurnAsync(string file, CancellationToken cancellation)
    {
        var mark = $"{file}.migrating";
        while (true)
        {
            try
            {
                return new FileStream(mark, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(mark))
            {
                await Task.Delay(BetweenLooks, cancellation);
            }
        }
    }
}
