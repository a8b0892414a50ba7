using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Disputes;
using Vyomiyra.Api.Promises;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Worklist;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>
/// Weeks of an account, in any order: customers pay and are credited, some of which is told here before the ERP has posted it; promises and disputes
/// are recorded; exports come when they like, some twice. Through the real doors, with the database's answer after each step.
/// </summary>
public sealed class WhoseNumbersTests(ApiHost host)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Nothing_counts_twice_and_nothing_is_covered_beyond_what_is_open(int seed)
    {
        var random = new Random(seed);
        var weeks = new Weeks(host, await host.GivenAnOverdueAccountAsync());
        await weeks.ExportAsync();
        for (var step = 0; step < 24; step++)
        {
            await (random.Next(7) switch
            {
                0 or 1 => weeks.PayAsync(random, isToldHere: random.Next(3) > 0),
                2 => weeks.PostAsync(random),
                3 => weeks.PromiseAsync(random),
                4 => weeks.DisputeAsync(random),
                _ => weeks.ExportAsync(),
            });
            await weeks.AssertSoundAsync($"seed {seed}, step {step}");
        }

        await weeks.PostEverythingAsync();
        await weeks.ExportAsync();
        await weeks.AssertTheERPIsRightAsync();
    }

    private sealed class Weeks(ApiHost host, Customer customer)
    {
        private readonly Invoice[] invoices = [new(customer.Oldest, 14_300_00), new(customer.Later, 10_000_00)];
        private DateOnly exportedOn = Customer.Today.AddDays(-60);
        private int payments;
        private bool isPromised;
        private bool isContested;

        public async Task PayAsync(Random random, bool isToldHere)
        {
            var invoice = invoices[random.Next(2)];
            if (invoice.Owed == 0)
            {
                return;
            }

            var paid = random.NextInt64(1, invoice.Owed + 1);
            invoice.Owed -= paid;
            invoice.Unposted.Add(paid);
            if (isToldHere)
            {
                var row = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{customer.Company},,{invoice.Item.Number},,,{(random.Next(4) == 0 ? "credit" : "payment")},P-{++payments},{exportedOn.AddDays(1):yyyy-MM-dd},{paid / 100m},EUR\n");
                await ImportAsync<ImportPayments>("company,account,document,type,line,kind,number,date,amount,currency\n" + row, (import, content) =>
                    import.RunAsync(content, "payments.csv", Customers.Importing, CancellationToken.None));
            }
        }

        public Task PostAsync(Random random)
        {
            var invoice = invoices[random.Next(2)];
            if (invoice.Unposted.Count > 0)
            {
                var at = random.Next(invoice.Unposted.Count);
                invoice.Posted -= invoice.Unposted[at];
                invoice.Unposted.RemoveAt(at);
            }

            return Task.CompletedTask;
        }

        public async Task PostEverythingAsync()
        {
            while (invoices.Any(invoice => invoice.Unposted.Count > 0))
            {
                await PostAsync(Random.Shared);
            }
        }

        public async Task PromiseAsync(Random random)
        {
            if (isPromised || invoices.Any(invoice => invoice.Owed == 0))
            {
                return;
            }

            isPromised = true;
            await host.RecordAsync("mara", customer.Promise() with { Amount = random.Next(1, 24_300) }).IsAsync(HttpStatusCode.Created);
        }

        public async Task DisputeAsync(Random random)
        {
            var open = await host.WithDatabaseAsync(db => db.Receivables.Where(row => row.Id == customer.Oldest.Id).Select(row => row.OpenMinor).SingleAsync());
            if (isContested || open == 0)
            {
                return;
            }

            isContested = true;
            await host.WithDatabaseAsync(async db =>
            {
                db.Disputes.Add(new Dispute
                {
                    AccountId = customer.Id,
                    ReasonCode = "04",
                    Currency = Currency.Parse("EUR"),
                    OpenedAt = DateTimeOffset.UtcNow,
                    TouchedAt = DateTimeOffset.UtcNow,
                    OpenedById = 1,
                    Parts = { new DisputePart { ReceivableId = customer.Oldest.Id, AmountMinor = random.NextInt64(1, open + 1) } },
                });
                return await db.SaveChangesAsync();
            });
        }

        /// <summary>The ERP exports both invoices, and the same file comes a second time.</summary>
        public async Task ExportAsync()
        {
            exportedOn = exportedOn.AddDays(1);
            var csv = new StringBuilder("company,account,name,domain,contact,email,language,segment,team,type,number,line,order,reference,issued,due,currency,original,open\n");
            foreach (var (invoice, days) in invoices.Zip([-40, -10]))
            {
                var due = Customer.Today.AddDays(days);
                csv.Append(CultureInfo.InvariantCulture, $"{customer.Company},{customer.Number},,,,,,,,invoice,{invoice.Item.Number},,,,{due.AddDays(-30):yyyy-MM-dd},{due:yyyy-MM-dd},EUR,{invoice.Original / 100m},{invoice.Posted / 100m}\n");
            }

            var profile = new ImportProfiles().Find("sandbox").Value;
            var day = exportedOn;
            foreach (var isAgain in new[] { false, true })
            {
                var report = await ImportAsync<ImportReceivables>(csv.ToString(), (import, content) =>
                    import.RunAsync(content, profile, "items.csv", new ImportTerms { AsOf = day }, Customers.Importing, CancellationToken.None));
                Assert.True(!isAgain || report.Unchanged == 2, "The same file changed something the second time.");
            }
        }

        public async Task AssertSoundAsync(string when)
        {
            var covers = await host.WithDatabaseAsync(async db => (
                Promised: await db.PromiseParts.Where(part => db.Set<Promise>().Any(promise => promise.Id == part.PromiseId && promise.AccountId == customer.Id && promise.State == PromiseState.Open)).ToListAsync(),
                Contested: await db.Set<DisputePart>().Where(part => db.Set<Dispute>().Any(dispute => dispute.Id == part.DisputeId && dispute.AccountId == customer.Id)).ToListAsync()));
            foreach (var invoice in invoices)
            {
                var (row, pending) = await StoredAsync(invoice);
                Assert.True(row.OpenMinor == OpenAmount.Of(row.StatedOpenMinor, pending), when);
                Assert.True(row.OpenMinor >= invoice.Owed && row.OpenMinor <= row.StatedOpenMinor, $"{when}: {row.OpenMinor} is open and {invoice.Owed} owed.");
                Assert.All(covers.Promised.Where(part => part.ReceivableId == row.Id), part => Assert.InRange(part.RemainingMinor, 0, Math.Min(part.AmountMinor, row.OpenMinor)));
                Assert.All(covers.Contested.Where(part => part.ReceivableId == row.Id), part => Assert.InRange(part.RemainingMinor, 0, Math.Min(part.AmountMinor, row.OpenMinor)));
            }

            var (standing, open) = await host.WithDatabaseAsync(async db => (
                await db.Standings.SingleAsync(standing => standing.AccountId == customer.Id),
                await db.Receivables.Where(row => row.AccountId == customer.Id).SumAsync(row => row.OpenMinor)));
            Assert.True(standing.OpenMinor == open, $"{when}: the standing says {standing.OpenMinor}, {open} is open.");
        }

        public async Task AssertTheERPIsRightAsync()
        {
            foreach (var invoice in invoices)
            {
                var (row, pending) = await StoredAsync(invoice);
                Assert.Equal((invoice.Owed, invoice.Owed, 0L), (row.OpenMinor, row.StatedOpenMinor, pending));
            }
        }

        private Task<(Receivable Row, long Pending)> StoredAsync(Invoice invoice) => host.WithDatabaseAsync(async db => (
            await db.Receivables.AsNoTracking().SingleAsync(row => row.Id == invoice.Item.Id),
            await db.Settlements.Where(settlement => settlement.ReceivableId == invoice.Item.Id).SumAsync(settlement => settlement.PendingMinor)));

        private async Task<ImportReport> ImportAsync<T>(string csv, Func<T, Stream, Task<Outcome<ImportReport>>> import)
            where T : notnull
        {
            await using var scope = host.Services.CreateAsyncScope();
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
            var report = await import(scope.ServiceProvider.GetRequiredService<T>(), content);
            Assert.False(report.IsRefused, report.IsRefused ? report.Refusals[0].Detail : null);
            Assert.Empty(report.Value.Rejects);
            return report.Value;
        }
    }

    /// <summary>What the customer really owes, and what of it the ERP knows. Minor units.</summary>
    private sealed class Invoice(Item item, long original)
    {
        public Item Item { get; } = item;

        public long Original { get; } = original;

        public long Owed { get; set; } = original;

        public long Posted { get; set; } = original;

        public List<long> Unposted { get; } = [];
    }
}
