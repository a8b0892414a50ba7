using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Tests.History;

/// <summary>Whoever tampers with the history is found, as long as the anchors lie elsewhere.</summary>
public sealed class VerifyHistoryTests(HistoryHost host) : IClassFixture<HistoryHost>
{
    [Fact]
    public async Task What_was_written_and_anchored_is_whole()
    {
        var chain = await GivenAnAnchoredHistoryAsync();
        var report = await host.VerifyAsync();
        Assert.DoesNotContain(report.Breaks, broken => broken.Chain == chain);
        Assert.Null(report.ForgedAnchor);
        Assert.True(report is { Lines: > 3, Chains: > 2, Anchors: > 0 });
    }

    [Fact]
    public async Task A_changed_line_is_named()
    {
        var chain = await GivenAnAnchoredHistoryAsync();
        await ChangeAsync(chain, 2, line => line.SetProperty(row => row.Details, "{\"amountMinor\":1}"));
        await BreaksAreAsync(chain, (2, ChainBreakKind.Changed));
    }

    [Fact]
    public async Task A_changed_actor_is_named()
    {
        var chain = await GivenAnAnchoredHistoryAsync();
        await ChangeAsync(chain, 3, line => line.SetProperty(row => row.ActorId, (long?)null));
        await BreaksAreAsync(chain, (3, ChainBreakKind.Changed));
    }

    [Fact]
    public async Task A_removed_line_is_named()
    {
        var chain = await GivenAnAnchoredHistoryAsync();
        await RemoveAsync(chain, 2, 2);
        await BreaksAreAsync(chain, (2, ChainBreakKind.Missing));
    }

    [Fact]
    public async Task A_tail_that_was_cut_after_anchoring_is_named()
    {
        var chain = await GivenAnAnchoredHistoryAsync();
        await RemoveAsync(chain, 3, long.MaxValue);
        await BreaksAreAsync(chain, (3, ChainBreakKind.CutOff));
    }

    [Fact]
    public async Task An_accounts_whole_history_that_is_gone_is_named()
    {
        var chain = await GivenAnAnchoredHistoryAsync();
        await RemoveAsync(chain, 1, long.MaxValue);
        await BreaksAreAsync(chain, (1, ChainBreakKind.CutOff));
    }

    [Fact]
    public async Task A_history_written_anew_from_its_first_line_is_named()
    {
        var chain = await GivenAnAnchoredHistoryAsync();
        await RewriteAsync(chain);
        await BreaksAreAsync(chain, (3, ChainBreakKind.Recomputed));
    }

    [Fact]
    public async Task A_history_written_anew_and_continued_is_named()
    {
        var chain = await GivenAnAnchoredHistoryAsync();
        await RewriteAsync(chain);
        var id = long.Parse(chain.Split(':')[1], CultureInfo.InvariantCulture);
        await host.Api.RecordAsync("mara", new Said(id, 5, "EUR", Calls.NextWeek)).IsAsync(HttpStatusCode.Created);
        await host.AnchorAsync();
        await BreaksAreAsync(chain, (3, ChainBreakKind.Recomputed));
    }

    [Fact]
    public async Task Changed_personal_data_is_named()
    {
        var chain = await GivenAnAnchoredHistoryAsync();
        await PersonalOf(chain, rows => rows.ExecuteUpdateAsync(row => row.SetProperty(data => data.Json, "{\"quote\":\"We will never pay.\"}")));
        await BreaksAreAsync(chain, (2, ChainBreakKind.PersonalDataChanged));
    }

    [Fact]
    public async Task Erased_personal_data_leaves_the_history_whole()
    {
        var chain = await GivenAnAnchoredHistoryAsync();
        Assert.Equal(1, await PersonalOf(chain, rows => rows.ExecuteDeleteAsync()));
        await BreaksAreAsync(chain);
        var id = long.Parse(chain.Split(':')[1], CultureInfo.InvariantCulture);
        Assert.Null((await host.Api.AccountAsync("mara", id)).Find("history[1].personal"));
    }

    [Fact]
    public async Task A_forged_anchor_is_named()
    {
        await GivenAnAnchoredHistoryAsync();
        await GivenAnAnchoredHistoryAsync();
        await WithAnchorsAsync(
            lines => [.. lines[..^2], Forged(lines[^2]), lines[^1]],
            (report, lines) => Assert.Equal(lines - 1, report.ForgedAnchor));
        await WithAnchorsAsync(
            lines => [.. lines[..^2], lines[^1]],
            (report, lines) => Assert.Equal(lines - 1, report.ForgedAnchor));
        await WithAnchorsAsync(
            lines => [.. lines[..^2], "this is no anchor", lines[^1]],
            (report, lines) => Assert.Equal(lines - 1, report.ForgedAnchor));
    }

