using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>A house with an empty, migrated database: the companies 1000 (EUR) and 2000 (USD), the teams Europe and Americas, and a history.</summary>
public sealed class ImportHouse : IAsyncDisposable
{
    public static readonly Actor Jonas = new(ActorKind.Member, 4, "Operations");

    /// <summary>Migrating costs more than most tests: it is done once, and each house starts from a copy.</summary>
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    private readonly WebApplication app;

    private ImportHouse(WebApplication app, string folder) => (this.app, Folder) = (app, folder);

    public string Folder { get; }

    public string ConnectionString => ConnectionTo(Folder);

    public string ImportsPath => ImportsIn(Folder);

    public static Task<ImportHouse> OpenAsync(params IReadOnlyList<ReceivableConnector> connectors) => OpenAsync(services =>
    {
        foreach (var connector in connectors)
        {
            services.AddSingleton(connector);
        }
    });

    /// <summary>A house with more in it.</summary>
    public static async Task<ImportHouse> OpenAsync(Action<IServiceCollection> services)
    {
        var folder = Directory.CreateTempSubdirectory("vyomiyra-import-").FullName;
        await File.WriteAllBytesAsync(DatabaseIn(folder), await Migrated.Value);
        return Build(folder, services);
    }

    /// <summary>Starts a run and works on it until it rests.</summary>
    public async Task<ImportRun> FinishAsync(Delivery delivery, ImportTerms terms)
    {
        return await FinishAsync(await StartAsync(delivery, terms));
    }

    /// <summary>Starts a run, which nobody works on yet.</summary>
    public async Task<long> StartAsync(Delivery delivery, ImportTerms terms) =>
        (await WithAsync<StartImport, Outcome<StartedImport>>(start => start.RunAsync(delivery, terms, Jonas, TestContext.Current.CancellationToken))).Value.RunId;

    public Task<ImportRun> FinishAsync(long runId, CancellationToken? until = null) =>
        WithAsync<ImportWorker, ImportRun>(worker => worker.FinishAsync(runId, until ?? TestContext.Current.CancellationToken));

    public Task<ImportRun> RunAsync(long runId) => UseAsync(db => db.ImportRuns.AsNoTracking().SingleAsync(run => run.Id == runId));

