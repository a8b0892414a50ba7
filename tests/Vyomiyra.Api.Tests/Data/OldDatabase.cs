using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Data;

namespace Vyomiyra.Api.Tests.Data;

/// <summary>
/// A SQLite file as the version before threads were kept left it: a customer with an invoice, three messages in a conversation that a person linked,
/// and one in a conversation that nobody did.
/// </summary>
internal static class OldDatabase
{
    public static readonly string[] Linked = ["asked@brightwater.example", "answered@ours.example", "asked.again@brightwater.example"];

    public const string Unknown = "hello@stranger.example";

    private const string Schema = "20261122123902_FillReceivablesAndCustomers";

    private static readonly long Day = DateTimeOffset.UtcNow.AddDays(-30).ToUnixTimeMilliseconds() * 1000;

    public static async Task MakeAsync(string file)
    {
        await using (var services = Services(file))
        await using (var scope = services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<VyomiyraDb>().GetService<IMigrator>().MigrateAsync(Schema, TestContext.Current.CancellationToken);
        }

        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await InsertAsync(connection, "Companies", ("Id", 1), ("Code", "OLD"), ("Currency", "EUR"), ("TimeZone", "Europe/Berlin"), ("Name", "Old"), ("Country", "DE"));
        await InsertAsync(connection, "Teams", ("Id", 1), ("Name", "Europe"));
        await InsertAsync(connection, "Members", ("Id", 1), ("TenantId", $"{Guid.Empty}"), ("ObjectId", $"{Guid.Empty}"), ("Name", "Ada"), ("Role", "Collector"));
        await InsertAsync(connection, "Accounts", ("Id", 1), ("CompanyId", 1), ("TeamId", 1), ("Number", "A-1"), ("NumberKey", "A1"), ("Name", "Brightwater"), ("NameKey", "BRIGHTWATER"), ("Status", "Normal"));
        await InsertAsync(
            connection, "Receivables", ("Id", 1), ("AccountId", 1), ("CompanyId", 1), ("Type", "Invoice"), ("DocumentNumber", "INV-1"), ("DocumentKey", "INV1"), ("Currency", "EUR"),
            ("OriginalMinor", 100_000), ("OpenMinor", 100_000), ("StatedOpenMinor", 100_000), ("IssuedOn", "2026-01-01"), ("DueOn", "2026-02-01"));
        await InsertAsync(connection, "Conversations", ("Id", 1), ("Subject", "Invoice INV-1"), ("AccountId", 1), ("LastMessageAt", Day + 3));
        await InsertAsync(connection, "Conversations", ("Id", 2), ("Subject", "Hello"), ("LastMessageAt", Day));
        await InsertAsync(connection, "Links", ("ConversationId", 1), ("AccountId", 1), ("Confidence", 1.0), ("Evidence", "[]"), ("ConfirmedById", 1), ("ConfirmedAt", Day), ("CreatedAt", Day));
        await MailAsync(connection, 1, 1, Linked[0], null, "Inbound", "clerk@brightwater.example", "When is invoice INV-1 due?");
        await MailAsync(connection, 2, 1, Linked[1], Linked[0], "Outbound", "mara@ours.example", "It was due on 1 February.");
        await MailAsync(connection, 3, 1, Linked[2], Linked[1], "Inbound", "clerk@brightwater.example", "Could you send it again, please?");
        await MailAsync(connection, 4, 2, Unknown, null, "Inbound", "somebody@stranger.example", "Are you there?");
    }

    /// <summary>The data alone, without the application.</summary>
    public static ServiceProvider Services(string file, params IInterceptor[] interceptors) => new ServiceCollection()
        .AddDbContext<VyomiyraDb, SqliteDb>(options => options.UseSqlite($"Data Source={file};Foreign Keys=True;Pooling=False").AddInterceptors(interceptors))
        .BuildServiceProvider();

    private static async Task MailAsync(SqliteConnection connection, int id, int conversation, string mail, string? repliesTo, string direction, string from, string text)
    {
        await InsertAsync(
            connection, "Messages", ("Id", id), ("ConversationId", conversation), ("InternetMessageId", mail), ("InReplyTo", repliesTo ?? (object)DBNull.Value),
            ("References", repliesTo is null ? "[]" : $"""["{repliesTo}"]"""),
            ("Recipients", direction == "Inbound" ? """["ar@ours.example"]""" : """["clerk@brightwater.example"]"""),
            ("Direction", direction), ("FromAddress", from), ("FromName", from), ("Subject", "Invoice INV-1"), ("SentAt", Day + id), ("Text", text), ("IsVerified", 1), ("Authentication", "Passed"));
        await InsertAsync(connection, "MessageCopies", ("MessageId", id), ("Mailbox", "ar@ours.example"), ("ImmutableId", $"copy-{id}"));
    }

    /// <summary>A row; what is not given and must be is empty.</summary>
    private static async Task InsertAsync(SqliteConnection connection, string table, params (string Column, object Value)[] given)
    {
        var values = given.ToDictionary(one => one.Column, one => one.Value);
        await using var describe = connection.CreateCommand();
        describe.CommandText = "SELECT name, type FROM pragma_table_info($table) WHERE \"notnull\" AND NOT pk AND dflt_value IS NULL";
        describe.Parameters.AddWithValue("$table", table);
        await using (var columns = await describe.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await columns.ReadAsync(TestContext.Current.CancellationToken))
            {
                values.TryAdd(columns.GetString(0), columns.GetString(1) == "TEXT" ? "" : 0);
            }
        }

        await using var insert = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables and columns of our own.
        insert.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", values.Keys.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", values.Keys.Select(column => $"${column}"))})";
#pragma warning restore CA2100
        insert.Parameters.AddRange(values.Select(value => new SqliteParameter($"${value.Key}", value.Value)));
        await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