    [Fact]
    public async Task An_anchor_that_a_power_cut_left_half_written_is_none_and_stops_nobody()
    {
        await GivenAnAnchoredHistoryAsync();
        var written = await File.ReadAllTextAsync(host.AnchorPath, TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(host.AnchorPath, "{\"at\":\"2026-11-", TestContext.Current.CancellationToken);
        var chain = await GivenAnAnchoredHistoryAsync();
        var anchors = await File.ReadAllTextAsync(host.AnchorPath, TestContext.Current.CancellationToken);
        Assert.StartsWith(written, anchors, StringComparison.Ordinal);
        Assert.Null((await host.VerifyAsync()).ForgedAnchor);
        await BreaksAreAsync(chain);
    }

    [Fact]
    public async Task With_nothing_new_there_is_no_new_anchor()
    {
        await GivenAnAnchoredHistoryAsync();
        var before = await File.ReadAllTextAsync(host.AnchorPath, TestContext.Current.CancellationToken);
        await host.AnchorAsync();
        Assert.Equal(before, await File.ReadAllTextAsync(host.AnchorPath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_command_tells_people_what_is_broken_and_fails()
    {
        var chain = await GivenAnAnchoredHistoryAsync();
        await ChangeAsync(chain, 1, line => line.SetProperty(row => row.Kind, "nothing_happened"));
        await using var output = new StringWriter();
        Assert.Equal(1, await HistoryCommand.VerifyAsync(host.Api.Services, output, TestContext.Current.CancellationToken));
        Assert.Contains($"{chain}, line 1: the line was changed", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("NOT whole.", output.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Imported, promised, withdrawn: three lines, the second with personal data.</summary>
    private async Task<string> GivenAnAnchoredHistoryAsync()
    {
        var customer = await host.Api.GivenAnOverdueAccountAsync();
        var promise = await host.Api.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);
        await host.Api.WithdrawAsync("mara", promise.At<long>("promiseId"), version: 1).IsOkAsync();
        await host.AnchorAsync();
        return AccountFact.ChainOf(customer.Id);
    }

    private async Task BreaksAreAsync(string chain, params (long Sequence, ChainBreakKind Kind)[] expected)
    {
        var report = await host.VerifyAsync();
        Assert.Equal(expected, report.Breaks.Where(broken => broken.Chain == chain).Select(broken => (broken.Sequence, broken.Kind)));
        Assert.Equal(report.Breaks.Count == 0, report.IsWhole);
    }

    private Task<int> ChangeAsync(string chain, long sequence, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Activity>> change) =>
        host.Api.WithDatabaseAsync(db => db.Activities.Where(line => line.Chain == chain && line.Sequence == sequence).ExecuteUpdateAsync(change));

    private Task<int> PersonalOf(string chain, Func<IQueryable<ActivityPersonalData>, Task<int>> act) => host.Api.WithDatabaseAsync(db =>
        act(db.ActivityPersonalData.Where(data => db.Set<Activity>().Any(line => line.Id == data.ActivityId && line.Chain == chain))));

    private Task<int> RemoveAsync(string chain, long from, long to) => host.Api.WithDatabaseAsync(async db =>
    {
        var lines = db.Activities.Where(line => line.Chain == chain && line.Sequence >= from && line.Sequence <= to);
        await db.ActivityPersonalData.Where(data => lines.Any(line => line.Id == data.ActivityId)).ExecuteDeleteAsync();
        return await lines.ExecuteDeleteAsync();
    });

    /// <summary>As somebody would who knows how: the first line tells another story, and every hash after it fits.</summary>
    private Task<int> RewriteAsync(string chain) => host.Api.WithDatabaseAsync(async db =>
    {
        ChainHead? head = null;
        foreach (var line in await db.Activities.AsNoTracking().Where(row => row.Chain == chain).OrderBy(row => row.Sequence).ToListAsync())
        {
            var anew = ActivityChain.Append(
                head, chain, line.AccountId, line.Kind, line.At, new Actor(line.ActorKind, line.ActorId, line.Authority),
                head is null ? "{\"created\":0}" : line.Details, line.PersonalCommitment);
            await db.Activities.Where(row => row.Id == line.Id).ExecuteUpdateAsync(row => row
                .SetProperty(each => each.Details, anew.Details)
                .SetProperty(each => each.PreviousHash, anew.PreviousHash)
                .SetProperty(each => each.Hash, anew.Hash));
            head = new ChainHead(chain, anew.Sequence, anew.Hash);
        }

        return 0;
    });

    private async Task WithAnchorsAsync(Func<string[], string[]> tamper, Action<HistoryReport, int> then)
    {
        var before = await File.ReadAllLinesAsync(host.AnchorPath, TestContext.Current.CancellationToken);
        try
        {
            await File.WriteAllLinesAsync(host.AnchorPath, tamper(before), TestContext.Current.CancellationToken);
            then(await host.VerifyAsync(), before.Length);
        }
        finally
        {
            await File.WriteAllLinesAsync(host.AnchorPath, before, CancellationToken.None);
        }
    }

    /// <summary>Another hash for the first head of the line.</summary>
    private static string Forged(string line)
    {
        const string hash = "\"hash\":\"";
        var at = line.IndexOf(hash, StringComparison.Ordinal) + hash.Length;
        return line[..at] + (line[at] == '0' ? '1' : '0') + line[(at + 1)..];
    }
}
