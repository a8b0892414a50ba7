using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Cash;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Tests.Disputes;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Tests.History;

/// <summary>A customer promises, pays, contests and is credited, with evidence: each line of it is guarded.</summary>
public sealed class StoryTests(HistoryHost host) : IClassFixture<HistoryHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_story_of_promises_payments_disputes_and_evidence_is_whole()
    {
        var chain = await GivenAStoryAsync();
        var kinds = (await LinesAsync(chain)).Select(line => line.Kind).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "promise_recorded", "promise_kept", "promise_reopened", "payment_recorded", "payment_reversed", "dispute_opened", "dispute_noted", "dispute_moved", "dispute_resolved",
                "evidence_asked", "evidence_file_added", "legal_hold_changed",
            },
            kinds);
        Assert.Empty(await BreaksInAsync(chain));
    }

    [Fact]
    public async Task Each_of_its_lines_is_named_when_it_is_changed()
    {
        var chain = await GivenAStoryAsync();
        foreach (var line in await LinesAsync(chain))
        {
            await SetAsync(line.Id, "{\"nothing\":\"happened\"}");
            Assert.Equal([(line.Sequence, ChainBreakKind.Changed)], await BreaksInAsync(chain));
            await SetAsync(line.Id, line.Details);
        }

        Assert.Empty(await BreaksInAsync(chain));
    }

    [Fact]
    public async Task Two_of_its_lines_that_changed_places_are_named()
    {
        var chain = await GivenAStoryAsync();
        var lines = await LinesAsync(chain);
        var (one, other) = (lines[3], lines[4]);
        await PlaceAsync(one.Id, 0);
        await PlaceAsync(other.Id, one.Sequence);
        await PlaceAsync(one.Id, other.Sequence);
        Assert.Equal((one.Sequence, ChainBreakKind.Reordered), (await BreaksInAsync(chain))[0]);
    }

    [Fact]
    public async Task A_line_taken_out_of_it_and_its_cut_end_are_named()
    {
        var chain = await GivenAStoryAsync();
        var lines = await LinesAsync(chain);
        await RemoveAsync(lines[^1]);
        Assert.Equal([(lines[^1].Sequence, ChainBreakKind.CutOff)], await BreaksInAsync(chain));
        await RemoveAsync(lines[4]);
        Assert.Contains((lines[4].Sequence, ChainBreakKind.Missing), await BreaksInAsync(chain));
    }

    private async Task<string> GivenAStoryAsync()
    {
        var api = host.Api;
        var customer = await api.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Subject = $"About {customer.Oldest.Number}" };
        var mail = await letter.DeliverAsync(api);
        await api.RecordAsync("mara", customer.Promise(mail) with { Amount = 10_000, Receivables = [new Covered(customer.Later.Id)] }).IsAsync(HttpStatusCode.Created);
        var payment = await api.PayAsync(customer.Payment(10_000, new Covered(customer.Later.Id))).IsAsync(HttpStatusCode.Created);
        await api.ReverseAsync(payment.At<long>("paymentId")).IsOkAsync();

        var dispute = (await api.OpenAsync("mara", customer.Dispute(mail: mail)).IsAsync(HttpStatusCode.Created)).At<long>("disputeId");
        using (var mara = api.As("mara"))
        {
            using var proof = new ByteArrayContent("Delivered: 8 of 12."u8.ToArray());
            proof.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            await mara.SendAsync(HttpMethod.Post, $"/api/disputes/{dispute}/files?name=delivery.txt", proof).IsAsync(HttpStatusCode.Created);
        }

        await api.ActAsync("mara", dispute, "state", new { state = "investigating" }).IsOkAsync();
        await api.ActAsync("mara", dispute, "notes", new { text = "The driver confirms it." }).IsOkAsync();
        await api.ActAsync("ines", dispute, "legal-hold", new { isOn = true, why = "The lawyers ask." }, method: HttpMethod.Put).IsOkAsync();
        await api.ResolveAsync("mara", dispute, "credited", 4_300).IsOkAsync();
        await host.AnchorAsync();
        return AccountFact.ChainOf(customer.Id);
    }

    private Task<List<Activity>> LinesAsync(string chain) =>
        host.Api.WithDatabaseAsync(db => db.Activities.AsNoTracking().Where(line => line.Chain == chain).OrderBy(line => line.Sequence).ToListAsync(Cancel));

    private async Task<IReadOnlyList<(long Sequence, ChainBreakKind Kind)>> BreaksInAsync(string chain) =>
        [.. (await host.VerifyAsync()).Breaks.Where(broken => broken.Chain == chain).Select(broken => (broken.Sequence, broken.Kind))];

    private Task<int> SetAsync(long id, string details) =>
        host.Api.WithDatabaseAsync(db => db.Activities.Where(line => line.Id == id).ExecuteUpdateAsync(line => line.SetProperty(row => row.Details, details), Cancel));

    private Task<int> PlaceAsync(long id, long sequence) =>
        host.Api.WithDatabaseAsync(db => db.Activities.Where(line => line.Id == id).ExecuteUpdateAsync(line => line.SetProperty(row => row.Sequence, sequence), Cancel));

    private Task<int> RemoveAsync(Activity line) => host.Api.WithDatabaseAsync(async db =>
    {
        await db.ActivityPersonalData.Where(data => data.ActivityId == line.Id).ExecuteDeleteAsync(Cancel);
        return await db.Activities.Where(row => row.Id == line.Id).ExecuteDeleteAsync(Cancel);
    });
}
