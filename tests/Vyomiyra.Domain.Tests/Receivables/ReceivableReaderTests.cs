using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Tests.Receivables;

public sealed class ReceivableReaderTests
{
    private static readonly ImportProfile Profile = new()
    {
        Name = "test",
        Columns = Enum.GetValues<ReceivableField>().ToDictionary(field => field, field => $"{field} column"),
        Types = new Dictionary<string, ReceivableType>
        {
            ["Invoice"] = ReceivableType.Invoice,
            ["Credit"] = ReceivableType.CreditNote,
            ["Advance"] = ReceivableType.PaymentOnAccount,
        },
    };

    [Fact]
    public void A_good_row_becomes_an_item_in_minor_units()
    {
        var read = Read(Profile);

        Assert.Empty(read.Issues);
        Assert.Equal("1000", read.Item!.Company);
        Assert.Equal(("INV-7", "0"), (read.Item.Number, read.Item.Line));
        Assert.Equal((10_000, 4_050), (read.Item.OriginalMinor, read.Item.OpenMinor));
        Assert.Equal(new DateOnly(2026, 2, 1), read.Item.DueOn);
        Assert.Equal(["ap@nordwerke.example"], read.Item.Account.Addresses);
        Assert.Equal(["nordwerke.example"], read.Item.Account.Domains);
    }

    [Theory]
    [InlineData("Credit", CreditSign.Positive, "100.00")]
    [InlineData("Credit", CreditSign.Negative, "-100.00")]
    [InlineData("Advance", CreditSign.Positive, "100.00")]
    public void Credits_are_negative_however_the_export_writes_them(string type, CreditSign sign, string amount)
    {
        var read = Read(Profile with { Credits = sign }, (ReceivableField.Type, type), (ReceivableField.Original, amount), (ReceivableField.Open, amount));

        Assert.Equal((-10_000, -10_000), (read.Item!.OriginalMinor, read.Item.OpenMinor));
    }

    [Theory]
    [InlineData("Invoice", CreditSign.Positive, "-1.00", "negative_amount")]
    [InlineData("Invoice", CreditSign.Negative, "-1.00", "negative_amount")]
    [InlineData("Credit", CreditSign.Positive, "-1.00", "negative_amount")]
    [InlineData("Credit", CreditSign.Negative, "1.00", "positive_credit")]
    public void A_sign_that_contradicts_the_type_is_rejected(string type, CreditSign sign, string open, string code)
    {
        var read = Read(Profile with { Credits = sign }, (ReceivableField.Type, type), (ReceivableField.Original, "0"), (ReceivableField.Open, open));

        Assert.Null(read.Item);
        Assert.Contains(read.Issues, issue => issue.Code == code && issue.Column == "Open column" && issue.Value == open);
    }

    [Fact]
    public void Decimals_that_the_currency_does_not_have_are_rejected()
    {
        var read = Read(Profile, (ReceivableField.Currency, "JPY"), (ReceivableField.Original, "12.34"), (ReceivableField.Open, "12"));

        var issue = Assert.Single(read.Issues);
        Assert.Equal(("too_many_decimals", "Original column", "12.34", 9), (issue.Code, issue.Column, issue.Value, issue.Line));
        Assert.Null(read.Item);
    }

    [Fact]
    public void Or_rounded_where_the_profile_says_so_and_the_rounding_is_told()
    {
        var read = Read(
            Profile with { ImpossibleDecimals = DecimalsRule.Round },
            (ReceivableField.Currency, "JPY"), (ReceivableField.Original, "12.50"), (ReceivableField.Open, "12.49"));

        Assert.Equal((13, 12), (read.Item!.OriginalMinor, read.Item.OpenMinor));
        Assert.Equal(["rounded", "rounded"], read.Issues.Select(issue => issue.Code));
        Assert.All(read.Issues, issue => Assert.Equal(IssueSeverity.Notice, issue.Severity));
    }

    [Fact]
    public void Decimals_that_are_zero_anyway_are_no_fault() =>
        Assert.Equal(12, Read(Profile, (ReceivableField.Currency, "JPY"), (ReceivableField.Original, "12.00"), (ReceivableField.Open, "12.0")).Item!.OpenMinor);

    [Fact]
    public void Due_before_issued_is_a_notice_or_a_reject_as_the_profile_says()
    {
        var noticed = Read(Profile, (ReceivableField.Due, "2025-12-31"));
        var rejected = Read(Profile with { DueBeforeIssued = OddityRule.Reject }, (ReceivableField.Due, "2025-12-31"));

        Assert.NotNull(noticed.Item);
        Assert.Equal(("due_before_issued", IssueSeverity.Notice), (noticed.Issues[0].Code, noticed.Issues[0].Severity));
        Assert.Null(rejected.Item);
        Assert.Equal(("due_before_issued", IssueSeverity.Rejected), (rejected.Issues[0].Code, rejected.Issues[0].Severity));
    }

