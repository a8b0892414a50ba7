using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Vyomiyra.Benchmarks;

/// <summary>
/// The least that could answer: bare Kestrel, one prepared statement that reads an account by its contact's address with its open items, and the
/// rows as text. No tokens, no evidence, no history. What the product costs is said as a multiple of this.
/// </summary>
internal sealed class Floor : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ThreadLocal<SqliteCommand> statement;

    private Floor(WebApplication app, ThreadLocal<SqliteCommand> statement) => (this.app, this.statement) = (app, statement);

    public Uri Address => new(app.Urls.First());

    public static async Task<Floor> StartAsync(string connectionString)
    {
        var statement = new ThreadLocal<SqliteCommand>(() => Prepare(connectionString));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(http => AnswerAsync(http, statement.Value!));
        await app.StartAsync();
        return new Floor(app, statement);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        statement.Dispose();
    }

    private static SqliteCommand Prepare(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = """
            SELECT a.Number, a.Name, r.DocumentNumber, r.DueOn, r.OpenMinor
            FROM ContactAddresses c JOIN Contacts k ON k.Id = c.ContactId JOIN Accounts a ON a.Id = k.AccountId
            JOIN Receivables r ON r.AccountId = a.Id AND r.OpenMinor <> 0
            WHERE c.Address = $address ORDER BY r.DueOn
            """;
        command.Parameters.Add(new SqliteParameter("$address", SqliteType.Text));
        command.Prepare();
        return command;
    }

    private static async Task AnswerAsync(HttpContext http, SqliteCommand command)
    {
        using var body = new StreamReader(http.Request.Body);
        var address = await body.ReadToEndAsync();
        var rows = new System.Text.StringBuilder();
        lock (command)
        {
            command.Parameters[0].Value = address;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Append(reader.GetString(0)).Append(reader.GetString(1)).Append(reader.GetString(2)).Append(reader.GetString(3)).Append(reader.GetInt64(4)).Append('\n');
            }
        }

        await http.Response.WriteAsync(rows.ToString());
    }
}
