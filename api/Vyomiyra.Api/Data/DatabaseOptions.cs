namespace Vyomiyra.Api.Data;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>The configuration section "Database".</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>For SQLite, where nothing is given, the file data/vyomiyra.db below the content root.</summary>
    public string? ConnectionString { get; init; }
}
