using Microsoft.Data.Sqlite;

namespace Vyomiyra.Sandbox.Store;

/// <summary>The sandbox's one SQLite file: settings, folders, messages, attachments. Created on first use.</summary>
public sealed class SandboxStore
{
    readonly string connectionString;

    public SandboxStore(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString();
        using var connection = Open();
        connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute(Schema.Sql);
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    public string? Setting(string name)
    {
        using var connection = Open();
        return connection.Scalar<string>("SELECT value FROM setting WHERE name = $name", ("$name", name));
    }

    public void ChangeSetting(string name, string value)
    {
        using var connection = Open();
        connection.Execute("INSERT OR REPLACE INTO setting (name, value) VALUES ($name, $value)", ("$name", name), ("$value", value));
    }

    /// <summary>Keeps the first value ever given for this name, and answers with it.</summary>
    public string SettleSetting(string name, Func<string> value)
    {
        if (Setting(name) is { } known)
            return known;
        using var connection = Open();
        connection.Execute("INSERT OR IGNORE INTO setting (name, value) VALUES ($name, $value)", ("$name", name), ("$value", value()));
        return Setting(name)!;
    }
}
