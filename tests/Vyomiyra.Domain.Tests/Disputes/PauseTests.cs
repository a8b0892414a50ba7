using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Domain.Tests.Disputes;

/// <summary>A mailbox that does not answer is left alone for longer and longer.</summary>
public sealed class PauseTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, "5 10 20 40 80 160 320")]
    [InlineData(10, "10 10 20 40 80 160 320")]
    [InlineData(300, "300 300 300 300 300 300 320")]
    [InlineData(3600, "3600 3600 3600 3600 3600 3600 3600")]
    public void Each_pause_is_twice_the_one_before_and_never_shorter_than_the_mailbox_asked_for(int? asked, string seconds)
    {
        var item = new EvidenceItem { Position = 0, Kind = EvidenceItemKind.Message, Name = "Proof.eml" };
        var why = Refusal.Unavailable("mailbox_unavailable", "It does not answer.", asked is { } known ? TimeSpan.FromSeconds(known) : null);
        var pauses = Enumerable.Range(1, EvidenceItem.MostAttempts - 1).Select(_ => (item.PutOff(why, Now) - Now)!.Value.TotalSeconds).ToList();
        Assert.Equal(seconds, string.Join(' ', pauses));

        Assert.Null(item.PutOff(why, Now));
        Assert.Equal(EvidenceItemState.Failed, item.State);
    }
}
