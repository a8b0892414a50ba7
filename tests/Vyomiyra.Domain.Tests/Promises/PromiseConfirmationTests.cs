using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Domain.Tests.Promises;

public sealed class PromiseConfirmationTests
{
    private static readonly ConfirmedPromise[] Plan =
    [
        new(new Money(24_300_50, Currency.Parse("EUR")), new DateOnly(2026, 11, 27), ["INV-1", "INV-2"]),
        new(new Money(1_000, Currency.Parse("JPY")), new DateOnly(2026, 12, 4), []),
    ];

    [Theory]
    [InlineData("en", "Your payment of 24,300.50 EUR on 27 November 2026", "- 24,300.50 EUR on 27 November 2026 for INV-1, INV-2\n- 1,000 JPY on 4 December 2026\n")]
    [InlineData("de-AT", "Ihre Zahlung von 24.300,50 EUR am 27.11.2026", "- 24.300,50 EUR am 27.11.2026 für INV-1, INV-2\n- 1.000 JPY am 04.12.2026\n")]
    [InlineData("FR", "Votre paiement de 24\u202f300,50 EUR le 27/11/2026", "- 24\u202f300,50 EUR le 27/11/2026 pour INV-1, INV-2\n")]
    [InlineData("es", "Su pago de 24.300,50 EUR el 27/11/2026", "- 24.300,50 EUR el 27/11/2026 por INV-1, INV-2\n")]
    [InlineData("pl", "Your payment of 24,300.50 EUR on 27 November 2026", "Kind regards\nMara Lindqvist\n")]
    [InlineData(null, "Your payment of 24,300.50 EUR on 27 November 2026", "Kind regards\nMara Lindqvist\n")]
    public void It_says_what_was_promised_in_the_customers_language(string? language, string subject, string lines)
    {
        var letter = PromiseConfirmation.Of(Plan, language, "Mara Lindqvist");
        Assert.Equal(subject, letter.Subject);
        Assert.Contains(lines, letter.Body, StringComparison.Ordinal);
    }
}
