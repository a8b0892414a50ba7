using System.Data;
using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Tests.Data;

/// <summary>Without a server: what we would send to one is T-SQL that its own parser accepts.</summary>
public sealed class SqlServerTests(ApiHost host)
{
    [Fact]
    public void The_migrations_are_valid_T_SQL()
    {
        using var db = Open();
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Contains("CREATE TABLE [Receivables]", script, StringComparison.Ordinal);
        AssertParses(script);
    }

    [Fact]
    public void The_migrations_give_the_model_of_both_providers()
    {
        using var server = Open();
        using var embedded = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);

        Assert.False(server.Database.HasPendingModelChanges(), "The SQL Server migrations do not lead to the model.");
        Assert.False(embedded.Database.HasPendingModelChanges(), "The SQLite migrations do not lead to the model.");
    }

    [Fact]
    public void A_script_that_is_no_T_SQL_would_be_noticed() => Assert.ThrowsAny<Exception>(() => AssertParses("CREATE TABLE Receivables (Id INTEGER AUTOINCREMENT"));

    [Fact]
    public Task A_query_that_only_SQLite_knows_would_be_noticed() => Assert.ThrowsAsync<InvalidOperationException>(
        () => host.WithDatabaseAsync(db => db.Set<Account>().AnyAsync(account => EF.Functions.Glob(account.Name, "A*"), TestContext.Current.CancellationToken)));

    public static TheoryData<string> CompiledQueries => [.. FindCompiledQueries().Select(NameOf)];

    [Theory]
    [MemberData(nameof(CompiledQueries))]
    public async Task Every_compiled_query_is_valid_T_SQL(string name)
    {
        var query = Anew((Delegate)FindCompiledQueries().Single(field => NameOf(field) == name).GetValue(null)!);
        var sent = new SentCommands();
        await using var db = Open(sent);

        await RunAsync(query.DynamicInvoke([db, .. query.GetType().GetGenericArguments()[1..^1].Select(SomeValue)]));

        Assert.NotEmpty(sent.Texts);
        Assert.All(sent.Texts, AssertParses);
    }

    private static IEnumerable<FieldInfo> FindCompiledQueries() =>
        typeof(VyomiyraDb).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(field => field.IsInitOnly && field.FieldType.IsGenericType && typeof(Delegate).IsAssignableFrom(field.FieldType) && field.FieldType.GetGenericArguments()[0] == typeof(VyomiyraDb));

    /// <summary>The same query, not yet compiled: for its whole life one serves the model that it was first run with, here SQLite's in other tests.</summary>
    private static Delegate Anew(Delegate query)
    {
        var compiled = query.Target!.GetType();
        var expression = compiled.BaseType!.GetField("_queryExpression", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(query.Target);
        return Delegate.CreateDelegate(query.GetType(), Activator.CreateInstance(compiled, expression), query.Method);
    }

    private static string NameOf(FieldInfo field) => $"{field.DeclaringType!.Name}.{field.Name}";

    private static object SomeValue(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(string[]) ? new[] { "x", "y" }
        : type == typeof(long[]) ? new long[] { 1, 2 }
        : Activator.CreateInstance(type)!;

    private static async Task RunAsync(object? started)
    {
        if (started is Task task)
        {
            await task;
            return;
        }

        var rows = started!.GetType().GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
        var read = typeof(SqlServerTests).GetMethod(nameof(ReadAsync), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(rows.GetGenericArguments()[0]);
        await (Task)read.Invoke(null, [started])!;
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows)
        {
            Assert.Fail("The server that is not there answered.");
        }
    }

    private static SqlServerDb Open(params IInterceptor[] interceptors) => new(new DbContextOptionsBuilder<SqlServerDb>()
        .UseSqlServer("Server=nowhere.invalid", server => server.UseCompatibilityLevel(160))
        .AddInterceptors(interceptors)
        .Options);

    private static void AssertParses(string sql)
    {
        using var text = new StringReader(sql);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        Assert.True(errors.Count == 0, string.Join('\n', errors.Select(error => $"{error.Line}:{error.Column} {error.Message}").Append(sql)));
    }

    /// <summary>Stands where the network would be: keeps what is sent and answers with no rows.</summary>
    private sealed class SentCommands : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public List<string> Texts { get; } = [];

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            using var nothing = new DataTable();
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader()));
        }
    }
}
