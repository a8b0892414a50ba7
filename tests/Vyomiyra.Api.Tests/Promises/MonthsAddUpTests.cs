using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Cash;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Disputes;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Promises;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Worklist;
using Vyomiyra.Api.Worklist;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Promises;

/// <summary>
/// Months of an account, in any order: promises are made, moved, divided and taken back; invoices are contested, credited and contested again; money
/// and credits are told here, in files and by exports, and some of it is taken back; days pass. Through the real use cases, with the database's
/// answer after each step.
/// </summary>
public sealed class MonthsAddUpTests : IAsyncLifetime
{
    private readonly MovableClock clock = new();
    private ApiHost host = null!;

    public async ValueTask InitializeAsync() => host = await ApiHost.StartAsync([("Promises:Policy:MostMoves", "1000"), ("Promises:Policy:MostDaysMoved", "1000"), ("Promises:Policy:GraceDays", "1"), ("Disputes:ApprovalAbove", "1000000"), ("Disputes:ApprovalAboveWithin90Days", "1000000")], services =>
    {
        services.AddSingleton<TimeProvider>(clock);
        services.WithoutSchedules();
    });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_is_promised_disputed_paid_and_open_adds_up_whatever_happens()
    {
        var (settled, ended) = (new HashSet<PromiseState>(), new HashSet<DisputeState>());
        for (var seed = 1; seed <= 4; seed++)
        {
            var months = new Months(host, clock, await host.GivenAnOverdueAccountAsync(), new Random(seed));
            for (var step = 0; step < 50; step++)
            {
                await months.StepAsync();
                var (promises, disputes) = await months.AssertSoundAsync($"seed {seed}, step {step}");
                settled.UnionWith(promises);
                ended.UnionWith(disputes);
            }
        }

        // The sequences reach what they are to try.
        Assert.Superset(new HashSet<PromiseState> { PromiseState.Open, PromiseState.Kept, PromiseState.PartlyKept, PromiseState.Broken, PromiseState.Superseded }, settled);
        Assert.Superset(new HashSet<DisputeState> { DisputeState.Open, DisputeState.ResolvedCredited, DisputeState.ResolvedPaid, DisputeState.ResolvedRejected }, ended);
    }

    private sealed class Months(ApiHost host, MovableClock clock, Customer customer, Random random)
    {
        private readonly long[] posted = [14_300_00, 10_000_00, 8_000_00];
        private readonly Dictionary<long, PromiseState> withdrawn = [];
        private readonly Item[] items = [customer.Oldest, customer.Later, customer.NotDue];
        private int payments;

        private DateOnly Today => Customer.DayOf(clock.GetUtcNow());

        public Task StepAsync() => random.Next(15) switch
        {
            0 or 1 => PromiseAsync(),
            2 => MoveAsync(),
            3 => WithdrawAsync(),
            4 or 5 => PayAsync(),
            6 => ReverseAsync(),
            7 => CreditAsync(),
            8 => ExportAsync(),
            9 or 10 => DisputeAsync(),
            11 or 12 => ResolveAsync(),
            13 => ReopenAsync(),
            _ => PassAsync(),
        };

        private async Task PromiseAsync(Promise? replaced = null)
        {
            var open = await OpenAsync();
            var covered = open.Where(row => row.OpenMinor > 0 && random.Next(3) > 0).Select(row => new PromisedReceivable(row.Id)).ToList();
            await DoAsync<RecordPromise, PromiseReceipt>((record, caller) => record.HandleAsync(
                new RecordPromiseRequest(
                    customer.Id, random.Next(1, 2_000_000) / 100m, "EUR", Today.AddDays(random.Next(0, 12)), covered, Replaces: replaced?.Id, ReplacesVersion: replaced?.Version,
                    Instalments: random.Next(4) > 0 ? null : [new Instalment(random.Next(1, 500_000) / 100m, Today.AddDays(random.Next(12, 20)))]),
                caller, CancellationToken.None));
        }

        private async Task MoveAsync()
        {
            if (await AnyAsync(promise => promise.State == PromiseState.Open) is { } promise)
            {
                await PromiseAsync(promise);
            }
        }

