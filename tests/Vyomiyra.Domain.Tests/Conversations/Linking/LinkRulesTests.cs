using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Domain.Tests.Conversations.Linking;

public sealed class LinkRulesTests
{
    private static IEnumerable<LinkCase> Labelled => LinkSet.AllWritten.Where(mail => mail.Outcome is not null);

    public static TheoryData<string> Names => [.. Labelled.Select(mail => mail.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_mail_is_linked_as_its_label_says(string name)
    {
        var mail = Labelled.Single(each => each.Name == name);
        var answer = mail.Answer();

        Assert.Equal(mail.Outcome, answer.State == LinkState.StaysOut ? "out" : answer.State.ToString().ToLowerInvariant());
        Assert.All(answer.ReceivableIds, id => Assert.Equal(answer.Best?.AccountId ?? mail.Question().Decision!.AccountId, id / 100));
    }

    [Fact]
    public void Mail_that_failed_authentication_is_never_linked_without_a_person() => Assert.All(
        LinkSet.All.Select(mail => LinkRules.Answer(mail.Question() with { Authentication = SenderAuthentication.Failed })),
        answer => Assert.True(answer.State is not (LinkState.Automatic or LinkState.Decided)));

    [Fact]
    public void A_persons_decision_is_never_overwritten() => Assert.All(
        LinkSet.All.Select(mail => mail.Question()).Where(question => question.Authentication != SenderAuthentication.Failed)
            .Select(question => LinkRules.Answer(question with { Decision = new PersonsDecision(null) })),
        answer => Assert.True(answer.State is LinkState.Decided or LinkState.StaysOut));

    [Fact]
    public void An_account_that_a_person_rejected_is_not_proposed_again() => Assert.All(LinkSet.AllWritten, mail =>
    {
        var before = mail.Answer().Candidates.Select(candidate => candidate.AccountId).ToHashSet();
        Assert.DoesNotContain(LinkRules.Answer(mail.Question() with { Rejected = before }).Candidates, candidate => before.Contains(candidate.AccountId));
    });

    [Fact]
    public void A_number_that_two_receivables_bear_is_left_to_a_person()
    {
        var question = Labelled.Single(mail => mail.Name == "contact names two invoices").Question();
        var twice = question with { Receivables = [.. question.Receivables, new NamedReceivable(1, 199, "INV-10482")] };

        Assert.Equal([100L, 101L], LinkRules.Answer(question).ReceivableIds);
        Assert.Equal([101L], LinkRules.Answer(twice).ReceivableIds);
        Assert.Equal([100L, 199L], LinkRules.Answer(twice).MaybeReceivableIds);
    }

    [Fact]
    public void Why_a_person_should_look_is_said()
    {
        Assert.Equal(Caution.SenderFailed, Of("contact, failed"));
        Assert.Equal(Caution.SenderUnknown, Of("freemail with two numbers"));
        Assert.Equal(Caution.TooThin, Of("domain alone"));
        Assert.Equal(Caution.None, Of("contact, plain"));

        static Caution Of(string name) => Labelled.Single(mail => mail.Name == name).Answer().Caution;
    }
}
