using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;
using Vyomiyra.Api.Conversations.Mailboxes;
using Vyomiyra.Api.Tests.Worklist;

namespace Vyomiyra.Api.Tests.Conversations.Mailboxes;

/// <summary>However many mailboxes there are to read, all else that happens by the clock finds a place beside them.</summary>
public sealed class PlacesTests(ApiHost host)
{
    [Fact]
    public async Task A_mailbox_that_finds_no_place_waits_without_taking_one_and_is_come_back_to()
    {
        await using var room = await MailRoom.OpenAsync(services =>
        {
            services.WithoutSchedules();
            services.AddSingleton(Options.Create(new MailboxOptions { AtOnce = 1 }));
        });
        var ids = new List<long>();
        foreach (var address in (string[])[MailRoom.Lively, MailRoom.Empty])
        {
            ids.Add((await (await room.EnrolAsync(address)).JsonAsync())["id"]!.GetValue<long>());
        }

        var worker = room.Host.Services.GetRequiredService<MailboxWorker>();
        await room.FaultAsync(new { kind = "graph", delay = 1_000, path = "receivables@" });
        var reading = worker.WorkAsync(ids[0], TestContext.Current.CancellationToken);
        await room.UntilAsync(MailRoom.Lively, mailbox => mailbox.Holder is not null);

        var now = DateTimeOffset.UtcNow;
        var later = await worker.WorkAsync(ids[1], TestContext.Current.CancellationToken);
        Assert.InRange(later!.Value, now, now.AddSeconds(5));
        var waiting = await room.StoredAsync(MailRoom.Empty);
        Assert.Equal((null, null, 0), (waiting.Holder, waiting.LastSyncedAt, waiting.Failures));

        Assert.Null(await reading);
        Assert.Null(await worker.WorkAsync(ids[1], TestContext.Current.CancellationToken));
        Assert.NotNull((await room.StoredAsync(MailRoom.Empty)).LastSyncedAt);
    }

    [Fact]
    public async Task There_are_more_places_than_mailboxes_may_take()
    {
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        Assert.True((await scheduler.GetMetadata(TestContext.Current.CancellationToken)).ThreadPoolSize > MailboxOptions.MostAtOnce);
    }
}
