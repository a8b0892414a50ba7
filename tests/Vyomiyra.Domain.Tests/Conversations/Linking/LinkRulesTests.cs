using System.Globalization;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Domain.Tests.Conversations.Linking;

public sealed class LinkRulesTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. LinkCase.All.Select(mail => mail.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_mail_is_linked_as_its_label_says(string name)
    {
        var mail = LinkCase.All.Single(each => each.Name == name);
        var answer = mail.Answer();

        Assert.Equal(mail.Outcome, answer.State == LinkState.StaysOut ? "out" : answer.State.ToString().ToLowerInvariant());
        Assert.All(answer.ReceivableIds, id => Assert.Equal(answer.Best?.AccountId ?? mail.Question().Decision!.AccountId, id / 100));
    }

    [Fact]
    public void What_is_linked_without_asking_is_right()
    {
        var mails = LinkCase.All.Select(mail => (Mail: mail, Answer: mail.Answer())).ToList();
        var automatic = mails.Where(each => each.Answer.State == LinkState.Automatic).ToList();
        var right = automatic.Count(IsRight);
        var toFind = mails.Count(each => each.Mail.Truth is not null && each.Answer.State is not (LinkState.StaysOut or LinkState.Decided));
        output.WriteLine($"{mails.Count} mails: " + string.Join(", ", mails.GroupBy(each => each.Answer.State).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}")));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"automatic: precision {right}/{automatic.Count}, at least {WilsonInterval.Of(right, automatic.Count).From:P2} with 95 % confidence; recall {right}/{toFind} = {(double)right / toFind:P1}"));
        var best = mails.Where(each => each.Answer.State is LinkState.Automatic or LinkState.Suggested or LinkState.Question or LinkState.Unmatched && each.Mail.Truth is not null).ToList();
        output.WriteLine($"the true account is among the candidates in {best.Count(each => each.Answer.Candidates.Any(candidate => LinkCase.Ledger.Name(candidate.AccountId) == each.Mail.Truth))} of {best.Count}");

        // Suggestions that only their confidence keeps from being automatic, as if the threshold were another one.
        foreach (var threshold in new[] { 0.5, 0.7, 0.75, 0.8, 0.87, 0.9, 0.94, 0.96, 0.99 })
        {
            var linked = mails.Where(each => each.Answer is { State: LinkState.Automatic } or { Caution: Caution.TooThin } && each.Answer.Best!.Confidence >= threshold).ToList();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"from {threshold:0.00}: {linked.Count} automatic, {linked.Count(each => !IsRight(each))} wrong, recall {(double)linked.Count(IsRight) / toFind:P1}"));
        }

        Assert.True(mails.Count >= 120);
        Assert.Empty(automatic.Where(each => !IsRight(each)).Select(each => each.Mail.Name));
        Assert.True((double)right / toFind >= 0.5);
    }

    [Fact]
    public void Mail_that_failed_authentication_is_never_linked_without_a_person() => Assert.All(
        LinkCase.All.Select(mail => LinkRules.Answer(mail.Question() with { Authentication = SenderAuthentication.Failed })),
        answer => Assert.True(answer.State is not (LinkState.Automatic or LinkState.Decided)));

    [Fact]
    public void A_persons_decision_is_never_overwritten() => Assert.All(
        LinkCase.All.Select(mail => mail.Question()).Where(question => question.Authentication != SenderAuthentication.Failed)
            .Select(question => LinkRules.Answer(question with { Decision = new PersonsDecision(null) })),
        answer => Assert.True(answer.State is LinkState.Decided or LinkState.StaysOut));

    [Fact]
    public void An_account_that_a_person_rejected_is_not_proposed_again() => Assert.All(LinkCase.All, mail =>
    {
        var before = mail.Answer().Candidates.Select(candidate => candidate.AccountId).ToHashSet();
        Assert.DoesNotContain(LinkRules.Answer(mail.Question() with { Rejected = before }).Candidates, candidate => before.Contains(candidate.AccountId));
    });

    [Fact]
    public void A_number_that_two_receivables_bear_is_left_to_a_person()
    {
        var question = LinkCase.All.Single(mail => mail.Name == "contact names two invoices").Question();
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

        static Caution Of(string name) => LinkCase.All.Single(mail => mail.Name == name).Answer().Caution;
    }

    private static bool IsRight((LinkCase Mail, LinkAnswer Answer) each) => each.Mail.Truth == LinkCase.Ledger.Name(each.Answer.Best!.AccountId);
}
