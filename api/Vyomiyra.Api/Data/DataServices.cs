using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Vyomiyra.Api.Data;

public static class DataServices
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        switch (options.Provider)
        {
            case DatabaseProvider.Sqlite:
                var connection = SqliteConnection(options.ConnectionString, builder.Environment.ContentRootPath);
                // What cannot be migrated in a transaction, because it rebuilds a table, loses nothing: see FileMigration.
                builder.Services.AddDbContextPool<VyomiyraDb, SqliteDb>(db => db.UseSqlite(connection)
                    .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning)));
                break;
            case DatabaseProvider.SqlServer:
                builder.Services.AddDbContextPool<VyomiyraDb, SqlServerDb>(db => db.UseSqlServer(
                    options.ConnectionString ?? throw new InvalidOperationException("Database:ConnectionString is needed for SQL Server."),
                    server => server.EnableRetryOnFailure().UseCompatibilityLevel(160)));
                break;
            default:
                throw new InvalidOperationException($"Database:Provider {options.Provider} is unknown.");
        }

        builder.Services.AddSingleton(_ => new WriteTurns(areNeeded: options.Provider == DatabaseProvider.Sqlite));
        builder.Services.AddScoped<Work>();
    }

    /// <summary>Brings the database to the current schema.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancellation = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VyomiyraDb>();
        if (db.Database.IsSqlite())
        {
            // Readers then never wait for a writer. The mode is a property of the file.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
            await FileMigration.RunAsync(db, cancellation);
        }
        else
        {
            await db.Database.MigrateAsync(cancellation);
        }
    }

    /// <summary>Whether the database is of the current schema.</summary>
    public static async Task<bool> IsMigratedAsync(this IServiceProvider services, CancellationToken cancellation = default)
    {
        await using var scope = services.CreateAsyncScope();
        return !(await scope.ServiceProvider.GetRequiredService<VyomiyraDb>().Database.GetPendingMigrationsAsync(cancellation)).Any();
    }

    private static string SqliteConnection(string? given, string contentRoot)
    {
        var connection = new SqliteConnectionStringBuilder(given ?? "")
        {
            ForeignKeys = true,
            DefaultTimeout = 30,
        };
        if (connection.DataSource.Length == 0)
        {
            connection.DataSource = Path.Combine(contentRoot, "data", "vyomiyra.db");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(connection.DataSource))!);
        return connection.ToString();
    }
}
