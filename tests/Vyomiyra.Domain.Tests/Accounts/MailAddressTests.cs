using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Domain.Tests.Accounts;

public sealed class MailAddressTests
{
    [Theory]
    [InlineData("Ann@Customer.Example", "ann@customer.example")]
    [InlineData("  ann@customer.example\r\n", "ann@customer.example")]
    [InlineData("a@b", "a@b")]
    [InlineData("ann+ap@customer.example", "ann+ap@customer.example")]
    [InlineData("müller@kunde.example", "müller@kunde.example")]
    public void An_address_is_trimmed_and_lowered(string address, string normalised) => Assert.Equal(normalised, MailAddress.Normalise(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("ann")]
    [InlineData("@customer.example")]
    [InlineData("ann@")]
    [InlineData("ann@@customer.example")]
    [InlineData("ann@b@customer.example")]
    [InlineData("ann @customer.example")]
    [InlineData("ann@customer.example\0")]
    [InlineData("ann\u00a0b@customer.example")]
    [InlineData("ann\u202e@customer.example")]
    [InlineData("a\u200bnn@customer.example")]
    [InlineData("ann@cus\u00adtomer.example")]
    public void What_is_no_address_or_hides_something_is_none(string? address) => Assert.Null(MailAddress.Normalise(address));

    [Fact]
    public void An_address_may_be_long_but_not_longer_than_mail_allows()
    {
        Assert.NotNull(MailAddress.Normalise(new string('a', 240) + "@b.example"[..10] + "abcd"));
        Assert.Null(MailAddress.Normalise(new string('a', MailAddress.MaximumLength) + "@b.example"));
    }

    [Theory]
    [InlineData("ann@customer.example", "customer.example", false)]
    [InlineData("ann@gmail.com", "gmail.com", true)]
    [InlineData("ann@t-online.de", "t-online.de", true)]
    [InlineData("ann@gmail.com.example", "gmail.com.example", false)]
    [InlineData("ann@notgmail.com", "notgmail.com", false)]
    public void A_freemail_domain_is_known_exactly(string address, string domain, bool isFreemail)
    {
        Assert.Equal(domain, MailAddress.DomainOf(address));
        Assert.Equal(isFreemail, MailAddress.IsFreemail(domain));
    }

    [Fact]
    public void Normalising_again_changes_nothing_and_both_sides_are_there() => Many.Times(5000, random =>
    {
        if (MailAddress.Normalise(random.Text(12) + "@" + random.Text(12)) is { } address)
        {
            Assert.Equal(address, MailAddress.Normalise(address));
            Assert.NotEqual("", MailAddress.DomainOf(address));
            Assert.Equal(1, address.Count(character => character == '@'));
        }
    });
}
