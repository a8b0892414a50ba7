using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Threading;

namespace Vyomiyra.Domain.Tests.Conversations.Threading;

public sealed class ThreadingTests
{
    private const string Helen = "helen@brightwater.example";
    private const string Sam = "sam@harbour.example";
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_reply_belongs_to_what_it_answers() => AreOne(Mail("a"), Mail("b", Helen, ["a"]));

    [Fact]
    public void Two_replies_to_a_message_that_nobody_holds_are_one_conversation() => AreOne(Mail("b", Helen, ["a"]), Mail("c", Sam, ["a"]));

    [Fact]
    public void A_message_that_names_two_conversations_joins_them() =>
        AreOne(Mail("a", Helen, subject: "INV-1"), Mail("b", Helen, subject: "INV-2"), Mail("c", Helen, ["a", "b"]));

    [Fact]
    public void Messages_that_name_each_other_in_a_circle_are_one_conversation() => AreOne(Mail("a", Helen, ["b"]), Mail("b", Helen, ["c"]), Mail("c", Helen, ["a", "c"]));

    [Fact]
    public void A_reply_with_a_new_subject_stays() => AreOne(Mail("a", subject: "INV-1 overdue"), Mail("b", Helen, ["a"], "Our new bank details"));

    [Fact]
    public void One_subject_used_by_strangers_is_two_conversations() =>
        AreTwo(Mail("a", Helen, subject: "Payment"), Mail("b", Sam, subject: "Re: Payment"));

    [Fact]
    public void New_mail_with_an_old_subject_is_a_new_conversation() => AreTwo(Mail("a", subject: "Statement"), Mail("b", subject: "Statement", after: 1));

    [Fact]
    public void A_reply_without_ids_is_found_by_subject_and_person_for_a_month()
    {
        AreOne(Mail("a", subject: "INV-1 overdue"), Mail("b", subject: "AW: [EXTERN] INV-1 overdue", after: 29));
        AreTwo(Mail("a", subject: "INV-1 overdue"), Mail("b", subject: "AW: INV-1 overdue", after: 31));
    }

    [Fact]
    public void A_reply_to_one_months_statement_does_not_join_the_other_months() =>
        AreTwo(Mail("a", subject: "Statement"), Mail("b", subject: "Statement", after: 28), Mail("c", Helen, ["b"], "Re: Statement", after: 30));

    [Fact]
    public void The_mailboxs_own_conversation_counts_only_for_a_reply_without_ids()
    {
        AreOne(Mail("a", subject: "INV-1") with { MailboxConversation = ("ar", "1") }, Mail("b", subject: "Re: that invoice", after: 2) with { MailboxConversation = ("ar", "1") });
        AreTwo(Mail("a", subject: "INV-1") with { MailboxConversation = ("ar", "1") }, Mail("b", Helen, ["x"], "Re: that invoice", 2) with { MailboxConversation = ("ar", "1") });
        AreTwo(Mail("a", subject: "INV-1") with { MailboxConversation = ("ar", "1") }, Mail("b", subject: "Re: that invoice", after: 2) with { MailboxConversation = ("pay", "1") });
        AreTwo(Mail("a", subject: "INV-1") with { MailboxConversation = ("ar", "1") }, Mail("b", Sam, subject: "Re: that invoice") with { MailboxConversation = ("ar", "1") });
    }

    [Fact]
    public void Forged_mail_joins_no_conversations()
    {
        var forged = Mail("f", Helen, ["a", "b"], "Re: both") with { Authentication = SenderAuthentication.Failed };

        Assert.Equal(["a", "b f"], Threads.Arriving([Mail("a", Helen, subject: "INV-1"), Mail("b", Sam, subject: "INV-2"), forged]).Order());
    }

    [Fact]
    public void The_conversation_that_was_stored_first_survives()
    {
        var placement = Placement.Of(ThreadTies.Of(Mail("c", Helen, ["a", "b"])), [("b", 3), ("a", 7), ("elsewhere", 1)], []);

        Assert.Equal(3, placement.ConversationId);
        Assert.Equal([7L], placement.Merged);
    }

    [Fact]
    public void References_count_before_In_Reply_To()
    {
        Assert.Equal(["a", "b"], ThreadedMessage.Naming(["a", "b"], "c"));
        Assert.Equal(["c"], ThreadedMessage.Naming([], "c"));
        Assert.Empty(ThreadedMessage.Naming([], null));
    }

    [Fact]
    public void Hostile_headers_are_bounded()
    {
        var references = MessageIdentifier.ParseList(string.Concat(Enumerable.Range(0, 10_000).Select(number => $"<m{number}@x> ")));
        var marks = string.Concat(Enumerable.Repeat("Re: [x] ", 131_072));
        var ties = ThreadTies.Of(Mail("a", Helen, [.. references], marks + new string('[', 1000)));

        Assert.Equal(101, ties.Ids.Count);
        Assert.Equal(["a", "m0@x", "m9901@x"], ties.Ids.Take(3));
        Assert.True(Subjects.Key(new string('x', 1 << 20)).Length <= 1000);
    }

    private static void AreOne(params ThreadedMessage[] messages) => Assert.Single(InAnyOrder(messages));

    private static void AreTwo(params ThreadedMessage[] messages) => Assert.Equal(2, InAnyOrder(messages).Count);

    private static IReadOnlySet<string> InAnyOrder(ThreadedMessage[] messages)
    {
        var arrived = Threads.Arriving(messages);
        Assert.Equal(arrived, Threads.Arriving(messages.Reverse()));
        return arrived;
    }

    private static ThreadedMessage Mail(string id, string with = Helen, string[]? named = null, string subject = "INV-1 overdue", int after = 0) =>
        new(id, named ?? [], subject, [with], Monday.AddDays(after));
}
