using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Cash;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Conversations.Receiving;
using Vyomiyra.Api.Conversations.Stalled;
using Vyomiyra.Api.Conversations.Turns;
using Vyomiyra.Api.Conversations.Unmatched;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Disputes;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Promises;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations.Linking;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Data;

/// <summary>Without a server: the lists, in every order and with every filter, are sent to one as T-SQL that its own parser accepts.</summary>
public sealed class SqlServerListTests
{
    private static readonly PageRequest First = new(null, 50);
    private static readonly Caller Mara = new(1, "Mara", Role.Collector, [1, 2], Guid.NewGuid(), Guid.NewGuid());

    public static TheoryData<AccountSort> Sorts => [.. Enum.GetValues<AccountSort>()];

    [Theory]
    [MemberData(nameof(Sorts))]
    public Task Accounts(AccountSort sort) => ParsesAsync(db => new ListAccounts(db, TimeProvider.System).HandleAsync(
        new AccountFilter(null, 1, null, AccountStatus.Normal, "Retail", "1000", IsOverdue: true), sort, Second(sort), Mara, TestContext.Current.CancellationToken));

    [Fact]
    public Task Accounts_of_an_owner_by_words() => ParsesAsync(db => new ListAccounts(db, TimeProvider.System).HandleAsync(
        new AccountFilter("brightwater 1", null, 1, null, null, null, IsOverdue: false), AccountSort.Name, First, Mara, TestContext.Current.CancellationToken));

    public static TheoryData<ReceivableState> States => [.. Enum.GetValues<ReceivableState>()];

    [Theory]
    [MemberData(nameof(States))]
    public Task Receivables(ReceivableState state) => ParsesAsync(db => new ListReceivables(db, TimeProvider.System).AcrossAsync(
        new ReceivableFilter(state, ReceivableType.Invoice, ReceivableAge.Days31To60, "INV-1", "1000", 1), First, Mara, TestContext.Current.CancellationToken));

    [Fact]
    public Task What_belongs_to_an_account() => ParsesAsync(async db =>
    {
        var cancellation = TestContext.Current.CancellationToken;
        await new ListReceivables(db, TimeProvider.System).OfAccountAsync(1, new ReceivableFilter(ReceivableState.Open), First, Mara, cancellation);
        await new ListConversations(db).HandleAsync(1, First, Mara, cancellation);
        await new ListPromises(db).HandleAsync(1, First, Mara, cancellation);
        await new ListDisputes(db).HandleAsync(1, First, Mara, cancellation);
        await new ReadTimeline(db).HandleAsync(1, TimelineGroup.Account, First, Mara, cancellation);
        return await new ListTeams(db).HandleAsync(Mara, cancellation);
    });

    [Fact]
    public Task What_waits_and_what_stalled() => ParsesAsync(async db =>
    {
        var (cancellation, calendars) = (TestContext.Current.CancellationToken, new CompanyCalendars(db, null!));
        await new ListUnmatched(db, new GuessRows(db)).HandleAsync(false, First, Mara, cancellation);
        await new ListUnmatched(db, new GuessRows(db)).HandleAsync(true, First with { Cursor = Cursor.Of("unmatched", DateTimeOffset.UnixEpoch, 1) }, Mara, cancellation);
        foreach (var on in Enum.GetValues<StalledOn>())
        {
            await new ListStalled(db, calendars, TimeProvider.System).HandleAsync(StalledBy.Money, new StalledFilter(on, null, null), First, Mara, cancellation);
        }

        await new ListStalled(db, calendars, TimeProvider.System).HandleAsync(StalledBy.Money, new StalledFilter(null, 1, 1), First with { Cursor = Cursor.Of("stalled.Money", 1L, 1) }, Mara, cancellation);
        await new RememberedAnswers(db, null!).ListAsync(First, Mara, cancellation);
        return await new ListStalled(db, calendars, TimeProvider.System)
            .HandleAsync(StalledBy.Age, new StalledFilter(null, null, null), First with { Cursor = Cursor.Of("stalled.Age", DateTimeOffset.UnixEpoch, 1) }, Mara, cancellation);
    });

    public static TheoryData<DisputeSort> DisputeSorts => [.. Enum.GetValues<DisputeSort>()];

    [Theory]
    [MemberData(nameof(DisputeSorts))]
    public Task Disputes(DisputeSort sort) => ParsesAsync(async db =>
    {
        var (cancellation, clock) = (TestContext.Current.CancellationToken, TimeProvider.System);
        var (filter, matching) = (new DisputeFilter(null, true, "06", 1, 1, 1, 30, true, true), new MatchingDisputes(db, clock));
        var disputes = new FindDisputes(db, new DisputeReasonList(Options.Create(new DisputeOptions())), matching, clock);
        await disputes.HandleAsync(filter, sort, First with { Cursor = After(sort) }, Mara, cancellation);
        await db.RefuseDisputeAsync(1, Mara, cancellation);
        return await new GetDisputeBoard(matching, disputes, clock).HandleAsync(filter, Mara, cancellation);
    });

