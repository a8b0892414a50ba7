using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Benchmarks;

/// <summary>
/// A database of a given size: every account with a contact, a domain, ten receivables, a standing, and twenty messages in five filed
/// conversations. Written straight into the tables, because the benchmark is about reading.
/// </summary>
internal sealed class BenchmarkLedger(string path, int accounts)
{
    public const int ReceivablesPerAccount = 10;
    public const int MessagesPerAccount = 20;
    private const int MessagesPerConversation = 4;

    public static readonly Guid Tenant = Guid.Parse("6f3c1a52-0b7e-4d7c-9a34-2d1f8e5b9c01");
    public static readonly Guid Collector = Guid.Parse("11111111-aaaa-4a01-8001-000000000001");

    private static readonly string[] Syllables =
        ["ba", "der", "fin", "go", "hal", "jo", "kes", "lu", "mar", "nor", "pel", "quin", "ros", "sta", "ten", "ul", "ver", "wick", "yar", "zon"];

    private static readonly string[] Trades = ["Trading", "Foods", "Logistics", "Instruments", "Packaging", "Textiles", "Chemicals"];

    public int Accounts => accounts;

    public string ConnectionString => $"Data Source={path}";

    public static string InvoiceNumber(int account, int item) => $"INV-{((long)account * ReceivablesPerAccount) + item + 1_000_000}";

    /// <summary>A name that no other account has, with words that thousands share.</summary>
    public static string NameOf(int account)
    {
        var name = new System.Text.StringBuilder();
        for (var rest = account + 8000; rest > 0; rest /= Syllables.Length)
        {
            name.Append(Syllables[rest % Syllables.Length]);
        }

        name[0] = char.ToUpperInvariant(name[0]);
        return $"{name} {Trades[account % Trades.Length]} Ltd";
    }

    public static string ContactAddress(int account) => $"payables@customer{account}.example";

    public static string MessageId(int account, int message) => $"m{account}.{message}@customer{account}.example";

    public async Task CreateAsync()
    {
        await using (var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(ConnectionString).Options))
        {
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF");
        }

        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        Fill(connection, transaction, DateOnly.FromDateTime(DateTime.UtcNow));
        await transaction.CommitAsync();
        await using var checkpoint = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", connection);
        await checkpoint.ExecuteNonQueryAsync();
    }

    private void Fill(SqliteConnection connection, SqliteTransaction transaction, DateOnly today)
    {
        Insert Into(string table, string columns) => new(connection, transaction, table, columns.Split(' '));
        Into("Companies", "Id Code Name Currency TimeZone").Row(1, "1000", "Halden Instruments GmbH", "EUR", "Europe/Berlin");
        Into("Teams", "Id Name").Row(1, "Europe");
        Into("Members", "Id TenantId ObjectId Name Address Role IsActive Version").Row(
            1, Tenant.ToString().ToUpperInvariant(), Collector.ToString().ToUpperInvariant(), "Mara Lindqvist", "mara.lindqvist@halden.example", "Collector", 1, 1);
        Into("MemberTeams", "MemberId TeamId").Row(1, 1);

        var account = Into("Accounts", "Id Number NumberKey NumberTail Name NameKey CompanyId TeamId OwnerId Segment Language Status Version");
        var contact = Into("Contacts", "Id AccountId Name Roles");
        var address = Into("ContactAddresses", "Id ContactId Address IsBad");
        var domain = Into("AccountDomains", "AccountId Domain");
        var receivable = Into("Receivables", "CompanyId AccountId Type DocumentNumber DocumentKey DocumentTail OrderNumber OrderKey OrderTail Reference ReferenceKey ReferenceTail Line IssuedOn DueOn Currency OriginalMinor OpenMinor StatedOpenMinor");
        var standing = Into("Standings", "AccountId Currency OpenMinor OverdueMinor BucketsMinor CreditsMinor PromisedMinor DisputedMinor OldestDueOn OverdueItems Unconverted Priority Reasons ComputedAt NextChangeOn");
        var conversation = Into("Conversations", "Id Subject AccountId LastMessageAt RejectedAccountIds Version");
        var message = Into("Messages", "ConversationId InternetMessageId References Direction FromAddress FromName Recipients Subject SentAt Text IsVerified Authentication");
        var threadId = Into("ThreadIds", "Id ConversationId");
        var activity = Into("Activities", "Chain Sequence AccountId Kind At ActorKind ActorId Authority Details PreviousHash Hash");
        var now = (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var text = string.Concat(Enumerable.Repeat("Thank you for your message; the documents are with our accounts department. ", 12));
        for (var id = 1; id <= accounts; id++)
        {
            var (number, name) = ($"C-{id:D7}", NameOf(id));
            account.Row(id, number, ReferenceKey.Of(number), Tail(number), name, AccountName.KeyOf(name), 1, 1, 1, "Mid-market", "en", "Normal", 1);
            contact.Row(id, id, $"Payables {NameOf(id).Split(' ')[0]}", 1);
            address.Row(id, id, ContactAddress(id), 0);
            domain.Row(id, $"customer{id}.example");
            for (var item = 0; item < ReceivablesPerAccount; item++)
            {
                var (document, due) = (InvoiceNumber(id, item), today.AddDays(-10 * item + 20));
                var (order, reference) = ($"PO-{(id * 31L) + item}", $"{number}/{document}");
                receivable.Row(
                    1, id, "Invoice", document, ReferenceKey.Of(document), Tail(document), order, ReferenceKey.Of(order), Tail(order), reference, ReferenceKey.Of(reference), Tail(reference), "0", Iso(due.AddDays(-30)), Iso(due), "EUR", 100_000L + item, 100_000L + item, 100_000L + item);
            }

            standing.Row(
                id, "EUR", 1_000_045L, 700_000L, "[300000,300000,300000,100000,0]", 0, 0, 0, Iso(today.AddDays(-70)), 7, "[]", 60,
                """[{"code":"OverdueAmount","points":23,"amountMinor":700000},{"code":"OldestOverdue","points":22,"date":"2026-09-13"}]""", now, Iso(today.AddDays(9)));
            for (var written = 0; written < MessagesPerAccount; written++)
            {
                var thread = ((id - 1) * (MessagesPerAccount / MessagesPerConversation)) + (written / MessagesPerConversation) + 1;
                if (written % MessagesPerConversation == 0)
                {
                    conversation.Row(thread, $"Statement {thread}", id, now, "[]", 1);
                }

                threadId.Row(MessageId(id, written), thread);
                message.Row(
                    thread, MessageId(id, written), "[]", "Inbound", ContactAddress(id), $"Payables {id}", "[]", $"Re: Statement {thread}", now - written, text, 1, "Passed");
            }

            activity.Row(
                $"account:{id}", 1, id, "receivables_imported", now, "Member", 1, "Operations", """{"runId":1,"created":10,"changed":0,"amounts":[]}""",
                new string('0', 64), new string('0', 64));
        }
    }

    private static string Tail(string number) => ReferenceKey.Backwards(ReferenceKey.Of(number))!;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A prepared insert.</summary>
    private sealed class Insert
    {
        private readonly SqliteCommand command;

        public Insert(SqliteConnection connection, SqliteTransaction transaction, string table, string[] columns)
        {
            command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText =
                $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", columns.Select((_, index) => $"$p{index}"))})";
            command.Parameters.AddRange(columns.Select((_, index) => new SqliteParameter($"$p{index}", null)));
        }

        public void Row(params object[] values)
        {
            for (var index = 0; index < values.Length; index++)
            {
                command.Parameters[index].Value = values[index];
            }

            command.ExecuteNonQuery();
        }
    }
}