        private async Task WithdrawAsync()
        {
            if (await AnyAsync(promise => promise.State == PromiseState.Open) is { } promise)
            {
                var by = (WithdrawnBy)random.Next(2);
                await DoAsync<WithdrawPromise, PromiseReceipt>((withdraw, caller) => withdraw.HandleAsync(
                    promise.Id, new IfMatch(ETag.Of(promise.Version)), new WithdrawPromiseRequest(by), caller, CancellationToken.None));
                withdrawn[promise.Id] = by == WithdrawnBy.Us ? PromiseState.WithdrawnByUs : PromiseState.WithdrawnByCustomer;
            }
        }

        private async Task PayAsync()
        {
            var payable = (await OpenAsync()).Where(row => row.OpenMinor > 0 && random.Next(2) == 0).Select(row => new PaidReceivable(row.Id)).ToList();
            await DoAsync<RecordPayment, PaymentReceipt>((record, caller) => record.HandleAsync(
                new RecordPaymentRequest(customer.Id, random.Next(1, 1_500_000) / 100m, "EUR", Today, Reference(), payable), caller, CancellationToken.None));
        }

        private async Task ReverseAsync()
        {
            var payment = await host.WithDatabaseAsync(db => db.Payments.AsNoTracking().Where(row => row.AccountId == customer.Id && row.ReversedAt == null).OrderBy(row => row.Id).LastOrDefaultAsync());
            if (payment is not null)
            {
                await DoAsync<ReversePayment, PaymentReceipt>((reverse, caller) => reverse.HandleAsync(
                    payment.Id, new IfMatch(ETag.Of(payment.Version)), new ReversePaymentRequest("Returned by the bank."), caller, CancellationToken.None));
            }
        }

        private async Task CreditAsync()
        {
            var rows = (await OpenAsync()).Where(row => row.OpenMinor > 0).ToList();
            if (rows.Count > 0)
            {
                var row = rows[random.Next(rows.Count)];
                await ImportAsync<ImportPayments>(
                    "company,account,document,type,line,kind,number,date,amount,currency\n" + string.Create(
                        CultureInfo.InvariantCulture, $"{customer.Company},,{row.DocumentNumber},,,credit,{Reference()},{Today:yyyy-MM-dd},{random.NextInt64(1, row.OpenMinor + 1) / 100m},EUR\n"),
                    (import, content) => import.RunAsync(content, "payments.csv", Customers.Importing, CancellationToken.None));
            }
        }

        private async Task DisputeAsync()
        {
            var contested = (await DisputesAsync()).Where(dispute => dispute.IsUnresolved).SelectMany(dispute => dispute.Parts).ToLookup(part => part.ReceivableId, part => part.RemainingMinor);
            var room = (await OpenAsync()).Select(row => (row.Id, Minor: row.OpenMinor - contested[row.Id].Sum())).Where(row => row.Minor > 0 && random.Next(2) == 0).ToList();
            if (room.Count > 0)
            {
                await DoAsync<OpenDispute, DisputeReceipt>((open, caller) => open.HandleAsync(
                    new OpenDisputeRequest(customer.Id, "01", [.. room.Select(row => new ContestedReceivable(row.Id, random.NextInt64(1, row.Minor + 1) / 100m))]), caller, CancellationToken.None));
            }
        }

        private async Task ResolveAsync()
        {
            if (await AnyDisputeAsync(dispute => dispute.IsUnresolved) is { } dispute)
            {
                var contested = dispute.Parts.Sum(part => part.RemainingMinor);
                var end = contested > 0 ? (ResolvedAs)random.Next(3) : ResolvedAs.Paid;
                await DoAsync<ResolveDispute, DisputeReceipt>((resolve, caller) => resolve.HandleAsync(
                    dispute.Id, new IfMatch(ETag.Of(dispute.Version)), new ResolveDisputeRequest(end, "So it is.", end == ResolvedAs.Credited ? random.NextInt64(1, contested + 1) / 100m : null),
                    caller, CancellationToken.None));
            }
        }

        private async Task ReopenAsync()
        {
            if (await AnyDisputeAsync(dispute => !dispute.IsUnresolved) is { } dispute)
            {
                await DoAsync<ReopenDispute, DisputeReceipt>((reopen, caller) => reopen.HandleAsync(
                    dispute.Id, new IfMatch(ETag.Of(dispute.Version)), new ReopenDisputeRequest("Not so."), caller, CancellationToken.None));
            }
        }

