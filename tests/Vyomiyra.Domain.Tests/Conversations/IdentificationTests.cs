using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Domain.Tests.Conversations;

public sealed class IdentificationTests
{
    private const long Brightwater = 1;
    private const long Harbour = 2;

    [Fact]
    public void A_mail_that_nothing_speaks_for_is_unknown()
    {
        var match = Decide();

        Assert.Equal(MatchState.Unknown, match.State);
        Assert.Null(match.Best);
    }

    [Fact]
    public void A_known_contact_is_certain()
    {
        var match = Decide((Brightwater, EvidenceKind.KnownContact, "helen@brightwater.example"));

        Assert.Equal((MatchState.Certain, Brightwater), (match.State, match.Best?.AccountId));
    }

    [Fact]
    public void A_linked_thread_outweighs_a_contact_of_another_account()
    {
        var match = Decide((Brightwater, EvidenceKind.ThreadIsLinked, "Re: INV-1"), (Harbour, EvidenceKind.KnownContact, "sam@harbour.example"), (Harbour, EvidenceKind.KnownDomain, "harbour.example"));

        Assert.Equal((MatchState.Linked, Brightwater), (match.State, match.Best?.AccountId));
        Assert.Equal(2, match.Candidates.Count);
    }

    [Fact]
    public void A_message_whose_ancestors_are_linked_to_two_accounts_is_a_question()
    {
        var match = Decide((Brightwater, EvidenceKind.RepliesToLinked, "a"), (Harbour, EvidenceKind.RepliesToLinked, "b"));

        Assert.Equal(MatchState.Ambiguous, match.State);
    }

    [Fact]
    public void A_domain_alone_is_a_suggestion_and_with_a_number_it_is_certain()
    {
        Assert.Equal(MatchState.Suggested, Decide((Brightwater, EvidenceKind.KnownDomain, "brightwater.example")).State);
        Assert.Equal(
            MatchState.Certain,
            Decide((Brightwater, EvidenceKind.KnownDomain, "brightwater.example"), (Brightwater, EvidenceKind.NamesReceivable, "INV-10482")).State);
    }

    [Fact]
    public void Two_accounts_of_one_domain_are_a_question_until_something_tells_them_apart()
    {
        (long, EvidenceKind, string)[] shared = [(Brightwater, EvidenceKind.KnownDomain, "group.example"), (Harbour, EvidenceKind.KnownDomain, "group.example")];

        Assert.Equal(MatchState.Ambiguous, Decide(shared).State);
        Assert.Null(Decide(shared).Best);
        Assert.Equal(Harbour, Decide([.. shared, (Harbour, EvidenceKind.KnownContact, "kim@group.example")]).Best?.AccountId);
    }

    [Fact]
    public void A_contact_of_one_account_who_names_an_invoice_of_another_is_a_question()
    {
        var match = Decide((Brightwater, EvidenceKind.KnownContact, "helen@brightwater.example"), (Harbour, EvidenceKind.NamesReceivable, "INV-20001"));

        Assert.Equal(MatchState.Ambiguous, match.State);
    }

    [Theory]
    [InlineData(EvidenceKind.ThreadIsLinked)]
    [InlineData(EvidenceKind.KnownContact)]
    public void Mail_that_failed_sender_authentication_is_never_more_than_a_suggestion(EvidenceKind kind)
    {
        var match = Identification.Decide([(Brightwater, new Evidence(kind, "x"))], SenderAuthentication.Failed);

        Assert.Equal((MatchState.Suggested, Brightwater), (match.State, match.Best?.AccountId));
    }

    [Fact]
    public void A_name_in_the_signature_alone_only_suggests()
    {
        Assert.Equal(MatchState.Suggested, Decide((Brightwater, EvidenceKind.NameInSignature, "Brightwater Foods")).State);
    }

    [Fact]
    public void Evidence_is_shown_strongest_first_and_once()
    {
        var match = Decide(
            (Brightwater, EvidenceKind.KnownDomain, "brightwater.example"),
            (Brightwater, EvidenceKind.NamesReceivable, "INV-10490"),
            (Brightwater, EvidenceKind.NamesReceivable, "INV-10482"),
            (Brightwater, EvidenceKind.NamesReceivable, "INV-10482"),
            (Brightwater, EvidenceKind.KnownContact, "helen@brightwater.example"));

        Assert.Equal(
            ["helen@brightwater.example", "INV-10482", "INV-10490", "brightwater.example"],
            match.Best!.Evidence.Select(evidence => evidence.Value));
    }

    [Fact]
    public void The_order_in_which_evidence_is_found_does_not_matter()
    {
        var random = new Random(3);
        var kinds = Enum.GetValues<EvidenceKind>();
        for (var round = 0; round < 200; round++)
        {
            var pieces = Enumerable.Range(0, random.Next(1, 10)).Select(_ => ((long)random.Next(1, 5), kinds[random.Next(kinds.Length)], random.Next(3).ToString(System.Globalization.CultureInfo.InvariantCulture))).ToArray();
            var expected = Decide(pieces);
            random.Shuffle(pieces);
            var actual = Decide(pieces);

            Assert.Equal(expected.State, actual.State);
            Assert.Equal(expected.Best?.AccountId, actual.Best?.AccountId);
            Assert.Equal(expected.Candidates.Select(candidate => candidate.AccountId), actual.Candidates.Select(candidate => candidate.AccountId));
            Assert.All(actual.Candidates, candidate => Assert.InRange(candidate.Confidence, 0, 1));
        }
    }

    private static Match Decide(params (long Account, EvidenceKind Kind, string Value)[] evidence) =>
        Identification.Decide(evidence.Select(piece => (piece.Account, new Evidence(piece.Kind, piece.Value))), SenderAuthentication.Unknown);
}
