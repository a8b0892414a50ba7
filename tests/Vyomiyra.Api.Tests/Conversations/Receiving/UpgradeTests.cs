using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Tests.Data;
using Vyomiyra.Domain.Conversations.Kinds;
using Vyomiyra.Domain.Conversations.Turns;

namespace Vyomiyra.Api.Tests.Conversations.Receiving;

public sealed class UpgradeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vyomiyra-upgrade-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Mail_stored_before_threads_were_kept_gets_its_thread_once_as_accounts_get_their_words_and_later_starts_look_at_the_last_only()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(ApiHost.SqlServer) is not null, "The old database is a SQLite file.");
        var file = Path.Combine(folder, "vyomiyra.db");
        await OldDatabase.MakeAsync(file);

        await using (var upgraded = await StartAsync(file, new Asked()))
        {
            var threads = await upgraded.WithDatabaseAsync(db => db.ThreadIds.ToDictionaryAsync(id => id.Id, id => id.ConversationId));
            Assert.Equivalent(OldDatabase.Linked.Select(id => KeyValuePair.Create(id, 1L)).Append(KeyValuePair.Create(OldDatabase.Unknown, 2L)), threads, strict: true);
            Assert.Equal(
                [MessageKind.CustomersWord, MessageKind.OurWord, MessageKind.CustomersWord, MessageKind.CustomersWord],
                await upgraded.WithDatabaseAsync(db => db.Messages.OrderBy(message => message.Id).Select(message => message.Kind).ToArrayAsync()));
            Assert.Equal(Speaker.Us, await upgraded.WithDatabaseAsync(db => db.ConversationTurns.Where(turn => turn.ConversationId == 1).Select(turn => turn.Who).SingleAsync()));
            var listed = await upgraded.SendAsync("mara", HttpMethod.Get, "/api/accounts/1/conversations").IsOkAsync();
            Assert.Equal(3, listed["items"]![0]!.At<int>("messages"));
            Assert.Equal([1L], (await upgraded.SendAsync("mara", HttpMethod.Get, "/api/search?q=Brightwater").IsOkAsync()).All<long>("hits", "accountId"));
        }

        var asked = new Asked();
        await using var later = await StartAsync(file, asked);

        Assert.Contains("LIMIT 1", Assert.Single(asked.OfThreads), StringComparison.Ordinal);
        Assert.Contains("LIMIT 1", Assert.Single(asked.OfWords), StringComparison.Ordinal);
    }

    private static Task<ApiHost> StartAsync(string file, Asked asked) => ApiHost.StartAsync(
        [("Database:ConnectionString", $"Data Source={file}")],
        services => services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(asked)));

    /// <summary>Whatever asks which messages have their thread, and which accounts their words.</summary>
    private sealed class Asked : DbCommandInterceptor
    {
        public List<string> OfThreads { get; } = [];

        public List<string> OfWords { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(command);
            if (command.CommandText.Contains("\"Messages\"", StringComparison.Ordinal) && command.CommandText.Contains("\"ThreadIds\"", StringComparison.Ordinal))
            {
                OfThreads.Add(command.CommandText);
            }

            if (command.CommandText.Contains("\"SearchPostings\"", StringComparison.Ordinal))
            {
                OfWords.Add(command.CommandText);
            }

            return ValueTask.FromResult(result);
        }
    }
}