    [Theory]
    [InlineData(ReceivableField.Company, "", "missing_value")]
    [InlineData(ReceivableField.Account, " ", "missing_value")]
    [InlineData(ReceivableField.Account, "12345678901234567890123456789012345678901", "too_long")]
    [InlineData(ReceivableField.Name, "a\tb", "control_character")]
    [InlineData(ReceivableField.Number, "", "empty_number")]
    [InlineData(ReceivableField.Number, "--/", "empty_number")]
    [InlineData(ReceivableField.Type, "Rechnung", "unknown_type")]
    [InlineData(ReceivableField.Currency, "EURO", "unknown_currency")]
    [InlineData(ReceivableField.Currency, "", "unknown_currency")]
    [InlineData(ReceivableField.Issued, "01.02.2026", "bad_date")]
    [InlineData(ReceivableField.Issued, "2026-02-30", "bad_date")]
    [InlineData(ReceivableField.Due, "1989-12-31", "date_out_of_range")]
    [InlineData(ReceivableField.Due, "2101-01-01", "date_out_of_range")]
    [InlineData(ReceivableField.Open, "", "bad_amount")]
    [InlineData(ReceivableField.Open, "10000000000000.01", "amount_overflow")]
    [InlineData(ReceivableField.Open, "79228162514264337593543950335", "amount_overflow")]
    [InlineData(ReceivableField.Terms, "net 30", "bad_terms")]
    [InlineData(ReceivableField.Terms, "-30", "bad_terms")]
    public void An_impossible_value_is_named_by_line_and_column(ReceivableField field, string value, string code)
    {
        var read = Read(Profile, (field, value));

        Assert.Null(read.Item);
        var issue = Assert.Single(read.Issues);
        Assert.Equal((code, $"{field} column", value, 9), (issue.Code, issue.Column, issue.Value, issue.Line));
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_row_is_said_at_once() =>
        Assert.Equal(
            ["empty_number", "bad_date", "unknown_currency"],
            Read(Profile, (ReceivableField.Number, ""), (ReceivableField.Issued, "x"), (ReceivableField.Currency, "x")).Issues.Select(issue => issue.Code));

    [Fact]
    public void A_freemail_domain_identifies_nobody_and_is_left_out()
    {
        var read = Read(Profile, (ReceivableField.Domain, "GMAIL.com;Nordwerke.example nonsense"));

        Assert.Equal(["nordwerke.example"], read.Item!.Account.Domains);
        Assert.Equal(["freemail_domain", "bad_domain"], read.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void An_address_that_is_none_does_not_keep_the_invoice_out()
    {
        var read = Read(Profile, (ReceivableField.Email, "ap(at)nordwerke.example"));

        Assert.Empty(read.Item!.Account.Addresses);
        Assert.Equal("bad_address", Assert.Single(read.Issues).Code);
    }

    [Fact]
    public void A_long_value_is_shortened_in_the_report() =>
        Assert.Equal(60, Read(Profile, (ReceivableField.Number, new string('7', 500))).Issues[0].Value!.Length);

    [Fact]
    public void A_profile_says_what_no_row_could_do_without() =>
        Assert.Equal(
            [ReceivableField.Due],
            (Profile with { Columns = Profile.Columns.Where(column => column.Key is not ReceivableField.Due and not ReceivableField.Segment).ToDictionary() }).Missing);

    private static ReadReceivable Read(ImportProfile profile, params (ReceivableField Field, string Value)[] changes)
    {
        var values = Enumerable.Repeat("", Enum.GetValues<ReceivableField>().Length).ToArray();
        (ReceivableField, string)[] row =
        [
            (ReceivableField.Company, "1000"), (ReceivableField.Account, "C1"), (ReceivableField.Name, "Nord Werke GmbH"),
            (ReceivableField.Domain, "nordwerke.example"), (ReceivableField.Email, "AP@nordwerke.example"), (ReceivableField.Type, "invoice"),
            (ReceivableField.Number, "INV-7"), (ReceivableField.Issued, "2026-01-01"), (ReceivableField.Due, "2026-02-01"),
            (ReceivableField.Currency, "EUR"), (ReceivableField.Original, "100.00"), (ReceivableField.Open, "40.50"),
        ];
        foreach (var (field, value) in row.Concat(changes))
        {
            values[(int)field] = value;
        }

        return new ReceivableReader(profile).Read(9, values);
    }
}
