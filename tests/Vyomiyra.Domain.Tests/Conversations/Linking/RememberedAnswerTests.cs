using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Domain.Tests.Conversations.Linking;

/// <summary>What teams answered when several accounts fitted a sender's mail.</summary>
public sealed class RememberedAnswerTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Teams_that_answered_differently_leave_a_question(bool bothAreKnown)
    {
        var contact = new Evidence(EvidenceKind.KnownContact, "clerk@group.example");
        (long, Evidence)[] known = bothAreKnown ? [(1, contact), (2, contact)] : [];
        var answer = Ask(known, Answered(team: 1, account: 1), Answered(team: 2, account: 2));
        Assert.Equal(LinkState.Question, answer.State);
        Assert.Equal([1L, 2L], answer.Candidates.Select(candidate => candidate.AccountId).Order());
    }

    [Fact]
    public void Teams_that_answered_alike_settle_it() =>
        Assert.Equal((LinkState.Automatic, 2L), Ask([], Answered(team: 1, account: 2), Answered(team: 2, account: 2)) is var answer ? (answer.State, answer.Best!.AccountId) : default);

    private static LinkAnswer Ask((long, Evidence)[] evidence, params RememberedAnswer[] answers) => LinkRules.Answer(new LinkQuestion
    {
        Sides = MailSides.Of("clerk@group.example", ["receivables@halden.example"], LinkLedger.OwnDomains),
        Authentication = SenderAuthentication.Passed,
        Evidence = evidence,
        Remembered = answers,
    });

    private static RememberedAnswer Answered(long team, long account) => new()
    {
        TeamId = team,
        Address = "clerk@group.example",
        AccountId = account,
        Among = [1, 2],
        AnsweredById = team,
        AnsweredAt = Monday.AddDays(team),
    };
}
