using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Domain.Tests.Conversations.Linking;

public sealed class MergedLinksTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Conversations_of_one_account_stay_its_own() => Assert.Equal(1, MergedLinks.AccountOf([By(null, 1), By(null, 1)]));

    [Fact]
    public void What_a_person_confirmed_stands_before_what_was_linked_without_asking() => Assert.Equal(2, MergedLinks.AccountOf([By(null, 1), By(7, 2)]));

    [Fact]
    public void Two_accounts_that_persons_confirmed_are_a_question() => Assert.Null(MergedLinks.AccountOf([By(7, 1), By(8, 2)]));

    [Fact]
    public void Two_accounts_that_nobody_confirmed_are_a_question() => Assert.Null(MergedLinks.AccountOf([By(null, 1), By(null, 2)]));

    [Fact]
    public void Revoked_links_and_those_of_single_messages_or_receivables_do_not_count()
    {
        var revoked = By(7, 3);
        revoked.RevokedAt = Monday;

        Assert.Equal(1, MergedLinks.AccountOf([By(null, 1), revoked, By(7, 2, messageId: 5), By(7, 2, receivableId: 6)]));
        Assert.Null(MergedLinks.AccountOf([]));
    }

    private static Link By(long? member, long accountId, long? messageId = null, long? receivableId = null) => new()
    {
        ConversationId = 1,
        AccountId = accountId,
        MessageId = messageId,
        ReceivableId = receivableId,
        Confidence = 0.95,
        ConfirmedById = member,
        CreatedAt = Monday,
    };
}
