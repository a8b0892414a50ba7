using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Tests.Conversations.Reading;

/// <summary>The particulars of what is said; that it is said is the corpus's.</summary>
public sealed class MailReaderTests
{
    private static readonly ReadingContext Context = CorpusCase.All[0].Context();

    [Theory]
    [InlineData("We paid INV-10490 on 12 November, 8,450.00 EUR.", "2026-11-12", 845000)]
    [InlineData("Wir haben am 10.11. 1.200,00 EUR überwiesen.", "2026-11-10", 120000)]
    [InlineData("It was paid yesterday.", "2026-11-17", null)]
    [InlineData("We transferred the money last Friday.", "2026-11-13", null)]
    public void A_payment_that_was_made_has_its_day_and_amount(string text, string day, int? minor)
    {
        var paid = Assert.Single(MailReader.Read(text, Context).Sayings);
        Assert.Equal(SaidKind.AlreadyPaid, paid.Kind);
        Assert.Equal(DateOnly.Parse(day, null), paid.On);
        Assert.Equal(minor, (int?)paid.Amount?.Minor);
    }

    [Fact]
    public void An_absence_has_its_end_and_a_deputy()
    {
        const string text = "I am out of the office until 30 November. In urgent cases please contact tom.berg@halden.example.";
        var absence = Assert.Single(MailReader.Read(text, Context).Sayings);
        Assert.Equal((SaidKind.OutOfOffice, new DateOnly(2026, 11, 30), "tom.berg@halden.example"), (absence.Kind, absence.On, absence.Person?.Of(text)));
    }

    [Fact]
    public void A_table_of_documents_and_amounts_is_a_remittance_advice()
    {
        var read = MailReader.Read("We have paid the following invoices:\nINV-10482  24,300.00\nINV-10490  8,450.00", Context);
        var remittance = Assert.Single(read.Sayings, saying => saying.Kind == SaidKind.Remittance);
        Assert.Equal([("INV-10482", 2430000L), ("INV-10490", 845000L)], remittance.Lines.Select(line => (line.Reference.Text, line.Amount.Minor)));
    }

    [Theory]
    [InlineData("INV-10490 is 240 EUR too high.", 24000)]
    [InlineData("You charged 1,200.00 EUR instead of 900.00 EUR.", 30000)]
    [InlineData("The price is wrong. The difference is 55.00 EUR.", 5500)]
    [InlineData("The price is wrong, it should be 900.00 EUR.", null)]
    [InlineData("The price should be 10.50 EUR per unit.", null)]
    public void Of_a_dispute_the_contested_amount_is_read_where_it_is_said(string text, int? minor)
    {
        var dispute = Assert.Single(MailReader.Read(text, Context).Disputes);
        Assert.Equal((DisputeReason.Pricing, minor), (dispute.Reason, (int?)dispute.Amount?.Minor));
    }

    [Theory]
    [InlineData("INV-10482, INV-10999", "10999")]
    [InlineData("Invoice no. 99120 is not ours.", "99120")]
    [InlineData("Tel. 10482, order 1.", "")]
    [InlineData("The transfer of 1,200.00 EUR left our account on 5 November, reference AV-1177.", "")]
    [InlineData("We transferred 1,200.00 EUR on 5 November, reference 117799.", "")]
    [InlineData("Die Überweisung ging am 5.11. raus, Referenz 117799.", "")]
    [InlineData("Reference 117799 is unknown to us.", "117799")]
    public void A_number_that_looks_like_ours_and_is_not_is_said(string text, string unknown) =>
        Assert.Equal(unknown, string.Join(",", MailReader.Read(text, Context).References.Where(mention => mention.IsUnknown).Select(mention => ReferenceKey.Of(mention.Text).Replace("INV", "", StringComparison.Ordinal))));

    [Theory]
    [InlineData("Könnten Sie mir bitte eine Kopie schicken?", "de")]
    [InlineData("Could you send me a copy please?", "en")]
    public void The_language_is_told_by_the_words(string text, string language) => Assert.Equal(language, MailReader.Read(text, Context).Language);

    [Fact]
    public void The_month_comes_first_where_the_account_is_American()
    {
        var american = MailReader.Read("We will pay on 12/04.", Context with { Country = "US" });
        var british = MailReader.Read("We will pay on 04/12.", Context with { Country = "GB" });
        Assert.Equal(new DateOnly(2026, 12, 4), Assert.Single(american.Promises).PromisedOn);
        Assert.Equal(new DateOnly(2026, 12, 4), Assert.Single(british.Promises).PromisedOn);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void A_sender_s_clock_from_beyond_time_breaks_no_date(string sentAt)
    {
        const string text = "We will pay 100 EUR on Friday, the rest by the end of next quarter, in week 53, mid December, in 400 months, last Friday or on the 31st.";
        Assert.NotEmpty(MailReader.Read(text, Context with { SentAt = DateTimeOffset.Parse(sentAt, null) }).Promises);
    }

    [Fact]
    public void Days_that_follow_one_another_without_end_stay_within_the_calendar()
    {
        var text = "We will pay 100 EUR tomorrow" + string.Concat(Enumerable.Repeat(", 100 EUR 10 years later", 1000)) + ".";
        Assert.All(MailReader.Read(text, Context with { SentAt = DateTimeOffset.MaxValue }).Promises, promise => Assert.True(promise.PromisedOn is null or { Year: < 2200 }));
    }
}
