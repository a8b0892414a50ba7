using Microsoft.Data.Sqlite;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>
/// The rows of one run between reading and landing, in an SQLite file of the run's own, whatever the main database is: so that a run of any size
/// needs no more memory than another, and holds no lock while it reads. It can always be made again from the source.
/// </summary>
internal sealed class Scratch : IDisposable
{
    private const int RowsATransaction = 20_000;

    private readonly SqliteConnection connection;
    private readonly MemoryStream buffer = new();
    private SqliteTransaction? transaction;
    private SqliteCommand? insert;
    private SqliteCommand? find;
    private int rows;

    private Scratch(SqliteConnection connection) => this.connection = connection;

    /// <summary>An empty one, in place of any that was there.</summary>
    public static Scratch Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Delete(path);
        var scratch = new Scratch(Connect(path));
        scratch.Execute("CREATE TABLE Rows (Id INTEGER PRIMARY KEY, Line INTEGER NOT NULL, KeyHash INTEGER NOT NULL, Account TEXT NOT NULL, Item BLOB NOT NULL)");
        return scratch;
    }

    /// <summary>The one that was sealed for this delivery; null where there is none that is whole.</summary>
    public static Scratch? Open(string path, string contentHash)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var scratch = new Scratch(Connect(path));
        try
        {
            if (scratch.Command("SELECT ContentHash FROM Sealed").ExecuteScalar() as string == contentHash)
            {
                return scratch;
            }
        }
        catch (SqliteException)
        {
            // The process that made it did not come to its end.
        }

        scratch.Dispose();
        return null;
    }

    /// <summary>Forgets what was read; nothing where there is none.</summary>
    public static void Delete(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    public void Add(int line, ImportedReceivable item)
    {
        if (rows++ % RowsATransaction == 0)
        {
            transaction?.Commit();
            insert?.Dispose();
            transaction = connection.BeginTransaction();
            insert = Command("INSERT INTO Rows (Line, KeyHash, Account, Item) VALUES ($line, $hash, $account, $item)", "$line", "$hash", "$account", "$item");
        }

        Execute(insert!, line, ScratchRow.HashOf(item.Company, item.Type, item.Number, item.Line), item.Account.Number, ScratchRow.ToBytes(item, buffer));
    }

    /// <summary>Takes out every row whose key an earlier line has, and tells it with that line.</summary>
    public void RemoveDuplicates(Action<int, ImportedReceivable, int> tell)
    {
        Finish();
        Execute("CREATE INDEX ByKey ON Rows (KeyHash)");
        Execute("CREATE TEMP TABLE Doubles (Id INTEGER PRIMARY KEY)");
        using var note = Command("INSERT INTO Doubles VALUES ($id)", "$id");
        using var command = Command(
            "SELECT Id, Line, KeyHash, Item FROM Rows WHERE KeyHash IN (SELECT KeyHash FROM Rows GROUP BY KeyHash HAVING count(*) > 1) ORDER BY KeyHash, Id");
        using (var reader = command.ExecuteReader())
        {
            var first = new List<(int Line, ImportedReceivable Item)>();
            long? hash = null;
            while (reader.Read())
            {
                if (hash != reader.GetInt64(2))
                {
                    hash = reader.GetInt64(2);
                    first.Clear();
                }

                var (line, item) = (reader.GetInt32(1), ScratchRow.Read((byte[])reader.GetValue(3)));
                var known = first.FindIndex(earlier => ScratchRow.AreOneKey(earlier.Item, item));
                if (known < 0)
                {
                    first.Add((line, item));
                    continue;
                }

                Execute(note, reader.GetInt64(0));
                tell(line, item, first[known].Line);
            }
        }

        Execute("DELETE FROM Rows WHERE Id IN (SELECT Id FROM Doubles)");
    }

    /// <summary>Puts the rows in order of their accounts and makes the file fit to be opened by the next process. Answers how many accounts there are.</summary>
    public int Seal(string contentHash)
    {
        Finish();
        Execute("CREATE INDEX ByAccount ON Rows (Account)");
        Execute("CREATE TABLE Sealed (ContentHash TEXT NOT NULL)");
        using var seal = Command("INSERT INTO Sealed VALUES ($hash)", "$hash");
        Execute(seal, contentHash);
        var accounts = Command("SELECT count(DISTINCT Account) FROM Rows").ExecuteScalar();
        using var file = File.OpenHandle(connection.DataSource, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(file);
        return Convert.ToInt32(accounts, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a row has this key.</summary>
    public bool Names(string company, ReceivableType type, string number, string line)
    {
        find ??= Command("SELECT Item FROM Rows WHERE KeyHash = $hash", "$hash");
        find.Parameters[0].Value = ScratchRow.HashOf(company, type, number, line);
        using var reader = find.ExecuteReader();
        while (reader.Read())
        {
            var item = ScratchRow.Read((byte[])reader.GetValue(0));
            if (item.Type == type && item.Company == company && item.Number == number && item.Line == line)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The next whole accounts after one, about so many rows together; null where none is left.</summary>
    public ScratchBatch? After(string? account, int about)
    {
        account ??= "";
        using var last = Command("SELECT Account FROM Rows WHERE Account > $after ORDER BY Account LIMIT $about", "$after", "$about");
        last.Parameters[0].Value = account;
        last.Parameters[1].Value = about;
        var (accounts, through) = (0, account);
        using (var reader = last.ExecuteReader())
        {
            while (reader.Read())
            {
                if (reader.GetString(0) is var next && next != through)
                {
                    (accounts, through) = (accounts + 1, next);
                }
            }
        }

        if (accounts == 0)
        {
            return null;
        }

        var count = Count(account, through);
        if (count > 2 * about && accounts > 1)
        {
            // The last one is large: it comes in a batch of its own.
            using var before = Command("SELECT max(Account) FROM Rows WHERE Account < $through", "$through");
            before.Parameters[0].Value = through;
            through = (string)before.ExecuteScalar()!;
            (accounts, count) = (accounts - 1, Count(account, through));
        }

        return new ScratchBatch(account, through, accounts, count);
    }

    /// <summary>A batch's rows by their accounts, and of one account as the delivery has them.</summary>
    public IEnumerable<ImportedReceivable> Read(ScratchBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var command = Command("SELECT Item FROM Rows WHERE Account > $after AND Account <= $through ORDER BY Account, Id", "$after", "$through");
        command.Parameters[0].Value = batch.After;
        command.Parameters[1].Value = batch.Through;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return ScratchRow.Read((byte[])reader.GetValue(0));
        }
    }

    public void Dispose()
    {
        Finish();
        find?.Dispose();
        connection.Dispose();
        buffer.Dispose();
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA cache_size = -16000; PRAGMA temp_store = FILE";
        command.ExecuteNonQuery();
        return connection;
    }

    private int Count(string after, string through)
    {
        using var command = Command("SELECT count(*) FROM Rows WHERE Account > $after AND Account <= $through", "$after", "$through");
        command.Parameters[0].Value = after;
        command.Parameters[1].Value = through;
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private void Finish()
    {
        transaction?.Commit();
        insert?.Dispose();
        (transaction, insert, rows) = (null, null, 0);
    }

    private void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private static void Execute(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        command.ExecuteNonQuery();
    }

#pragma warning disable CA2100 // Every text is one of the above.
    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        return command;
    }
#pragma warning restore CA2100
}

/// <summary>Rows of whole accounts: those after one account number and through another, in the order of their bytes.</summary>
internal sealed record ScratchBatch(string After, string Through, int Accounts, int Rows);
