using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Cash;

/// <summary>Money that became known here before an export tells of it.</summary>
public sealed class PaymentTests(ApiHost host)
{
    [Fact]
    public async Task What_is_paid_is_open_no_more_and_the_rest_stays_unapplied()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var answer = await host.PayAsync(customer.Payment(15_000, new Covered(customer.Oldest.Id), new Covered(customer.Later.Id, 500))).IsAsync(HttpStatusCode.Created);

        Assert.Equal([9_500m, 8_000m, -500m], answer.All<decimal>("account.receivables", "open").Order().Reverse());
        Assert.Equal("payment_recorded", answer.At<string>("account.history[0].kind"));
        var payment = Assert.Single(await host.PaymentsAsync(customer))!;
        Assert.Equal((15_000m, 200m, "Jonas Weber"), (payment.At<decimal>("amount"), payment.At<decimal>("unapplied"), payment.At<string>("recordedBy")));
    }

    [Fact]
    public async Task Taken_back_it_never_was_and_only_once()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var before = await host.AccountAsync("mara", customer.Id);
        var id = (await host.PayAsync(customer.Payment(1_000, new Covered(customer.Oldest.Id))).IsAsync(HttpStatusCode.Created)).At<long>("paymentId");

        var after = await host.ReverseAsync(id).IsOkAsync();
        Assert.Equal(before.Find("receivables")!.ToJsonString(), after.Find("account.receivables")!.ToJsonString());
        Assert.Equal("Returned by the bank.", after.At<string>("account.history[0].personal.why"));
        await host.ReverseAsync(id, version: 1).IsAsync(HttpStatusCode.PreconditionFailed);
        await host.ReverseAsync(id, version: 2).IsAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_same_reference_counts_once_and_the_same_request_answers_as_before()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var (payment, key) = (customer.Payment(1_000, new Covered(customer.Oldest.Id)), Guid.NewGuid().ToString());
        var first = await host.PayAsync(payment, key: key).IsAsync(HttpStatusCode.Created);
        var again = await host.PayAsync(payment, key: key).IsAsync(HttpStatusCode.Created);
        Assert.Equal(first.At<long>("paymentId"), again.At<long>("paymentId"));
        Assert.Equal("payment_known", (await host.PayAsync(payment).IsAsync(HttpStatusCode.Conflict)).At<string>("code"));
    }

    [Fact]
    public async Task The_import_of_the_same_payment_does_not_count_twice()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var payment = customer.Payment(4_300, new Covered(customer.Oldest.Id));
        await host.PayAsync(payment).IsAsync(HttpStatusCode.Created);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var row = string.Create(CultureInfo.InvariantCulture, $"{customer.Company},,{customer.Oldest.Number},,,payment,{payment.Reference},{payment.PaidOn:yyyy-MM-dd},4300,EUR\n");
            using var content = new MemoryStream(Encoding.UTF8.GetBytes("company,account,document,type,line,kind,number,date,amount,currency\n" + row));
            var report = await scope.ServiceProvider.GetRequiredService<ImportPayments>().RunAsync(content, "payments.csv", Customers.Importing, CancellationToken.None);
            Assert.Equal(1, report.Value.Unchanged);
        }

        Assert.Equal(10_000_00, await OpenAsync(customer));
        await host.ImportAgainAsync(customer, open: 10_000);
        Assert.Equal(10_000_00, await OpenAsync(customer));
    }

    [Theory]
    [InlineData(0, 1.0, "amount", "amount_not_positive")]
    [InlineData(14_300.01, 14_300.01, "receivables[0].amount", "above_open")]
    [InlineData(10, 20.0, "receivables", "parts_exceed_amount")]
    [InlineData(10.001, null, "amount", "too_many_decimals")]
    public async Task Amounts_that_cannot_be_are_refused_by_their_field(double amount, double? part, string field, string code)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var refused = await host.PayAsync(customer.Payment((decimal)amount, new Covered(customer.Oldest.Id, (decimal?)part))).IsAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(refused.Find("errors")!.AsArray(), error => (error!.At<string>("field"), error!.At<string>("code")) == (field, code));
    }

    [Fact]
    public async Task Another_customers_receivable_a_settled_one_and_a_day_to_come_are_refused()
    {
        var (customer, other) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var payment = customer.Payment(10, new Covered(other.Oldest.Id), new Covered(customer.Settled.Id), new Covered(customer.Credit.Id)) with { PaidOn = Customer.Today.AddDays(1) };
        var refused = await host.PayAsync(payment).IsAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["date_out_of_range", "receivable_unknown", "receivable_closed", "receivable_closed"], refused.All<string>("errors", "code"));
    }

    [Fact]
    public async Task Whose_account_it_is_not_finds_nothing_and_collectors_do_not_book()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.PayAsync(customer.Payment(10), user: "mara").IsAsync(HttpStatusCode.Forbidden);
        await host.PayAsync(customer.Payment(10) with { AccountId = long.MaxValue }).IsAsync(HttpStatusCode.NotFound);
    }

    private Task<long> OpenAsync(Customer customer) =>
        host.WithDatabaseAsync(db => db.Receivables.Where(row => row.Id == customer.Oldest.Id).Select(row => row.OpenMinor).SingleAsync());
}