    /// <summary>Keeps a file and starts a run, which nobody works on yet.</summary>
    public async Task<long> StartAsync(string csv, ImportTerms? terms = null)
    {
        var profile = new ImportProfiles().Find("sandbox").Value;
        var kept = await WithAsync<ImportFiles, Outcome<StoredFile>>(files => files.KeepAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "items.csv", TestContext.Current.CancellationToken));
        return await StartAsync(Delivery.Of(kept.Value, profile, "items.csv"), (terms ?? new ImportTerms()) with { Profile = profile });
    }

    public async Task<T> UseAsync<T>(Func<VyomiyraDb, Task<T>> use)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<VyomiyraDb>());
    }

    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<Outcome<ImportReport>> ImportAsync(string csv, string profile = "sandbox", string? team = null) =>
        ImportAsync(Encoding.UTF8.GetBytes(csv), profile, team);

    public Task<Outcome<ImportReport>> ImportAsync(byte[] file, string profile = "sandbox", string? team = null) =>
        WithAsync<ImportReceivables, Outcome<ImportReport>>(
            import => import.RunAsync(new MemoryStream(file), profile, "items.csv", team, Jonas, TestContext.Current.CancellationToken));

    public Task<Outcome<ImportReport>> ImportAsync(string csv, ImportProfile profile) =>
        WithAsync<ImportReceivables, Outcome<ImportReport>>(
            import => import.RunAsync(
                new MemoryStream(Encoding.UTF8.GetBytes(csv)), profile, "items.csv", new ImportTerms(), Jonas, TestContext.Current.CancellationToken));

    public Task<Outcome<ImportReport>> ImportAsync(string csv, ImportTerms terms) =>
        WithAsync<ImportReceivables, Outcome<ImportReport>>(
            import => import.RunAsync(
                new MemoryStream(Encoding.UTF8.GetBytes(csv)), new ImportProfiles().Find("sandbox").Value, "items.csv", terms, Jonas, TestContext.Current.CancellationToken));

    /// <summary>Decides about a run, and works on it until it rests.</summary>
    public async Task<ImportRun> DecideAsync(long runId, ImportDecision decision)
    {
        var decided = await WithAsync<DecideImport, Outcome<ImportRun>>(decide => decide.HandleAsync(runId, decision, Jonas, TestContext.Current.CancellationToken));
        Assert.False(decided.IsRefused, decided.IsRefused ? decided.Refusals[0].Detail : null);
        return await FinishAsync(runId);
    }

    public Task<int> CommandAsync(TextWriter output, params string[] args) =>
        ImportCommand.RunAsync(args, app.Services, output, TestContext.Current.CancellationToken);

    /// <summary>Every row of every table as text, but for those that say that somebody tried: two equal answers mean that nothing was written in between.</summary>
    public Task<string> EverythingAsync() => EverythingButAsync("ImportRuns", "ImportIssues", "sqlite_sequence");

    /// <summary>The same without the accounts' history and what runs keep to be undone by, which tell of what was undone as well. Accounts that came stay.</summary>
    public Task<string> EverythingButHistoryAsync() => EverythingButAsync(
        "ImportRuns", "ImportIssues", "ImportChanges", "ImportedAccountChanges", "Activities", "Accounts", "AccountDomains", "Contacts", "ContactAddresses", "sqlite_sequence");

    private async Task<string> EverythingButAsync(params string[] tables)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        var everything = new StringBuilder();
        foreach (var table in await RowsAsync(connection, $"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('{string.Join("', '", tables)}') ORDER BY name"))
        {
            everything.AppendLine(table).AppendJoin('\n', await RowsAsync(connection, $"SELECT * FROM \"{table}\"")).AppendLine();
        }

        return everything.AppendJoin('\n', await RowsAsync(connection, "SELECT Number, Name, NameKey, Segment, TermsDays, Language, TeamId FROM Accounts WHERE EXISTS (SELECT 1 FROM Receivables r WHERE r.AccountId = Accounts.Id) ORDER BY Number")).ToString();
    }

    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        return await RowsAsync(connection, sql);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        using (var connection = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<byte[]> MigrateAsync()
    {
        await using var house = Build(Directory.CreateTempSubdirectory("vyomiyra-import-").FullName);
        await house.app.Services.MigrateAsync();
        await house.UseAsync(async db =>
        {
            db.Companies.AddRange(
                new Company { Code = "1000", Name = "Halden Instruments GmbH", Currency = Currency.Parse("EUR"), TimeZone = "Europe/Berlin" },
                new Company { Code = "2000", Name = "Halden Instruments Inc.", Currency = Currency.Parse("USD"), TimeZone = "America/New_York" });
            db.Teams.AddRange(new Team { Name = "Europe" }, new Team { Name = "Americas" });
            return await db.SaveChangesAsync();
        });
        await house.QueryAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return await File.ReadAllBytesAsync(DatabaseIn(house.Folder));
    }

    private static ImportHouse Build(string folder, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new("Database:ConnectionString", ConnectionTo(folder)), new("Imports:Path", ImportsIn(folder)), new("Documents:Path", Path.Combine(folder, "documents")), new("Imports:Lease", "00:00:01")]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddData();
        services?.Invoke(builder.Services);
        builder.Services.AddImports().AddScoped<IFactHandler, AppendActivities>();
        return new ImportHouse(builder.Build(), folder);
    }

    private static string ImportsIn(string folder) => Path.Combine(folder, "imports");

    private static string DatabaseIn(string folder) => Path.Combine(folder, "vyomiyra.db");

    private static string ConnectionTo(string folder) => $"Data Source={DatabaseIn(folder)}";

    private static async Task<List<string>> RowsAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own queries.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(field => Convert.ToString(reader.GetValue(field), CultureInfo.InvariantCulture))));
        }

        return rows;
    }
}
