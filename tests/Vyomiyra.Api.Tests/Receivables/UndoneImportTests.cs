using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables;

public sealed class UndoneImportTests : IAsyncLifetime
{
    private ImportHouse house = null!;

    public async ValueTask InitializeAsync() => house = await ImportHouse.OpenAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_import_that_is_undone_leaves_what_the_ones_before_it_left(int seed)
    {
        var random = new Random(seed);
        await house.ImportAsync(Csv.Of(Rows(random, items: 200, accounts: 30)), new ImportTerms { Team = "Europe" });
        var before = await house.EverythingButHistoryAsync();
        var second = Csv.Of(Rows(random, items: 200, accounts: 30));
        var run = (await house.ImportAsync(second)).Value;
        Assert.NotEqual(before, await house.EverythingButHistoryAsync());

        var undone = await house.DecideAsync(run.RunId, ImportDecision.Undo);

        Assert.Equal((ImportState.Undone, run.Created + run.Changed, 0), (undone.State, undone.Undone, undone.Kept));
        Assert.Equal(before, await house.EverythingButHistoryAsync());
        // And what was undone can come again.
        var again = (await house.ImportAsync(second)).Value;
        Assert.Equal((false, run.Created, run.Changed), (again.Repeated, again.Created, again.Changed));
    }

    [Fact]
    public async Task What_a_later_import_changed_stays_and_is_counted()
    {
        var first = (await house.ImportAsync(Csv.Of(Csv.Row("INV-1"), Csv.Row("INV-2")))).Value;
        await house.ImportAsync(Csv.Of(Csv.Row("INV-1", open: "1.00", name: "Nord Werke AG")));

        var run = await house.DecideAsync(first.RunId, ImportDecision.Undo);

        Assert.Equal((1, 1), (run.Undone, run.Kept));
        Assert.StartsWith("1 items stayed", run.Note, StringComparison.Ordinal);
        Assert.Equal(["INV-1|100"], await house.QueryAsync("SELECT DocumentNumber, OpenMinor FROM Receivables"));
        Assert.Equal(["Nord Werke AG"], await house.QueryAsync("SELECT Name FROM Accounts"));
    }

    [Fact]
    public async Task What_is_settled_since_stays()
    {
        var first = (await house.ImportAsync(Csv.Of(Csv.Row("INV-1"), Csv.Row("INV-2")))).Value;
        await house.QueryAsync(
            """
            INSERT INTO Settlements (CompanyId, ReceivableId, Kind, Number, SettledOn, Currency, AmountMinor, PendingMinor, RunId)
            SELECT CompanyId, Id, 'Payment', 'P1', '2026-03-01', 'EUR', 50, 50, 1 FROM Receivables WHERE DocumentNumber = 'INV-2'
            """);

        var run = await house.DecideAsync(first.RunId, ImportDecision.Undo);

        Assert.Equal((1, 1), (run.Undone, run.Kept));
        Assert.Equal(["INV-2"], await house.QueryAsync("SELECT DocumentNumber FROM Receivables"));
    }

    [Fact]
    public async Task What_a_settlement_waited_for_waits_again()
    {
        await house.ImportAsync(Csv.Of(Csv.Row("INV-1", open: "40.50")));
        await house.QueryAsync(
            """
            INSERT INTO Settlements (CompanyId, ReceivableId, Kind, Number, SettledOn, Currency, AmountMinor, PendingMinor, RunId)
            SELECT CompanyId, Id, 'Payment', 'P1', '2026-03-01', 'EUR', 1000, 1000, 1 FROM Receivables
            """);
        await house.QueryAsync("UPDATE Receivables SET OpenMinor = 3050");

        var run = (await house.ImportAsync(Csv.Of(Csv.Row("INV-1", open: "34.50")))).Value;
        Assert.Equal(["3450|3050|400"], await OpenAsync());
        await house.DecideAsync(run.RunId, ImportDecision.Undo);

        Assert.Equal(["4050|3050|1000"], await OpenAsync());
    }

