using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Conversations.Mailboxes;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Tests.Conversations.Mailboxes;

/// <summary>Whoever wants to write while a mailbox is read waits for a moment, not for a page.</summary>
public sealed class PortionsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(50, 80, true, 25)]
    [InlineData(8, 31, true, 4)]
    [InlineData(4, 500, true, 4)]
    [InlineData(8, 20, true, 8)]
    [InlineData(8, 5, true, 16)]
    [InlineData(8, 500, false, 16)]
    [InlineData(40, 500, false, 50)]
    public void The_next_portion_is_smaller_while_others_wait_for_long_and_larger_otherwise(int size, int milliseconds, bool isAwaited, int next) =>
        Assert.Equal(next, Portions.Next(size, TimeSpan.FromMilliseconds(milliseconds), isAwaited));

    [Fact]
    public async Task Only_a_writer_that_finds_another_writing_waits()
    {
        using var turns = new WriteTurns(areNeeded: true);
        (await turns.TakeAsync(Cancel))!.Dispose();
        var mine = await turns.TakeAsync(Cancel);
        Assert.Equal(0, turns.Waits);

        var anothers = turns.TakeAsync(Cancel);
        Assert.Equal(1, turns.Waits);
        mine!.Dispose();
        (await anothers)!.Dispose();
    }

    [Fact]
    public async Task A_page_is_filed_in_portions_that_begin_small()
    {
        await using var room = await MailRoom.OpenAsync();
        await room.DeliverManyAsync(60, "page");
        await room.GivenEnrolledAsync();

        var portions = await room.Host.WithDatabaseAsync(db => db.Messages
            .Where(message => message.Copies.Any(copy => copy.Mailbox == MailRoom.Empty))
            .GroupBy(message => message.StoredAt).OrderBy(portion => portion.Key).Select(portion => portion.Count()).ToListAsync(Cancel));
        Assert.Equal(60, portions.Sum());
        Assert.Equal(4, portions[0]);
        Assert.True(portions.Count > 3, string.Join(", ", portions));
        Assert.Equal(MailboxState.Following, (await room.StoredAsync(MailRoom.Empty)).State);
    }
}
