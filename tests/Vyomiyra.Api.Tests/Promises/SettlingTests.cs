using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Cash;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Promises;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Cash;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Tests.Receivables;
using Vyomiyra.Api.Tests.Worklist;

namespace Vyomiyra.Api.Tests.Promises;

/// <summary>What becomes of promises: by money, by exports, by the clock.</summary>
public sealed class SettlingTests : IAsyncLifetime
{
    private readonly MovableClock clock = new();
    private ApiHost host = null!;

    public async ValueTask InitializeAsync() => host = await ApiHost.StartAsync([], services =>
    {
        services.AddSingleton<TimeProvider>(clock);
        services.WithoutSchedules();
    });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Money_keeps_a_promise_at_once_and_taking_it_back_opens_it_again()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);
        var first = await host.PayAsync(customer.Payment(14_300, new Covered(customer.Oldest.Id))).IsAsync(HttpStatusCode.Created);
        Assert.Equal(("open", 10_000m), (first.At<string>("account.promises[0].state"), first.At<decimal>("account.standing.promised")));

        var second = await host.PayAsync(customer.Payment(10_000, new Covered(customer.Later.Id))).IsAsync(HttpStatusCode.Created);
        Assert.Equal("kept", second.At<string>("account.promises[0].state"));
        var told = Told(second.Find("account")!, "promise_kept");
        Assert.Equal((2_430_000, false, "promises"), (told.At<int>("details.paidMinor"), told.At<bool>("details.isPresumed"), told.At<string>("authority")));

        var reversed = await host.ReverseAsync(second.At<long>("paymentId")).IsOkAsync();
        Assert.Equal("open", reversed.At<string>("account.promises[0].state"));
        Told(reversed.Find("account")!, "promise_reopened");
    }

    [Fact]
    public async Task The_day_after_it_is_broken_and_chasing_resumes()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var promised = await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);
        await host.PayAsync(customer.Payment(4_300, new Covered(customer.Oldest.Id))).IsAsync(HttpStatusCode.Created);
        Assert.Equal(0, await RunDueAsync());

        await PassAsync(days: 13);
        var account = await ThenAsync(customer);
        Assert.Equal(("partlyKept", 0m), (account.At<string>("promises[0].state"), account.At<decimal>("standing.promised")));
        Assert.True(account.At<int>("standing.priority") > promised.At<int>("account.standing.priority"));
        Assert.Contains("promisesNotKept", account.All<string>("standing.reasons", "code"));
        Assert.Equal(430_000, Told(account, "promise_partly_kept").At<int>("details.paidMinor"));
        Assert.Equal(0, await RunDueAsync());
    }

    [Fact]
    public async Task Unapplied_money_suspends_breaking_until_somebody_says_what_it_paid()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);
        var paid = await host.PayAsync(customer.Payment(24_300)).IsAsync(HttpStatusCode.Created);

        await PassAsync(days: 13);
        var suspended = await ThenAsync(customer);
        Assert.Equal("open", suspended.At<string>("promises[0].state"));
        Assert.Equal("unappliedCash", Told(suspended, "promise_suspended").At<string>("details.why"));

        await ReverseAsync(paid.At<long>("paymentId"));
        Assert.Equal("broken", (await ThenAsync(customer)).At<string>("promises[0].state"));
    }

    [Fact]
    public async Task What_was_paid_and_applied_to_nothing_counts_once_when_an_export_shows_what_it_paid()
    {
        var (customer, yesterday) = (await host.GivenAnOverdueAccountAsync(), Customer.Today.AddDays(-1));
        await host.RecordAsync("mara", customer.Promise() with { Amount = 20_000, Receivables = [], MadeAt = yesterday.At(9) }).IsAsync(HttpStatusCode.Created);
        await host.PayAsync(customer.Payment(10_000) with { PaidOn = yesterday }).IsAsync(HttpStatusCode.Created);
        await host.StateOpenAsync(customer, 4_300);
        var promise = (await host.AccountAsync("mara", customer.Id)).Rows("promises")[0];
        Assert.Equal(("open", 10_000m), (promise.At<string>("state"), promise.At<decimal>("paid")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6_000)]
    public async Task What_was_recorded_here_and_told_by_a_file_counts_once(int applied)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise() with { Amount = 20_000, Receivables = [] }).IsAsync(HttpStatusCode.Created);
        var payment = customer.Payment(10_000, applied == 0 ? [] : [new Covered(customer.Later.Id, applied)]);
        await host.PayAsync(payment).IsAsync(HttpStatusCode.Created);
        await host.ImportPaymentsAsync($"company,account,document,type,line,kind,number,date,amount,currency\n{customer.Company},,{customer.Later.Number},,,payment,{payment.Reference},{payment.PaidOn:yyyy-MM-dd},10000,EUR\n");
        var promise = (await host.AccountAsync("mara", customer.Id)).Rows("promises")[0];
        Assert.Equal(("open", 10_000m), (promise.At<string>("state"), promise.At<decimal>("paid")));
    }

    [Fact]
    public async Task Proof_that_the_money_came_before_the_promise_contradicts_what_was_presumed()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise() with { Amount = 14_300, Receivables = [new Covered(customer.Oldest.Id)] }).IsAsync(HttpStatusCode.Created);
        await host.StateOpenAsync(customer, 0);
        Assert.Equal("kept", (await host.AccountAsync("mara", customer.Id)).At<string>("promises[0].state"));
        var paid = await host.PayAsync(customer.Payment(14_300, new Covered(customer.Oldest.Id)) with { PaidOn = Customer.Today.AddDays(-5) }).IsAsync(HttpStatusCode.Created);
        Assert.Equal("open", paid.At<string>("account.promises[0].state"));
    }

    [Fact]
    public async Task An_export_that_tells_less_presumes_it_paid_and_one_that_tells_more_contradicts()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise() with { Amount = 14_300, Receivables = [new Covered(customer.Oldest.Id)] }).IsAsync(HttpStatusCode.Created);

        await host.StateOpenAsync(customer, 0);
        var account = await host.AccountAsync("mara", customer.Id);
        Assert.Equal("kept", account.At<string>("promises[0].state"));
        Assert.True(Told(account, "promise_kept").At<bool>("details.isPresumed"));

        await host.StateOpenAsync(customer, 14_300);
        Assert.Equal("open", (await host.AccountAsync("mara", customer.Id)).At<string>("promises[0].state"));

        await PassAsync(days: 13);
        Assert.Equal("broken", (await ThenAsync(customer)).At<string>("promises[0].state"));
    }

    [Fact]
    public async Task A_promise_for_a_day_that_had_passed_is_broken_as_it_is_recorded()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var answer = await host.RecordAsync("mara", customer.Promise() with { PromisedOn = Days.LastFriday.AddDays(-7), MadeAt = Days.LastFriday.AddDays(-9).At(9) }).IsAsync(HttpStatusCode.Created);
        Assert.Equal("broken", answer.At<string>("account.promises[0].state"));
        Assert.Equal(["promise_broken", "promise_recorded"], answer.All<string>("account.history", "kind").Take(2));
    }

    private async Task PassAsync(int days)
    {
        clock.Advance(days);
        await RunDueAsync();
    }

    private async Task<int> RunDueAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await services.GetRequiredService<SettlePromises>().RunDueAsync(services.GetRequiredService<Work>(), TestContext.Current.CancellationToken);
    }

    /// <summary>The account as it is by then: tokens are good for today alone, so it is not asked for over HTTP.</summary>
    private async Task<JsonNode> ThenAsync(Customer customer)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var context = await scope.ServiceProvider.GetRequiredService<AccountContextReader>().ReadAsync(customer.Id, TestContext.Current.CancellationToken);
        return JsonSerializer.SerializeToNode(context, scope.ServiceProvider.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions)!;
    }

    private async Task ReverseAsync(long paymentId)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var jonas = await host.WithDatabaseAsync(db => db.Set<Member>().SingleAsync(member => member.Role == Role.Operations));
        var reversed = await scope.ServiceProvider.GetRequiredService<ReversePayment>().HandleAsync(
            paymentId, new IfMatch(ETag.Of(1)), new ReversePaymentRequest("Returned by the bank."), new Caller(jonas.Id, jonas.Name, jonas.Role, [], jonas.TenantId, jonas.ObjectId),
            TestContext.Current.CancellationToken);
        Assert.False(reversed.IsRefused);
    }

    private static JsonNode Told(JsonNode account, string kind) => account.Find("history")!.AsArray().First(line => line!.At<string>("kind") == kind)!;
}
