using Vyomiyra.Domain.Conversations.Threading;

namespace Vyomiyra.Domain.Tests.Conversations.Threading;

public sealed class MessageIdentityTests
{
    private const string Helen = "helen@brightwater.example";
    private const string Sam = "sam@harbour.example";
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_copy_in_another_mailbox_is_the_same_message_and_a_repeated_id_is_not()
    {
        Assert.True(MessageIdentity.IsCopy((Helen, "Re: INV-1", Monday), (Helen, "[EXTERNAL] Re: INV-1", Monday.AddSeconds(40))));
        Assert.False(MessageIdentity.IsCopy((Helen, "Re: INV-1", Monday), (Sam, "Re: INV-1", Monday)));
        Assert.False(MessageIdentity.IsCopy((Helen, "INV-1", Monday), (Helen, "Re: INV-1", Monday)));
        Assert.False(MessageIdentity.IsCopy((Helen, "INV-1", Monday), (Helen, "INV-1", Monday.AddDays(1))));
        Assert.Equal(MessageIdentity.Made(Helen, "INV-1", Monday, "x"), MessageIdentity.Made(Helen, "INV-1", Monday.ToOffset(TimeSpan.FromHours(2)), "x"));
        Assert.NotEqual(MessageIdentity.Made(Helen, "INV-1", Monday, "x"), MessageIdentity.Made(Helen, "INV-1", Monday, "y"));
    }
}
