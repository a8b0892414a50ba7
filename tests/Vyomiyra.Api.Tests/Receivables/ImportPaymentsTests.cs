using System.Text;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables;

public sealed class ImportPaymentsTests : IAsyncLifetime
{
    private const string Headings = "company,account,document,type,line,kind,number,date,amount,currency\n";

    private ImportHouse house = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>INV-1 of C1 with 40.50 EUR open, and CN-1, a credit note; as exported on 15 March 2026.</summary>
    public async ValueTask InitializeAsync()
    {
        house = await ImportHouse.OpenAsync();
        await house.ImportAsync(Csv.Of(Csv.Row("INV-1"), Csv.Row("CN-1", type: "credit note")));
        await house.UseAsync(db => db.Receivables.ExecuteUpdateAsync(item => item.SetProperty(each => each.StatedOn, new DateOnly(2026, 3, 15)), Cancellation));
        await house.UseAsync(db => db.Receivables.ExecuteUpdateAsync(item => item.SetProperty(each => each.StatedOpenMinor, each => each.OpenMinor), Cancellation));
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_payment_of_the_past_is_in_what_the_ERP_said_is_open()
    {
        var report = await RunAsync("1000,C1,INV-1,invoice,0,payment,P-1,2026-03-15,59.50,EUR\n");

        Assert.Equal((1, 0), (report.Created, report.Rejected));
        Assert.Equal(["Payment|P-1|2026-03-15|5950|0|4050"], await SettlementsAsync());
    }

    [Fact]
    public async Task A_payment_since_the_last_export_lies_over_what_is_open()
    {
        await RunAsync("1000,,INV-1,,,payment,P-1,2026-03-16,10,EUR\n1000,,INV-1,,,credit,G-1,2026-03-17,5.50,EUR\n");

        Assert.Equal(["Payment|P-1|2026-03-16|1000|1000|2500", "Credit|G-1|2026-03-17|550|550|2500"], await SettlementsAsync());
        Assert.Contains("\"created\":2,\"changed\":0,\"amounts\":[{\"currency\":\"EUR\",\"createdMinor\":1550,\"changedByMinor\":0}]", (await house.QueryAsync("SELECT Details FROM Activities WHERE Kind = 'settlements_imported'"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_amount_that_has_landed_reflects_does_not_count_again_while_closing_waits_for_approval()
    {
        await house.ImportAsync(Csv.Of(Csv.Row("INV-2")));
        var full = new ImportTerms { Full = new FullScope(["1000"], [ReceivableType.Invoice]) };
        var report = (await house.ImportAsync(Csv.Of(Csv.Row("INV-1", open: "30.50")), full)).Value;
        Assert.NotNull(report.AwaitsApproval);

        await RunAsync("1000,,INV-1,,,payment,P-1,2026-03-18,10,EUR\n");

        Assert.Equal(["Payment|P-1|2026-03-18|1000|0|3050"], await SettlementsAsync());
    }

    [Fact]
    public async Task An_export_of_one_item_says_nothing_about_payments_on_another()
    {
        await house.ImportAsync(Csv.Of(Csv.Row("INV-2")), new ImportTerms { AsOf = new DateOnly(2026, 3, 20) });

        await RunAsync("1000,,INV-1,,,payment,P-1,2026-03-18,10,EUR\n");

        Assert.Equal(["Payment|P-1|2026-03-18|1000|1000|3050"], await SettlementsAsync());
    }

    /// <summary>10.00 of INV-1 were agreed in a dispute on 16 March, and are open no more.</summary>
    [Theory]
    [InlineData("2026-03-17", "10", "Credit|G-1|2026-03-17|1000|1000|3050")]
    [InlineData("2026-03-17", "12", "Credit|G-1|2026-03-17|1200|1200|2850")]
    [InlineData("2026-03-16", "5.50", "Credit|dispute-1-1|2026-03-16|450|450|3050", "Credit|G-1|2026-03-16|550|550|3050")]
    [InlineData("2026-03-14", "10", "Credit|dispute-1-1|2026-03-16|1000|1000|3050", "Credit|G-1|2026-03-14|1000|0|3050")]
    public async Task A_credit_note_that_comes_for_what_was_agreed_here_stands_in_its_place(string on, string amount, params string[] settlements)
    {
        await AgreeAsync();
        await RunAsync($"1000,,INV-1,,,credit,G-1,{on},{amount},EUR\n");
        await RunAsync($"1000,,INV-1,,,credit,G-1,{on},{amount},EUR\n");
        Assert.Equal(settlements, (await SettlementsAsync()).Order());
    }

    [Fact]
    public async Task A_credit_that_an_export_reflects_before_its_note_comes_counts_once()
    {
        await AgreeAsync();
        await house.ImportAsync(Csv.Of(Csv.Row("INV-1", open: "30.50")), new ImportTerms { AsOf = new DateOnly(2026, 3, 20) });
        Assert.Equal(["Credit|dispute-1-1|2026-03-16|1000|0|3050"], await SettlementsAsync());
        await RunAsync("1000,,INV-1,,,credit,G-1,2026-03-17,10,EUR\n");
        Assert.Equal(["Credit|G-1|2026-03-17|1000|0|3050"], await SettlementsAsync());
    }

    private Task<int> AgreeAsync() => house.UseAsync(async db =>
    {
        var invoice = await db.Receivables.SingleAsync(row => row.DocumentNumber == "INV-1", Cancellation);
        await new RecordedSettlements(db).LayAsync(
            [
                new Settlement
                {
                    CompanyId = invoice.CompanyId,
                    ReceivableId = invoice.Id,
                    Kind = SettlementKind.Credit,
                    Number = "dispute-1-1",
                    SettledOn = new DateOnly(2026, 3, 16),
                    Currency = invoice.Currency,
                    AmountMinor = 1000,
                    PendingMinor = 1000,
                },
            ],
            Cancellation);
        return await db.SaveChangesAsync(Cancellation);
    });

    [Fact]
    public async Task More_than_is_open_leaves_nothing_open_and_no_less()
    {
        await RunAsync("1000,,INV-1,,,payment,P-1,2026-03-16,1000,EUR\n");

        Assert.Equal(["Payment|P-1|2026-03-16|100000|100000|0"], await SettlementsAsync());
    }

    [Fact]
    public async Task What_is_paid_out_on_a_credit_brings_it_nearer_to_zero()
    {
        await RunAsync("1000,,CN-1,credit note,,payment,P-1,2026-03-16,10,EUR\n");

        Assert.Equal(["Payment|P-1|2026-03-16|1000|1000|-3050"], await SettlementsAsync());
    }

    [Fact]
    public async Task The_same_payments_again_write_nothing_and_a_corrected_amount_is_taken_over()
    {
        const string rows = "1000,,INV-1,,,payment,P-1,2026-03-16,10,EUR\n";
        await RunAsync(rows);
        var before = await house.EverythingAsync();
        var again = await RunAsync(rows);
        Assert.Equal((true, 1), (again.Repeated, again.Unchanged));
        Assert.Equal(before, await house.EverythingAsync());

        var corrected = await RunAsync("1000,,INV-1,,,payment,P-1,2026-03-16,12,EUR\n");

        Assert.Equal(1, corrected.Changed);
        Assert.Equal(["Payment|P-1|2026-03-16|1200|1200|2850"], await SettlementsAsync());
    }

    [Fact]
    public async Task A_payment_names_the_run_that_brought_it()
    {
        var report = await RunAsync("1000,,INV-1,,,payment,P-1,2026-03-16,10,EUR\n");

        Assert.Equal([$"{report.RunId}"], await house.QueryAsync("SELECT RunId FROM Settlements"));
    }

    [Theory]
    [InlineData("unknown_company", "9999,,INV-1,,,payment,P-1,2026-03-16,10,EUR")]
    [InlineData("unknown_receivable", "1000,,INV-2,,,payment,P-1,2026-03-16,10,EUR")]
    [InlineData("unknown_receivable", "2000,,INV-1,,,payment,P-1,2026-03-16,10,EUR")]
    [InlineData("unknown_receivable", "1000,,INV-1,debit note,,payment,P-1,2026-03-16,10,EUR")]
    [InlineData("unknown_receivable", "1000,,inv-1,,,payment,P-1,2026-03-16,10,EUR")]
    [InlineData("other_account", "1000,C2,INV-1,,,payment,P-1,2026-03-16,10,EUR")]
    [InlineData("unknown_type", "1000,,INV-1,bill,,payment,P-1,2026-03-16,10,EUR")]
    [InlineData("unknown_kind", "1000,,INV-1,,,refund,P-1,2026-03-16,10,EUR")]
    [InlineData("unknown_kind", "1000,,INV-1,,,0,P-1,2026-03-16,10,EUR")]
    [InlineData("missing_value", "1000,,INV-1,,,payment,,2026-03-16,10,EUR")]
    [InlineData("bad_date", "1000,,INV-1,,,payment,P-1,16.03.2026,10,EUR")]
    [InlineData("bad_amount", "1000,,INV-1,,,payment,P-1,2026-03-16,-10,EUR")]
    [InlineData("bad_amount", "1000,,INV-1,,,payment,P-1,2026-03-16,0,EUR")]
    [InlineData("too_many_decimals", "1000,,INV-1,,,payment,P-1,2026-03-16,1.005,EUR")]
    [InlineData("other_currency", "1000,,INV-1,,,payment,P-1,2026-03-16,10,USD")]
    [InlineData("unknown_currency", "1000,,INV-1,,,payment,P-1,2026-03-16,10,XXX")]
    [InlineData("duplicate_key", "1000,,INV-1,,,payment,P-0,2026-03-16,10,EUR")]
    public async Task A_bad_payment_is_reported_and_its_neighbours_land(string code, string row)
    {
        var report = await RunAsync($"1000,,INV-1,,,payment,P-0,2026-03-16,1,EUR\n{row}\n1000,,INV-1,,,payment,P-9,2026-03-16,1,EUR\n");

        Assert.Equal((2, 1), (report.Created, report.Rejected));
        Assert.Equal((3, code), (report.Rejects[0].Line, report.Rejects[0].Code));
    }

    private Task<IReadOnlyList<string>> SettlementsAsync() => house.QueryAsync(
        "SELECT Kind, Number, SettledOn, AmountMinor, PendingMinor, r.OpenMinor FROM Settlements s JOIN Receivables r ON r.Id = s.ReceivableId ORDER BY s.Id");

    private async Task<ImportReport> RunAsync(string rows) => (await house.WithAsync<ImportPayments, Outcome<ImportReport>>(
        import => import.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(Headings + rows)), "p.csv", ImportHouse.Jonas, Cancellation))).Value;
}