    [Fact]
    public async Task An_item_that_had_moved_goes_back_and_both_accounts_are_told()
    {
        await house.ImportAsync(Csv.Of(Csv.Row("INV-1", account: "C1"), Csv.Row("INV-2", account: "C2")));
        var run = (await house.ImportAsync(Csv.Of(Csv.Row("INV-1", account: "C2")))).Value;

        await house.DecideAsync(run.RunId, ImportDecision.Undo);

        Assert.Equal(["INV-1|C1", "INV-2|C2"], await house.QueryAsync("SELECT DocumentNumber, Number FROM Receivables r JOIN Accounts a ON a.Id = r.AccountId ORDER BY 1"));
        Assert.Equal(
            ["C1|4050", "C2|-4050"],
            await house.QueryAsync("SELECT Number, json_extract(Details, '$.amounts[0].changedByMinor') FROM Activities v JOIN Accounts a ON a.Id = v.AccountId WHERE Kind = 'receivables_import_undone' ORDER BY 1"));
    }

    [Fact]
    public async Task An_import_is_undone_once()
    {
        var first = (await house.ImportAsync(Csv.Of(Csv.Row("INV-1")))).Value;
        await house.DecideAsync(first.RunId, ImportDecision.Undo);

        var again = await house.WithAsync<DecideImport, Outcome<ImportRun>>(decide => decide.HandleAsync(first.RunId, ImportDecision.Undo, ImportHouse.Jonas, TestContext.Current.CancellationToken));

        Assert.Equal("cannot_undo", again.Refusals[0].Code);
    }

    [Fact]
    public async Task An_item_that_stays_is_counted_once_however_many_accounts_led_to_its_own()
    {
        // C1 comes in a batch before C2, of which there is so much.
        var run = (await house.ImportAsync(Csv.Of([Csv.Row("INV-1", "C1"), .. Enumerable.Range(2, 1000).Select(number => Csv.Row($"INV-{number}", "C2"))]))).Value;
        await house.QueryAsync("UPDATE Receivables SET AccountId = (SELECT Id FROM Accounts WHERE Number = 'C2')");
        await house.QueryAsync("UPDATE Accounts SET MergedIntoId = (SELECT Id FROM Accounts WHERE Number = 'C2') WHERE Number = 'C1'");
        await house.QueryAsync(
            """
            INSERT INTO Settlements (CompanyId, ReceivableId, Kind, Number, SettledOn, Currency, AmountMinor, PendingMinor, RunId)
            SELECT CompanyId, Id, 'Payment', 'P1', '2026-03-01', 'EUR', 50, 50, 1 FROM Receivables WHERE DocumentNumber = 'INV-2'
            """);

        var undone = await house.DecideAsync(run.RunId, ImportDecision.Undo);

        Assert.Equal((1000, 1), (undone.Undone, undone.Kept));
    }

    private Task<IReadOnlyList<string>> OpenAsync() => house.QueryAsync("SELECT StatedOpenMinor, OpenMinor, PendingMinor FROM Receivables r JOIN Settlements s ON s.ReceivableId = r.Id");

    /// <summary>Items old and new, some with other amounts, days or accounts than before; accounts under other names.</summary>
    private static IEnumerable<string> Rows(Random random, int items, int accounts) => Enumerable.Range(0, items)
        .Where(_ => random.Next(3) > 0)
        .Select(number => Csv.Row(
            $"INV-{number}", $"C{(random.Next(20) == 0 ? random.Next(accounts) : number % accounts)}", name: $"Customer {number % accounts} {random.Next(2)}",
            domain: "", contact: "", email: "", segment: random.Next(2) == 0 ? "Large" : "Small", due: $"2026-02-0{random.Next(1, 9)}", original: "100.00", open: $"{random.Next(100)}.00"));
}
