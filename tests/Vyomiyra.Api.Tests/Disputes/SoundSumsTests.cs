using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Disputes;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Disputes;

/// <summary>Weeks of quarrels over one invoice of 14,300.00 and one of 10,000.00, in any order, among promises and exports: money adds up after each step.</summary>
public sealed class SoundSumsTests(ApiHost host)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Open_promised_and_disputed_parts_stay_consistent(int seed)
    {
        var (random, customer) = (new Random(seed), await host.GivenAnOverdueAccountAsync());
        for (var step = 0; step < 25; step++)
        {
            var when = $"seed {seed}, step {step}: {await StepAsync(random, customer)}";
            await AssertSoundAsync(customer, when);
        }
    }

    private async Task<string> StepAsync(Random random, Customer customer)
    {
        var disputes = (await host.SendAsync("mara", HttpMethod.Get, $"/api/disputes?account={customer.Id}&size=200").IsOkAsync()).Rows("items");
        var one = disputes.Count == 0 ? null : disputes[random.Next(disputes.Count)];
        return random.Next(10) switch
        {
            0 or 1 => await OpenAsync(random, customer),
            2 => await ExportAsync(random, customer),
            3 => await PromiseAsync(random, customer),
            _ when one is null => await OpenAsync(random, customer),
            4 => await SayAsync("withdrawn", host.ActAsync("mara", one.At<long>("id"), "withdraw", new { by = "customer", why = "Found." })),
            5 or 6 => await SayAsync("reopened", host.ActAsync("mara", one.At<long>("id"), "reopen", new { why = "Not so." })),
            7 => await SayAsync("rejected", host.ResolveAsync("mara", one.At<long>("id"), "rejected")),
            8 when !one.At<bool>("awaitsApproval") => await SayAsync("looked into", host.ActAsync("mara", one.At<long>("id"), "state", new { state = "investigating" })),
            8 => await SayAsync("approved", host.DecideAsync("ines", one.At<long>("id"), "approve")),
            _ => await SayAsync("credited", host.ResolveAsync("mara", one.At<long>("id"), "credited", random.NextInt64(1, 1 + (long)(one.At<decimal>("amount") * 100)) / 100m)),
        };
    }

    private async Task<string> OpenAsync(Random random, Customer customer)
    {
        var (receivable, amount) = (random.Next(2) == 0 ? customer.Oldest : customer.Later, random.Next(3) == 0 ? (decimal?)null : random.Next(1, 600_000) / 100m);
        return await SayAsync($"disputed {amount} of {receivable.Number}", host.OpenAsync("mara", customer.Dispute() with { Receivables = [new Covered(receivable.Id, amount)] }));
    }

    private async Task<string> ExportAsync(Random random, Customer customer)
    {
        var open = random.Next(0, 1_430_001) / 100m;
        await host.ImportAgainAsync(customer, open);
        return $"exported {open}";
    }

    /// <summary>One at a time: what several promise together may be more than is open, and is kept as said.</summary>
    private async Task<string> PromiseAsync(Random random, Customer customer)
    {
        var open = (await host.AccountAsync("mara", customer.Id)).Rows("promises").FirstOrDefault(promise => promise.At<string>("state") == "open");
        return open is not null
            ? await SayAsync("promise withdrawn", host.WithdrawAsync("mara", open.At<long>("id"), open.At<int>("version")))
            : await SayAsync("promised", host.RecordAsync("mara", customer.Promise() with { Amount = random.Next(1, 2_430_000) / 100m, Receivables = [new Covered(customer.Later.Id)] }));
    }

    /// <summary>An act that cannot be is refused, and changes nothing.</summary>
    private static async Task<string> SayAsync(string what, Task<HttpResponseMessage> act)
    {
        using var answer = await act;
        var body = answer.IsSuccessStatusCode ? null : await answer.JsonAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity, $"{what}: {answer.StatusCode} {body}");
        return body is null ? what : $"{what} ({body.At<string>("code")})";
    }

    private async Task AssertSoundAsync(Customer customer, string when)
    {
        var account = await host.AccountAsync("mara", customer.Id);
        var disputes = await host.WithDatabaseAsync(db => db.Disputes.AsNoTracking().Include(dispute => dispute.Parts).Where(dispute => dispute.AccountId == customer.Id)
            .OrderBy(dispute => dispute.OpenedAt).ThenBy(dispute => dispute.Id).ToListAsync());
        foreach (var item in (Item[])[customer.Oldest, customer.Later])
        {
            var (row, settlements) = await StoredAsync(item);
            var shown = account.Rows("receivables").FirstOrDefault(each => each.At<long>("id") == item.Id);
            Assert.True(row.OpenMinor == OpenAmount.Of(row.StatedOpenMinor, settlements.Sum(settlement => settlement.PendingMinor)), when);
            Assert.All(settlements, settlement => Assert.True(settlement.PendingMinor >= 0 && settlement.PendingMinor <= settlement.AmountMinor, when));

            var contested = disputes.Where(dispute => dispute.IsUnresolved).SelectMany(dispute => dispute.Parts).Where(part => part.ReceivableId == item.Id).ToList();
            Assert.True(CoveredParts.Fit(row.OpenMinor, [.. contested.Select(part => part.AmountMinor)]).SequenceEqual(contested.Select(part => part.RemainingMinor)), when);
            Assert.True((shown?.At<decimal>("disputed") ?? 0) == contested.Sum(part => part.RemainingMinor) / 100m, when);
            Assert.True((shown?.At<decimal>("promised") ?? 0) <= row.OpenMinor / 100m, when);
        }

        AssertStanding(account, when);
        var credited = await host.WithDatabaseAsync(db => db.Settlements
            .Where(settlement => settlement.Kind == SettlementKind.Credit && (settlement.ReceivableId == customer.Oldest.Id || settlement.ReceivableId == customer.Later.Id))
            .SumAsync(settlement => settlement.AmountMinor));
        Assert.True(credited == disputes.Sum(dispute => dispute.CreditedMinor), when);
    }

    private static void AssertStanding(JsonNode account, string when)
    {
        var overdue = account.Rows("receivables").Where(row => row.At<decimal>("open") > 0 && row.At<int>("daysOverdue") > 0).ToList();
        var (total, disputed, promised) = (account.At<decimal>("standing.overdue"), account.At<decimal>("standing.disputed"), account.At<decimal>("standing.promised"));
        Assert.True(total == overdue.Sum(row => row.At<decimal>("open")), when);
        Assert.True(disputed == overdue.Sum(row => row.At<decimal>("disputed")), when);
        // What is contested is not promised as well, and neither is more than is open.
        Assert.True(promised == overdue.Sum(row => Math.Min(row.At<decimal>("promised"), row.At<decimal>("open") - row.At<decimal>("disputed"))) && disputed + promised <= total, when);
    }

    private Task<(Receivable Row, List<Settlement> Settlements)> StoredAsync(Item item) => host.WithDatabaseAsync(async db => (
        await db.Receivables.AsNoTracking().SingleAsync(row => row.Id == item.Id),
        await db.Settlements.AsNoTracking().Where(settlement => settlement.ReceivableId == item.Id).ToListAsync()));
}
