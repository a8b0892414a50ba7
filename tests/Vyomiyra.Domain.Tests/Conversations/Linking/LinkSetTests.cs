using System.Globalization;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Domain.Tests.Conversations.Linking;

/// <summary>What the labelled mails justify. Each test prints its figures; README.md tells them.</summary>
public sealed class LinkSetTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<Judged> Known = Judge([.. LinkSet.Written, .. LinkSet.Played]);
    private static readonly IReadOnlyList<Judged> Unseen = Judge([.. LinkSet.UnseenWritten, .. LinkSet.UnseenPlayed]);

    /// <summary>Classes of which at least so many in a hundred are linked without asking: a rule that links nothing is precise, too.</summary>
    public static TheoryData<string, int> MustBeLinked => new()
    {
        { "known thread, contact", 100 },
        { "known thread, colleague of theirs", 100 },
        { "known thread, somebody we wrote to", 100 },
        { "contact, plain", 100 },
        { "contact names own number", 95 },
        { "contact by freemail", 100 },
        { "contact, figures that are no numbers", 90 },
        { "contact of a group's, one's number", 90 },
        { "firm, one client's number", 90 },
        { "colleague at the domain, own number", 85 },
        { "colleague at a group's domain, own number", 85 },
        { "two bear the number, contact of one", 95 },
        { "we write to a contact", 100 },
        { "reply of the contact", 100 },
        { "reply of an adviser in copy", 100 },
        { "contact asks", 95 },
        { "contact about own documents", 95 },
        { "contact with an address like a number", 90 },
        { "payer of a group, one's documents", 85 },
        { "firm for one client", 85 },
        { "colleague about own document", 80 },
        { "alike, contact", 95 },
        { "ours to a contact", 100 },
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_linked_without_asking_is_right_nearly_always(bool unseen)
    {
        var judged = unseen ? Unseen : Known;
        foreach (var group in judged.GroupBy(each => each.Mail.Class))
        {
            output.WriteLine($"{group.Key} | {group.Count()} | {Count(group, LinkState.Automatic)} | {Count(group, LinkState.Suggested)} | {group.Count(each => each.Answer.State == LinkState.Question)} | {group.Count(each => each.Answer.State == LinkState.Unmatched)}");
        }

        var automatic = judged.Where(each => each.Answer.State == LinkState.Automatic).ToList();
        var right = automatic.Count(each => each.IsRight);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{judged.Count} mails, {right} of {automatic.Count} automatic are right, at least {WilsonInterval.Of(right, automatic.Count).From:P2} with 95 % confidence"));
        Curve(judged);
        automatic.Where(each => !each.IsRight).ToList().ForEach(each => output.WriteLine($"{each.Mail}\n  was linked to {each.Mail.Ledger.Name(each.Answer.Best!.AccountId)} by {string.Join(", ", each.Answer.Best.Evidence)}"));

        Assert.InRange(WilsonInterval.Of(right, automatic.Count).From, 0.995, 1);
    }

    [Fact]
    public void No_kind_of_situation_makes_up_the_figure() => Assert.All(
        new[] { Known, Unseen },
        half => Assert.All(
            half.Where(each => each.Answer.State == LinkState.Automatic).CountBy(each => each.Mail.Class),
            kind => Assert.InRange(kind.Value, 1, half.Count(each => each.Answer.State == LinkState.Automatic) / 8)));

    [Theory]
    [MemberData(nameof(MustBeLinked))]
    public void What_is_sure_is_linked(string kind, int least)
    {
        var mails = Known.Concat(Unseen).Where(each => each.Mail.Class == kind).ToList();

        Assert.InRange(100.0 * mails.Count(each => each.Answer.State == LinkState.Automatic) / mails.Count, least, 100);
    }

    [Fact]
    public void Whoever_is_nobodys_customer_is_never_linked() => Assert.Empty(
        Known.Concat(Unseen).Where(each => each.Mail.Truth is null && each.Answer.State == LinkState.Automatic).Select(each => each.Mail.ToString()));

    [Fact]
    public void A_suggestion_is_mostly_right()
    {
        var suggested = Known.Concat(Unseen).Where(each => each.Answer.State == LinkState.Suggested && each.Mail.Truth is not null).ToList();
        output.WriteLine($"{suggested.Count(each => each.IsRight)} of {suggested.Count} suggestions are right where the mail is a customer's");

        Assert.True(suggested.Count(each => each.IsRight) >= 0.95 * suggested.Count);
    }

    /// <summary>Suggestions that only their confidence keeps from being automatic, as if the threshold were another one.</summary>
    private void Curve(IReadOnlyList<Judged> judged)
    {
        var toFind = judged.Count(each => each.Mail.Truth is not null && each.Answer.State is not (LinkState.StaysOut or LinkState.Decided));
        foreach (var threshold in new[] { 0.5, 0.7, 0.75, 0.8, 0.87, 0.9, 0.94, 0.96, 0.99 })
        {
            var linked = judged.Where(each => each.Answer is { State: LinkState.Automatic } or { Caution: Caution.TooThin } && each.Answer.Best!.Confidence >= threshold).ToList();
            var right = linked.Count(each => each.IsRight);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{threshold:0.00} | {linked.Count} | {linked.Count - right} | {WilsonInterval.Of(right, linked.Count).From:P2} | {(double)right / toFind:P1}"));
        }
    }

    private static string Count(IEnumerable<Judged> group, LinkState state) =>
        group.Where(each => each.Answer.State == state).ToList() is var all && all.Count(each => !each.IsRight) is > 0 and var wrong ? $"{all.Count} ({wrong} wrong)" : $"{all.Count}";

    private static IReadOnlyList<Judged> Judge(IEnumerable<LinkCase> mails) => [.. mails.Select(mail => new Judged(mail, mail.Answer()))];

    private sealed record Judged(LinkCase Mail, LinkAnswer Answer)
    {
        public bool IsRight => Mail.IsRight(Answer);
    }
}
