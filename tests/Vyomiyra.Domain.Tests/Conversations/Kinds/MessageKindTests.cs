using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Kinds;
using Vyomiyra.Domain.Conversations.Reading;
using Vyomiyra.Domain.Conversations.Turns;

namespace Vyomiyra.Domain.Tests.Conversations.Kinds;

public sealed class MessageKindTests
{
    public static TheoryData<string> Names => [.. KindCase.All.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_message_is_what_its_label_says(string name)
    {
        var message = KindCase.All.Single(each => each.Name == name);

        Assert.Equal(message.Labels.Except(["internal", "expected"]).Order(), message.Told().Order());
    }

    [Theory]
    [InlineData("Hello Priya,\n\nThanks!\n\nBest regards\nHelen", Need.Nothing)]
    [InlineData("Many thanks, received.", Need.Nothing)]
    [InlineData("Vielen Dank!", Need.Nothing)]
    [InlineData("Thanks. The goods came back to you on Monday and the driver has the signed paper for it.", Need.Answer)]
    [InlineData("Thanks, we will look into it and get back to you.", Need.Patience)]
    [InlineData("Thanks. Could you send us a copy of INV-10482?", Need.Question)]
    [InlineData("We will pay 100.00 EUR on Friday. Thanks.", Need.Answer)]
    [InlineData("The price on INV-10482 is wrong, we ordered at 90.00 EUR.", Need.Question)]
    [InlineData("We paid INV-10482 last week.", Need.Answer)]
    [InlineData("", Need.Answer)]
    public void What_words_ask_for(string text, Need need)
    {
        var reading = MailReader.Read(text, new ReadingContext
        {
            SentAt = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero),
            Calendar = BusinessCalendar.Utc,
            Currency = Currency.Parse("EUR"),
        });

        Assert.Equal(need, Needs.Of(text, reading));
    }

    [Fact]
    public void Whatever_stands_in_headers_and_report_fifty_addresses_at_most_are_said_to_fail() => Many.Times(100, random =>
    {
        var (hostile, report) = (random.Text(2000), "Action: failed\nFinal-Recipient: rfc822;" + random.Text(400) + "\n\n");
        var headers = MailHeaders.Parse($"Content-Type: multipart/report; report-type=delivery-status\nX-Failed-Recipients: {hostile}\nPrecedence: {hostile}");
        var told = MessageKinds.Of(new SeenMessage(
            hostile, MessageDirection.Inbound, false, hostile, string.Concat(Enumerable.Repeat("a.a@", 50_000)), headers,
            new MailReading("en", [], [], [], [], []), Report: string.Concat(Enumerable.Repeat(report, 500))));

        Assert.True(told.Failed.Count <= 50);
    });
}
