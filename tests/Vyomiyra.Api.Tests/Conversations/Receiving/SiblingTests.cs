using System.Data.Common;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Conversations.Receiving;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Data;
using Vyomiyra.Api.Tests.Worklist;

namespace Vyomiyra.Api.Tests.Conversations.Receiving;

/// <summary>Whose one conversation is may tell whose others are.</summary>
public sealed class SiblingTests(ApiHost host)
{
    [Fact]
    public async Task Others_that_name_the_same_invoice_are_looked_at_again()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var (asking, paying) = (Stranger("A question", $"What is {customer.Oldest.Number} for?"), Stranger("A payment", $"We will pay {customer.Oldest.Number} on Friday."));
        await host.ReceiveAsync(asking, paying);
        await host.AddContactAsync("mara", customer.Id, "A colleague", paying.From).IsAsync(HttpStatusCode.Created);

        var answer = await AssignAsync(host, asking, customer);

        Assert.Equal((1, 0), (answer.At<int>("alsoLinked"), answer.At<int>("lookedAtLater")));
        Assert.Equal(customer.Id, (await host.ConversationOfAsync("mara", paying)).At<long>("accountId"));
    }

    [Fact]
    public async Task So_are_those_that_name_it_by_another_number_of_it()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var order = await host.WithDatabaseAsync(db => db.Set<Domain.Receivables.Receivable>().Where(receivable => receivable.Id == customer.Oldest.Id).Select(receivable => receivable.OrderNumber).SingleAsync());
        var (asking, ordering) = (Stranger("A question", $"What is {customer.Oldest.Number} for?"), Stranger("An order", $"Where are the goods of our order {order}?"));
        await host.ReceiveAsync(asking, ordering);
        await host.AddContactAsync("mara", customer.Id, "A colleague", ordering.From).IsAsync(HttpStatusCode.Created);

        Assert.Equal(1, (await AssignAsync(host, asking, customer)).At<int>("alsoLinked"));
        Assert.Equal(customer.Id, (await host.ConversationOfAsync("mara", ordering)).At<long>("accountId"));
    }

    [Fact]
    public async Task What_is_dismissed_is_left_alone()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var first = Stranger("Hello", "Hello.");
        var second = Stranger("Again", "Hello again.") with { From = first.From };
        await host.ReceiveAsync(first, second);
        var row = (await host.QueuedAsync("mara", second))!;
        await host.DoAsync("mara", HttpMethod.Post, "unmatched/{id}/dismiss", row.At<long>("conversationId"), row.At<int>("version")).IsOkAsync();
        Assert.Equal(0, (await AssignAsync(host, first, customer, rememberContact: true)).At<int>("alsoLinked"));
        Assert.NotNull(await host.QueuedAsync("mara", second, dismissed: true));
    }

    [Fact]
    public async Task Of_thousands_a_click_looks_at_the_latest_and_the_clock_at_each_of_the_others_once()
    {
        const int Siblings = 3000;
        await using var own = await ApiHost.StartAsync([], services => services.WithoutSchedules());
        var customer = await own.GivenAnOverdueAccountAsync();
        var first = Stranger("Message 0", "Hello.");
        var others = Enumerable.Range(1, Siblings).Select(number => first with
        {
            Subject = $"Message {number}",
            MessageId = $"{number}@mail.example",
            SentAt = first.SentAt.AddSeconds(-number),
        }).ToList();
        // Of some the account cannot be sure even then.
        var forged = Enumerable.Range(1, Siblings / 10).Select(number => number * 10).ToHashSet();
        await own.ReceiveAsync(first);
        foreach (var page in others.Select((letter, at) => forged.Contains(at + 1) ? letter with { Headers = [("Authentication-Results", "dmarc=fail")] } : letter).Chunk(500))
        {
            await own.ReceiveAsync(page);
        }

        var answer = await AssignAsync(own, first, customer, rememberContact: true);

        Assert.Equal((LookAgain.AtOnce, Siblings - LookAgain.AtOnce), (answer.At<int>("alsoLinked") + 2, answer.At<int>("lookedAtLater")));
        Assert.Equal(LookAgain.AtOnce - 2, await LinkedAsync() - 1);
        Assert.Equal(Siblings - LookAgain.AtOnce, await LookAsync(own));
        Assert.Equal(Siblings - forged.Count, await LinkedAsync() - 1);
        Assert.Equal(0, await LookAsync(own));
        var received = (await own.WithDatabaseAsync(db => db.Set<Domain.History.Activity>().Where(activity => activity.AccountId == customer.Id && activity.Kind == "conversation_received").CountAsync()));
        Assert.Equal(Siblings - forged.Count, received);

        Task<int> LinkedAsync() => own.WithDatabaseAsync(db => db.Conversations.CountAsync(conversation => conversation.AccountId == customer.Id));
    }

    [Fact]
    public async Task However_many_wait_siblings_are_found_by_what_they_share()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(ApiHost.SqlServer) is not null, "SQL Server plans by its statistics.");
        var sent = new SentQueries();
        await using var own = await ApiHost.StartAsync([], services =>
        {
            services.WithoutSchedules();
            services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(sent));
        });
        var customer = await own.GivenAnOverdueAccountAsync();
        var first = Stranger("Hello", $"What is {customer.Oldest.Number} for?");
        await own.ReceiveAsync(first, first with { Subject = "Again", MessageId = $"{Guid.NewGuid():N}@mail.example" });
        await AssignAsync(own, first, customer);
        await LookAsync(own);

        Assert.Equal(3, sent.All.Count);
        foreach (var query in sent.All)
        {
            var plan = await own.WithDatabaseAsync(query.ExplainAsync);
            Assert.DoesNotContain(plan, step => step.Contains("DismissedAt", StringComparison.Ordinal) || step is "SCAN u");
            Assert.Contains(plan, step => step.Contains("(Counterpart=?)", StringComparison.Ordinal) || step.Contains("(LookAgainSince>?)", StringComparison.Ordinal));
        }
    }

    private static async Task<int> LookAsync(ApiHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LookAgain>().RunDueAsync(TestContext.Current.CancellationToken);
    }

    private static Letter Stranger(string subject, string text) => new() { From = $"{Guid.NewGuid():N}@gmail.com", Subject = subject, Text = text };

    private static async Task<JsonNode> AssignAsync(ApiHost host, Letter letter, Customer customer, bool rememberContact = false)
    {
        var row = (await host.QueuedAsync("mara", letter))!;
        return await host.DoAsync(
            "mara", HttpMethod.Post, "unmatched/{id}/assign", row.At<long>("conversationId"), row.At<int>("version"), new { accountId = customer.Id, rememberContact }).IsOkAsync();
    }

    /// <summary>What looks for siblings, and for those that are due.</summary>
    private sealed class SentQueries : DbCommandInterceptor
    {
        public List<SentQuery> All { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Noted(command, result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Noted(command, result);

        private ValueTask<T> Noted<T>(DbCommand command, T result)
        {
            if (command.CommandText.Contains("COALESCE(\"u\".\"DismissedAt\"", StringComparison.Ordinal))
            {
                All.Add(SentQuery.Of(command));
            }

            return ValueTask.FromResult(result);
        }
    }
}