        /// <summary>Somebody paid and nobody told; sometimes what was posted is taken back.</summary>
        private async Task ExportAsync()
        {
            var at = random.Next(posted.Length);
            posted[at] = random.Next(4) == 0 ? Math.Min(8_000_00, posted[at] * 2) : random.NextInt64(0, posted[at] + 1);
            var csv = new StringBuilder("company,account,name,domain,contact,email,language,segment,team,type,number,line,order,reference,issued,due,currency,original,open\n");
            for (var index = 0; index < items.Length; index++)
            {
                var due = Customer.Today.AddDays(((int[])[-40, -10, 20])[index]);
                csv.Append(CultureInfo.InvariantCulture, $"{customer.Company},{customer.Number},,,,,,,,invoice,{items[index].Number},,,,{due.AddDays(-30):yyyy-MM-dd},{due:yyyy-MM-dd},EUR,{((int[])[14_300, 10_000, 8_000])[index]},{posted[index] / 100m}\n");
            }

            await ImportAsync<ImportReceivables>(csv.ToString(), (import, content) => import.RunAsync(content, "sandbox", "items.csv", null, Customers.Importing, CancellationToken.None));
            // What an export does to money that is applied to nothing shows the day after.
            await PassAsync();
        }

        private async Task PassAsync()
        {
            clock.Advance(random.Next(2, 9));
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SettlePromises>().RunDueAsync(scope.ServiceProvider.GetRequiredService<Work>(), CancellationToken.None);
        }

        public async Task<(IEnumerable<PromiseState> Promises, IEnumerable<DisputeState> Disputes)> AssertSoundAsync(string when)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<VyomiyraDb>();
            var rows = await db.Receivables.AsNoTracking().Where(row => row.AccountId == customer.Id).ToListAsync();
            var settlements = await db.Settlements.AsNoTracking().Where(row => db.Set<Receivable>().Any(receivable => receivable.Id == row.ReceivableId && receivable.AccountId == customer.Id)).ToListAsync();
            var promises = await db.Promises.AsNoTracking().Include(promise => promise.Parts).Where(promise => promise.AccountId == customer.Id).ToListAsync();
            var disputes = await DisputesAsync();
            foreach (var row in rows)
            {
                Assert.True(row.OpenMinor == OpenAmount.Of(row.StatedOpenMinor, settlements.Where(each => each.ReceivableId == row.Id).Sum(each => each.PendingMinor)), $"{when}: what is open on {row.DocumentNumber}");
                var promised = promises.Where(promise => promise.State == PromiseState.Open).SelectMany(promise => promise.Parts).Where(part => part.ReceivableId == row.Id).Sum(part => part.RemainingMinor);
                Assert.True(promised >= 0 && promised <= Math.Max(0, row.OpenMinor), $"{when}: {promised} is promised of {row.OpenMinor} on {row.DocumentNumber}");
                var contested = disputes.Where(dispute => dispute.IsUnresolved).SelectMany(dispute => dispute.Parts).Where(part => part.ReceivableId == row.Id).ToList();
                Assert.True(CoveredParts.Fit(row.OpenMinor, [.. contested.Select(part => part.AmountMinor)]).SequenceEqual(contested.Select(part => part.RemainingMinor)), $"{when}: what is contested of {row.DocumentNumber}");
            }

            foreach (var promise in promises)
            {
                Assert.True(promise.PaidMinor >= 0 && promise.CreditedMinor >= 0 && promise.PaidMinor + promise.CreditedMinor <= promise.AmountMinor, $"{when}: promise {promise.Id}");
                Assert.True(promise.State == withdrawn.GetValueOrDefault(promise.Id, promise.State), $"{when}: promise {promise.Id} was withdrawn");
                Assert.True(promise.Parts.Sum(part => part.PaidMinor) <= promise.PaidMinor && promise.Parts.TrueForAll(part => part.PaidMinor <= part.AmountMinor), $"{when}: parts of {promise.Id}");
            }