    [Fact]
    public Task Promises_payments_and_what_is_told_of_them() => ParsesAsync(async db =>
    {
        var (cancellation, clock) = (TestContext.Current.CancellationToken, TimeProvider.System);
        var (filter, promises) = (new PromiseFilter(PromiseState.Open, Customer.Today, Customer.Today, 1, 1, 1), new ListPromisesAcross(db, new ReadNextSteps(db, clock)));
        foreach (var order in Enum.GetValues<PromiseOrder>())
        {
            await promises.HandleAsync(filter, order, First with { Cursor = Cursor.Of($"promises.{order}", Customer.Today, 1) }, Mara, cancellation);
        }

        await promises.TotalsAsync(filter, Mara, cancellation);
        await new ReadNextSteps(db, clock).OfAsync([1, 2], cancellation);
        await new JudgePromises(db, new CompanyCalendars(db, null!), Options.Create(new PromiseOptions()), clock).OfAsync([1, 2], cancellation);
        await db.RatesAsync([Currency.Parse("EUR"), Currency.Parse("USD")], cancellation);
        await new ReadActivities(db).NamingAsync(1, "promiseId", 1, DateTimeOffset.UnixEpoch, cancellation);
        return await new ListPayments(db).HandleAsync(1, First, Mara, cancellation);
    });

    private static string After(DisputeSort sort) => sort switch
    {
        DisputeSort.Age => Cursor.Of($"disputes.{sort}", DateTimeOffset.UnixEpoch, 1),
        DisputeSort.Amount => Cursor.Of($"disputes.{sort}", 1L, 1),
        DisputeSort.Due => Cursor.Of($"disputes.{sort}", DateOnly.MaxValue, 1),
    };

    [Fact]
    public Task What_linking_and_turns_look_up() => ParsesAsync(async db =>
    {
        var cancellation = TestContext.Current.CancellationToken;
        await new GatherEvidence(db).ForAsync([new MailClues(["a@b.example"], ["b.example"], ["INV1"], ["NAME"])], cancellation);
        await new ComputeTurns(db, new CompanyCalendars(db, null!), Options.Create(new ConversationOptions()), TimeProvider.System).RunAsync([1, 2], new ExchangeRates([]), cancellation);
        return await db.FindConversationAsync(1, Mara, cancellation);
    });

    private static PageRequest Second(AccountSort sort) => First with
    {
        Cursor = sort is AccountSort.Name or AccountSort.Number ? Cursor.Of($"accounts.{sort}", "A", 1) : Cursor.Of($"accounts.{sort}", 1, 1),
    };

    /// <summary>Where few fit and where many do the list is asked for differently.</summary>
    private static async Task ParsesAsync<T>(Func<VyomiyraDb, Task<T>> list)
    {
        await ParsesAsync(list, new SentCommands(counted: 0));
        await ParsesAsync(list, new SentCommands(counted: 1_000_000));
    }

    private static async Task ParsesAsync<T>(Func<VyomiyraDb, Task<T>> list, SentCommands sent)
    {
        await using var db = new SqlServerDb(new DbContextOptionsBuilder<SqlServerDb>()
            .UseSqlServer("Server=nowhere.invalid", server => server.UseCompatibilityLevel(160)).AddInterceptors(sent).Options);
        await list(db);
        Assert.NotEmpty(sent.Texts);
        foreach (var sql in sent.Texts)
        {
            using var text = new StringReader(sql);
            new TSql150Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
            Assert.True(errors.Count == 0, string.Join('\n', errors.Select(error => $"{error.Line}:{error.Column} {error.Message}").Append(sql)));
        }
    }

    /// <summary>Stands where the network would be: whether there is something, there is; counts are as given, and lists are empty.</summary>
    private sealed class SentCommands(int counted) : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public List<string> Texts { get; } = [];

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            using var answer = new DataTable();
            if (command.CommandText.StartsWith("SELECT CASE", StringComparison.Ordinal))
            {
                answer.Columns.Add("exists", typeof(bool));
                answer.Rows.Add(true);
            }
            else if (command.CommandText.StartsWith("SELECT COUNT", StringComparison.Ordinal))
            {
                answer.Columns.Add("count", typeof(int));
                answer.Rows.Add(counted);
            }

            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(answer.CreateDataReader()));
        }
    }
}
