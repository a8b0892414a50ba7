using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>Exports that name every open item of some companies and types: what they do not name is no longer open.</summary>
public sealed class FullExportTests : IAsyncLifetime
{
    private static readonly DateOnly Friday = new(2026, 3, 6);
    private static readonly ImportTerms Full = new() { AsOf = Friday, Full = new FullScope(["1000"], [ReceivableType.Invoice]) };

    private ImportHouse house = null!;

    public async ValueTask InitializeAsync() => house = await ImportHouse.OpenAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task What_it_no_longer_names_counts_as_paid_and_the_account_is_told()
    {
        await GivenAsync(Items(100));

        var report = (await house.ImportAsync(Csv.Of(Items(100).Skip(3)), Full)).Value;

        Assert.Equal((97, 3, null), (report.Unchanged, report.Closed, report.AwaitsApproval));
        Assert.Equal(
            ["INV-0|0|0|2026-03-06|2", "INV-1|0|0|2026-03-06|2", "INV-2|0|0|2026-03-06|2"],
            await house.QueryAsync("SELECT DocumentNumber, OpenMinor, StatedOpenMinor, PresumedPaidOn, ChangedByRunId FROM Receivables WHERE OpenMinor = 0 ORDER BY 1"));
        Assert.Equal(
            ["""{"closed":1,"amounts":[{"currency":"EUR","createdMinor":0,"changedByMinor":-4050}],"runId":2}"""],
            await house.QueryAsync("SELECT DISTINCT Details FROM Activities WHERE Kind = 'receivables_presumed_paid'"));
        Assert.Equal(["Finished|100|3|3"], await house.QueryAsync("SELECT State, InScope, ToClose, Closed FROM ImportRuns WHERE Id = 2"));
        Assert.Equal(["1000|2026-03-06", "2000|"], await house.QueryAsync("SELECT Code, StatedOn FROM Companies ORDER BY Code"));
    }

    [Fact]
    public async Task Other_companies_other_types_and_what_came_after_its_day_stay_open()
    {
        await GivenAsync([Csv.Row("INV-1"), Csv.Row("INV-2", company: "2000"), Csv.Row("CN-3", type: "credit note"), Csv.Row("INV-4", issued: "2026-03-07", due: "2026-04-01")]);

        var report = (await house.ImportAsync(Csv.Of(Csv.Row("INV-1")), Full)).Value;

        Assert.Equal((0, null), (report.Closed, report.AwaitsApproval));
        Assert.Equal(["0"], await house.QueryAsync("SELECT count(*) FROM Receivables WHERE OpenMinor = 0"));
    }

    [Fact]
    public async Task An_item_that_comes_back_is_open_again()
    {
        await GivenAsync(Items(100));
        Assert.Equal(1, (await house.ImportAsync(Csv.Of(Items(100).Skip(1)), Full)).Value.Closed);

        await house.ImportAsync(Csv.Of(Items(1)));

        Assert.Equal(["4050|4050|"], await house.QueryAsync("SELECT OpenMinor, StatedOpenMinor, PresumedPaidOn FROM Receivables WHERE DocumentNumber = 'INV-0'"));
    }

    [Fact]
    public async Task When_more_would_close_than_usual_a_person_is_asked_and_may_approve()
    {
        await GivenAsync(Items(100));

        var report = (await house.ImportAsync(Csv.Of(Items(100).Skip(6)), Full)).Value;

        Assert.Equal((0, "6 of 100 open items would close, more than 5 %."), (report.Closed, report.AwaitsApproval));
        Assert.Equal(["100"], await house.QueryAsync("SELECT count(*) FROM Receivables WHERE OpenMinor <> 0"));
        var run = await house.DecideAsync(report.RunId, ImportDecision.Approve);
        Assert.Equal((ImportState.Finished, 6), (run.State, run.Closed));
        Assert.Equal(["94"], await house.QueryAsync("SELECT count(*) FROM Receivables WHERE OpenMinor <> 0"));
        Assert.Equal(["Operations"], await house.QueryAsync("SELECT DISTINCT Authority FROM Activities WHERE Kind = 'receivables_presumed_paid'"));
    }

    [Fact]
    public async Task When_rows_were_rejected_a_person_is_asked_and_may_decline()
    {
        await GivenAsync(Items(100));

        var report = (await house.ImportAsync(Csv.Of(Items(100).Skip(1).Append(Csv.Row("INV-0", currency: "XXX"))), Full)).Value;

        Assert.Equal("1 rows were rejected; what they name may still be open.", report.AwaitsApproval);
        var run = await house.DecideAsync(report.RunId, ImportDecision.Decline);
        Assert.Equal((ImportState.Finished, 0, "Nothing was closed: it was declined."), (run.State, run.Closed, run.Note));
        Assert.Equal(["100"], await house.QueryAsync("SELECT count(*) FROM Receivables WHERE OpenMinor <> 0"));
    }

