using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Tests.Conversations.Reading;

/// <summary>How sums, days and references are understood, and what is no promise, one rule a test.</summary>
public sealed class ReadingRulesTests
{
    private static readonly CorpusCase Usual = new("rules.en.txt", "", new Dictionary<string, string>(), [], "");

    [Theory]
    [InlineData("24,300.00 EUR", "24300.00 EUR")]
    [InlineData("€24.300", "24300.00 EUR")]
    [InlineData("$ 1.2k", "1200.00 USD")]
    [InlineData("USD 1,234", "1234.00 USD")]
    [InlineData("12 500 kr", "12500.00 SEK")]
    [InlineData("Fr. 1'200.–", "1200.00 CHF")]
    [InlineData("two thousand dollars", "2000.00 USD")]
    [InlineData("half", "18535.25 EUR")]
    [InlineData("40 %", "14828.20 EUR")]
    [InlineData("the balance", "37070.50 EUR")]
    [InlineData("the remaining 3,120", "3120.00 EUR")]
    [InlineData("all open invoices", "37070.50 EUR")]
    [InlineData("all overdue invoices", "33950.00 EUR")]
    [InlineData("10482 and 10490", "32750.00 EUR")]
    public void A_sum_is_read_as_it_is_said(string words, string sum) => Assert.Equal(sum, Promise($"We will pay {words} on Friday.").Amount?.ToString());

    [Fact]
    public void What_falls_due_on_the_day_of_the_mail_is_not_overdue_yet()
    {
        var context = Usual.Context() with { SentAt = new DateTimeOffset(2026, 11, 12, 10, 0, 0, TimeSpan.FromHours(1)) };
        Assert.Equal("32750.00 EUR", Assert.Single(MailReader.Read("We will pay all overdue invoices tomorrow.", context).Promises).Amount?.ToString());
    }

    [Theory]
    [InlineData("Friday", "2026-11-20")]
    [InlineData("this Friday", "2026-11-20")]
    [InlineData("next Friday", "2026-11-27")]
    [InlineData("Friday in two weeks", "2026-12-04")]
    [InlineData("Friday week", "2026-11-27")]
    [InlineData("Monday fortnight", "2026-12-07")]
    [InlineData("Friday 27", "2026-11-27")]
    [InlineData("EOM", "2026-11-30")]
    [InlineData("at month end", "2026-11-30")]
    [InlineData("mid December", "2026-12-15")]
    [InlineData("in two weeks", "2026-12-02")]
    [InlineData("within 10 days", "2026-11-30")]
    [InlineData("by COB Thursday", "2026-11-19")]
    [InlineData("on the 15th", "2026-12-15")]
    [InlineData("on the 25th of this month", "2026-11-25")]
    [InlineData("on the 10th of next month", "2026-12-10")]
    [InlineData("in the first week of December", "2026-12-04")]
    [InlineData("after the holidays", "2027-01-08")]
    [InlineData("early next week", "2026-11-24")]
    [InlineData("this week", "2026-11-20")]
    [InlineData("the week after next", "2026-12-04")]
    [InlineData("between 25 and 27 November", "2026-11-27")]
    [InlineData("25-27 November", "2026-11-27")]
    [InlineData("on Monday or Tuesday", "2026-11-24")]
    [InlineData("by the end of Q4", "2026-12-31")]
    [InlineData("on 27/11", "2026-11-27")]
    [InlineData("on 11/27", "2026-11-27")]
    [InlineData("on Saturday", "2026-11-23")]
    [InlineData("on 25 December", "2026-12-28")]
    public void A_day_is_a_business_day_counted_from_the_mail(string words, string day) =>
        Assert.Equal(DateOnly.Parse(day, null), Promise($"We will pay {words}.").PromisedOn);

    [Theory]
    [InlineData("am 25./26.11.", "2026-11-26")]
    [InlineData("übernächste Woche", "2026-12-04")]
    [InlineData("Freitag in einer Woche", "2026-11-27")]
    [InlineData("am 25. dieses Monats", "2026-11-25")]
    public void Ein_Tag_wird_auch_deutsch_verstanden(string words, string day) =>
        Assert.Equal(DateOnly.Parse(day, null), Promise($"Wir zahlen {words}.").PromisedOn);