            var money = settlements.Where(each => each.Kind == SettlementKind.Payment).Sum(each => each.AmountMinor)
                + await db.PresumedPayments.Where(fall => fall.AmountMinor > 0 && db.Set<Receivable>().Any(row => row.Id == fall.ReceivableId && row.AccountId == customer.Id)).SumAsync(fall => fall.AmountMinor)
                // What was applied to nothing before the last export, that has shown: as what fell, or not at all.
                + await db.Payments.Where(payment => payment.AccountId == customer.Id && payment.PaidOn >= db.Set<Company>().Single(company => company.Id == payment.CompanyId).StatedOn)
                    .SumAsync(payment => payment.UnappliedMinor);
            Assert.True(promises.Where(promise => promise.State != PromiseState.WithdrawnByCustomer && promise.State != PromiseState.WithdrawnByUs).Sum(promise => promise.PaidMinor) <= money, $"{when}: more was kept than came");

            var standing = await db.Standings.AsNoTracking().SingleAsync(row => row.AccountId == customer.Id);
            Assert.True(standing.OpenMinor == rows.Sum(row => row.OpenMinor), $"{when}: the standing's open amount");
            Assert.True(standing.DisputedMinor + standing.PromisedMinor <= standing.OverdueMinor, $"{when}: more is disputed and promised than overdue");
            // A credit note that a file told of stands in the place of what was credited here.
            Assert.True(settlements.Where(each => each.Kind == SettlementKind.Credit && each.RunId is null).Sum(each => each.AmountMinor) <= disputes.Sum(dispute => dispute.CreditedMinor), $"{when}: what disputes credited");
            // What is stored is what the facts say.
            foreach (var (promise, judged, _) in await scope.ServiceProvider.GetRequiredService<JudgePromises>().OfAsync([customer.Id], CancellationToken.None))
            {
                Assert.True((promise.State, promise.PaidMinor, promise.CreditedMinor, promise.Suspension) == (judged.State, judged.PaidMinor, judged.CreditedMinor, judged.Suspension), $"{when}: promise {promise.Id} is {promise.State}, and {judged.State} by what is known");
            }

            return (promises.Select(promise => promise.State), disputes.Select(dispute => dispute.State));
        }

        private Task<List<Receivable>> OpenAsync() => host.WithDatabaseAsync(db => db.Receivables.AsNoTracking().Where(row => row.AccountId == customer.Id && row.Type == ReceivableType.Invoice).OrderBy(row => row.Id).ToListAsync());

        /// <summary>In the order in which they are settled.</summary>
        private Task<List<Dispute>> DisputesAsync() => host.WithDatabaseAsync(db => db.Disputes.AsNoTracking().Include(dispute => dispute.Parts)
            .Where(dispute => dispute.AccountId == customer.Id).OrderBy(dispute => dispute.OpenedAt).ThenBy(dispute => dispute.Id).ToListAsync());

        private async Task<Dispute?> AnyDisputeAsync(Func<Dispute, bool> which)
        {
            var disputes = (await DisputesAsync()).Where(which).ToList();
            return disputes.Count == 0 ? null : disputes[random.Next(disputes.Count)];
        }

        private async Task<Promise?> AnyAsync(Func<Promise, bool> which)
        {
            var promises = (await host.WithDatabaseAsync(db => db.Promises.AsNoTracking().Where(promise => promise.AccountId == customer.Id).OrderBy(promise => promise.Id).ToListAsync())).Where(which).ToList();
            return promises.Count == 0 ? null : promises[random.Next(promises.Count)];
        }

        private string Reference() => $"P-{customer.Number}-{++payments}";

        private async Task DoAsync<TUseCase, T>(Func<TUseCase, Caller, Task<Outcome<T>>> act)
            where TUseCase : notnull
        {
            await using var scope = host.Services.CreateAsyncScope();
            var jonas = await host.WithDatabaseAsync(db => db.Set<Member>().AsNoTracking().FirstAsync(member => member.Role == Role.Operations));
            var done = await act(scope.ServiceProvider.GetRequiredService<TUseCase>(), new Caller(jonas.Id, jonas.Name, jonas.Role, [], jonas.TenantId, jonas.ObjectId));
            Assert.False(done.IsRefused, done.IsRefused ? done.Refusals[0].Detail : null);
        }

        private async Task ImportAsync<T>(string csv, Func<T, Stream, Task<Outcome<ImportReport>>> import)
            where T : notnull
        {
            await using var scope = host.Services.CreateAsyncScope();
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
            var report = await import(scope.ServiceProvider.GetRequiredService<T>(), content);
            Assert.False(report.IsRefused, report.IsRefused ? report.Refusals[0].Detail : null);
            Assert.Empty(report.Value.Rejects);
        }
    }
}