    [Fact]
    public async Task A_later_import_of_the_company_leaves_nothing_to_approve()
    {
        await GivenAsync(Items(100));
        var waiting = (await house.ImportAsync(Csv.Of(Items(50)), Full)).Value;

        await house.ImportAsync(Csv.Of(Items(100)));

        Assert.Equal([$"Finished|0|Nothing was closed: import {waiting.RunId + 1} came before anybody approved."], await house.QueryAsync($"SELECT State, Closed, Note FROM ImportRuns WHERE Id = {waiting.RunId}"));
        Assert.Equal([$$"""{"runId":{{waiting.RunId}},"laterRunId":{{waiting.RunId + 1}},"closed":0}"""], await house.QueryAsync("SELECT Details FROM Activities WHERE Kind = 'import_superseded'"));
        var late = await house.WithAsync<DecideImport, Outcome<ImportRun>>(decide => decide.HandleAsync(waiting.RunId, ImportDecision.Approve, ImportHouse.Jonas, TestContext.Current.CancellationToken));
        Assert.Equal("not_awaiting_approval", late.Refusals[0].Code);
    }

    [Fact]
    public async Task An_older_export_that_waited_behind_a_newer_one_closes_nothing_and_says_why()
    {
        await GivenAsync(Items(100));
        await house.StartAsync(Csv.Of(Items(100)), Full);
        var older = await house.StartAsync(Csv.Of(Items(100).Skip(3)), Full with { AsOf = Friday.AddDays(-1) });

        var run = await house.FinishAsync(older);

        Assert.Equal(
            (ImportState.Finished, 0, "Nothing was closed: what is open in company 1000 is known as of 2026-03-06 by now, and this export is as of 2026-03-05."),
            (run.State, run.Closed, run.Note));
        Assert.Equal(["100"], await house.QueryAsync("SELECT count(*) FROM Receivables WHERE OpenMinor <> 0"));
        Assert.Equal(["1000|2026-03-06", "2000|"], await house.QueryAsync("SELECT Code, StatedOn FROM Companies ORDER BY Code"));
        Assert.Equal([$$"""import_superseded|import|{"runId":{{older}},"laterRunId":null,"closed":0}"""], await house.QueryAsync("SELECT Kind, Authority, Details FROM Activities WHERE Chain = 'house'"));
    }

    [Theory]
    [InlineData(ImportDecision.Approve, "approve")]
    [InlineData(ImportDecision.Decline, "decline")]
    [InlineData(ImportDecision.Cancel, "cancel")]
    public async Task Whoever_decides_about_it_stands_in_the_history(ImportDecision decision, string told)
    {
        await GivenAsync(Items(100));
        var waiting = (await house.ImportAsync(Csv.Of(Items(50)), Full)).Value.RunId;

        await house.DecideAsync(waiting, decision);

        Assert.Equal([$$"""import_decided|4|Operations|{"runId":{{waiting}},"decision":"{{told}}"}"""], await house.QueryAsync("SELECT Kind, ActorId, Authority, Details FROM Activities WHERE Chain = 'house'"));
    }

    [Fact]
    public async Task Undone_what_it_closed_is_open_again_and_the_companys_day_is_as_before()
    {
        await house.ImportAsync(Csv.Of(Items(100)), Full with { AsOf = Friday.AddDays(-1) });
        var before = await house.EverythingButHistoryAsync();
        var report = (await house.ImportAsync(Csv.Of(Items(100).Skip(3)), Full)).Value;

        var run = await house.DecideAsync(report.RunId, ImportDecision.Undo);

        Assert.Equal((ImportState.Undone, 3, 0, null), (run.State, run.Undone, run.Kept, run.Note));
        Assert.Equal([$$"""{"runId":{{report.RunId}},"decision":"undo"}"""], await house.QueryAsync("SELECT Details FROM Activities WHERE Chain = 'house'"));
        Assert.Equal(before, await house.EverythingButHistoryAsync());
    }

    [Theory]
    [InlineData("unknown_company", "9999", 1, "2026-03-06")]
    [InlineData("scope_required", "1000", 0, "2026-03-06")]
    [InlineData("as_of_before_last", "1000", 1, "2026-03-05")]
    [InlineData("as_of_in_future", "1000", 1, "2099-03-05")]
    public async Task A_scope_that_would_close_by_mistake_is_refused(string code, string company, int types, string asOf)
    {
        await house.ImportAsync(Csv.Of(Items(1)), Full);

        var terms = new ImportTerms
        {
            AsOf = DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture),
            Full = new FullScope([company], [.. Enumerable.Repeat(ReceivableType.Invoice, types)]),
        };

        Assert.Equal(code, (await house.ImportAsync(Csv.Of(Items(1)), terms)).Refusals[0].Code);
    }

    /// <summary>What is open as of the Thursday before.</summary>
    private async Task GivenAsync(IEnumerable<string> rows) =>
        Assert.Equal(0, (await house.ImportAsync(Csv.Of(rows), new ImportTerms { AsOf = Friday.AddDays(-1) })).Value.Rejected);

    private static IEnumerable<string> Items(int count) => Enumerable.Range(0, count).Select(number => Csv.Row($"INV-{number}", $"C{number % 10}"));
}