    [Theory]
    [InlineData("le 27", "2026-11-27")]
    [InlineData("vendredi prochain", "2026-11-20")]
    [InlineData("vendredi 27", "2026-11-27")]
    [InlineData("la semaine prochaine", "2026-11-27")]
    [InlineData("en début de semaine prochaine", "2026-11-24")]
    [InlineData("fin de mois", "2026-11-30")]
    [InlineData("à la fin du mois prochain", "2026-12-31")]
    [InlineData("le 10 du mois prochain", "2026-12-10")]
    [InlineData("d'ici la mi-décembre", "2026-12-15")]
    [InlineData("sous 10 jours ouvrés", "2026-12-02")]
    [InlineData("le 1er décembre", "2026-12-01")]
    public void Un_jour_se_lit_aussi_en_français(string words, string day) =>
        Assert.Equal(DateOnly.Parse(day, null), Promise($"Nous réglerons {words}.").PromisedOn);

    [Theory]
    [InlineData("el 27", "2026-11-27")]
    [InlineData("el próximo viernes", "2026-11-20")]
    [InlineData("el viernes que viene", "2026-11-20")]
    [InlineData("la semana que viene", "2026-11-27")]
    [InlineData("a principios de la próxima semana", "2026-11-24")]
    [InlineData("a finales de mes", "2026-11-30")]
    [InlineData("a mediados de diciembre", "2026-12-15")]
    [InlineData("en 10 días hábiles", "2026-12-02")]
    [InlineData("el 1 de diciembre de 2026", "2026-12-01")]
    public void Un_día_se_lee_también_en_español(string words, string day) =>
        Assert.Equal(DateOnly.Parse(day, null), Promise($"Pagaremos {words}.").PromisedOn);

    [Theory]
    [InlineData("10482-10491", "10482, 10490, 10491")]
    [InlineData("10482/90/91", "10482, 10490, 10491")]
    [InlineData("INV 10 482", "10482")]
    [InlineData("inv.10490", "10490")]
    [InlineData("0010482", "10482")]
    [InlineData("invoice\n10482", "10482")]
    [InlineData("PO4500123", "10482")]
    [InlineData("INV-10482, INV-10499", "10482")]
    public void A_reference_is_known_in_its_disguises(string words, string numbers) =>
        Assert.Equal(numbers, string.Join(", ", Promise($"We will pay {words} on Friday.").ReceivableIds.Select(CorpusCase.Number).Order()));

    [Theory]
    [InlineData("We cannot pay before 15 December.")]
    [InlineData("Could we pay on the 15th?")]
    [InlineData("If we were to pay on Friday, would that help?")]
    [InlineData("We would have paid on Friday if the goods had arrived.")]
    [InlineData("We will pay asap.")]
    [InlineData("Nous ne pourrons pas payer avant le 15 décembre.")]
    [InlineData("¿Podríamos pagar el 15 de diciembre?")]
    [InlineData("Si nous payons vendredi, livrerez-vous ?")]
    [InlineData("Pagaríamos el viernes si llegara la mercancía.")]
    public void What_is_denied_asked_or_supposed_is_no_promise(string text) => Assert.Empty(Read(text).Promises);

    [Theory]
    [InlineData("VAT ID DE104821234, phone +49 30 10482 12")]
    [InlineData("Tel. 01 10 48 20 90, TVA FR 10482104821")]
    [InlineData("Tel. 91 104 82 90, CIF B10482104")]
    public void Numbers_of_other_kinds_are_no_references(string text) => Assert.Empty(Read(text).References);

    [Fact]
    public void What_waits_for_a_credit_note_asks_for_it_and_contests_nothing()
    {
        var read = Read("10482 will be paid once the credit note arrives.");
        Assert.NotNull(Assert.Single(read.Promises).Condition);
        Assert.Equal([SaidKind.RequestCreditNote], read.Says);
        Assert.Empty(read.Disputes);
    }

    [Theory]
    [InlineData("Bonjour,\nla 10482 est ok.\n\nWe will pay on Friday.\n", "en")]
    [InlineData("REGLEMENT PREVU LE 27 NOVEMBRE PAR VIREMENT", "fr")]
    [InlineData("La transferencia saldra manana", "es")]
    public void A_promise_is_found_whatever_the_mail_is_written_in(string text, string language) => Assert.Equal(language, Promise(text).Language);

    private static PromiseSuggestion Promise(string text) => Assert.Single(Read(text).Promises);

    private static MailReading Read(string text) => MailReader.Read(text, Usual.Context());
}
