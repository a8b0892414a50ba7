using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Vyomiyra.Api.Data;

/// <summary>
/// Changes the schema of a SQLite file so that a kill in the middle loses nothing. SQLite cannot rebuild a table that others refer to within one
/// transaction; so the file is copied beside itself first. The copy goes when all is done; where it stayed, it is put back.
/// </summary>
internal static class FileMigration
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(VyomiyraDb db, CancellationToken cancellation)
    {
        var file = FileOf(db);
        await using var turn = await TakeTurnAsync(file, cancellation);
        await SettleAsync(db, file, cancellation);
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).LastOrDefault() is not { } last)
        {
            return;
        }

        var copy = $"{file}.before-{last}.copy";
        Keep(file, copy);
        await db.Database.MigrateAsync(cancellation);
        File.Delete(copy);
    }

    /// <summary>Puts back what the file was before a migration that somebody began and did not finish.</summary>
    public static async Task UndoUnfinishedAsync(VyomiyraDb db, CancellationToken cancellation)
    {
        var file = FileOf(db);
        await using var turn = await TakeTurnAsync(file, cancellation);
        await SettleAsync(db, file, cancellation);
    }

    private static async Task SettleAsync(VyomiyraDb db, string file, CancellationToken cancellation)
    {
        const string Before = ".before-", End = ".copy";
        var name = Path.GetFileName(file);
        foreach (var copy in Directory.GetFiles(Path.GetDirectoryName(file)!, $"{name}{Before}*{End}"))
        {
            var last = Path.GetFileName(copy)[(name.Length + Before.Length)..^End.Length];
            if (!(await db.Database.GetAppliedMigrationsAsync(cancellation)).Contains(last, StringComparer.Ordinal))
            {
                Copy(copy, file);
            }

            File.Delete(copy);
        }
    }

    /// <summary>It gets its name once it is whole.</summary>
    private static void Keep(string file, string copy)
    {
        var part = $"{copy}.part";
        File.Delete(part);
        File.Delete($"{part}-journal");
        Copy(file, part);
        File.Move(part, copy);
    }

    /// <summary>In one transaction of the target's.</summary>
    private static void Copy(string from, string to)
    {
        using var source = Open(from);
        using var target = Open(to);
        source.BackupDatabase(target);
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static string FileOf(VyomiyraDb db) => Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);

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
