using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Domain.Tests.Conversations;

public sealed class MailHeadersTests
{
    [Fact]
    public void Ids_are_read_through_folded_lines()
    {
        var headers = MailHeaders.Parse("Message-ID: <c@x>\r\nIn-Reply-To: <b@x>\r\nReferences: <a@x>\r\n\t<b@x>\r\nSubject: hello\r\n");

        Assert.Equal(("c@x", "b@x"), (headers.MessageId, headers.InReplyTo));
        Assert.Equal(["a@x", "b@x"], headers.References);
    }

    [Theory]
    [InlineData("mx.halden.example; spf=pass; dkim=pass; dmarc=pass action=none", SenderAuthentication.Passed)]
    [InlineData("spf=fail smtp.mailfrom=x.example; dkim=none; dmarc=fail", SenderAuthentication.Failed)]
    [InlineData("spf=softfail; dkim=none", SenderAuthentication.Failed)]
    [InlineData("spf=softfail; dkim=pass", SenderAuthentication.Passed)]
    [InlineData("spf=none; dkim=none", SenderAuthentication.Unknown)]
    [InlineData("notdmarc=fail; spf=pass", SenderAuthentication.Passed)]
    [InlineData("", SenderAuthentication.Unknown)]
    public void The_receiving_servers_verdict_is_read(string results, SenderAuthentication verdict) => Assert.Equal(verdict, MailHeaders.VerdictOf(results));

    [Fact]
    public void Only_the_topmost_verdict_counts_because_senders_write_the_others()
    {
        var headers = MailHeaders.Parse("Authentication-Results: mx.halden.example; dmarc=fail\r\nAuthentication-Results: mx.evil.example; dmarc=pass\r\n");

        Assert.Equal(SenderAuthentication.Failed, headers.Authentication);
    }

    [Theory]
    [InlineData("References: <a@x")]
    [InlineData(": : :\r\n\r\n \tfolded before anything")]
    [InlineData("References <a@x>\r\nMessage-ID: <>\r\nIn-Reply-To: no brackets")]
    public void Broken_headers_are_passed_over(string block)
    {
        var headers = MailHeaders.Parse(block);

        Assert.Null(headers.MessageId);
        Assert.Empty(headers.References);
    }

    [Fact]
    public void Of_a_hostile_number_of_references_the_root_and_the_nearest_are_kept()
    {
        var ids = MessageIdentifier.ParseList(string.Concat(Enumerable.Range(0, 5000).Select(id => $"<{id}@x> ")));

        Assert.Equal(100, ids.Count);
        Assert.Equal(("0@x", "4999@x"), (ids[0], ids[^1]));
    }

    [Theory]
    [InlineData("Re: AW: Fwd: Invoice INV-10482", "Invoice INV-10482")]
    [InlineData("RE[2]: Statement", "Statement")]
    [InlineData("Rechnung: 10482", "Rechnung: 10482")]
    [InlineData("Re:", "")]
    [InlineData("  Hello  ", "Hello")]
    public void A_subject_is_known_by_its_root(string subject, string root) => Assert.Equal(root, Subjects.Root(subject));

    [Theory]
    [InlineData("Please see INV-10482 and inv 10490.", "INV10482")]
    [InlineData("Please see INV-10482 and inv 10490.", "INV10490")]
    [InlineData("order 4500012345/2026", "45000123452026")]
    [InlineData("Rechnung Nr. 1000006054", "1000006054")]
    public void Numbers_that_may_be_references_are_found(string text, string key) => Assert.Contains(key, ReferenceScan.Keys(text));

    [Fact]
    public void Short_numbers_and_words_are_no_references() => Assert.Empty(ReferenceScan.Keys("We pay 300 on Friday at 14:30, thanks"));

    [Theory]
    [InlineData("Call +49 30 10482 today")]
    [InlineData("Tel. 030 10482")]
    [InlineData("Fax: 0221/10482")]
    [InlineData("Ringstrasse 12, 10482 Berlin")]
    [InlineData("Hauptstr. 7a\n10482 Berlin")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("VAT DE123456789")]
    [InlineData("We paid EUR 10482 and 10.482,00 and 10482.00 and €10482 and 10482 USD.")]
    [InlineData("due 31.12.2026, sent 2026-11-02, seen 11/30/2026")]
    [InlineData("Budget 2026 and 1999")]
    public void What_only_looks_like_a_reference_is_none(string text) => Assert.Empty(ReferenceScan.Keys(text));

    [Theory]
    [InlineData("10482 EUR 1.200,00", "10482")]
    [InlineData("Invoice 2026 is paid", "2026")]
    [InlineData("INV-10423, 2012", "2012")]
    [InlineData("2026/30101", "202630101")]
    [InlineData("Street 12, INV-10482 Berlin", "INV10482")]
    public void A_reference_is_found_beside_what_looks_like_one(string text, string key) => Assert.Contains(key, ReferenceScan.Keys(text));

    [Fact]
    public void What_is_called_an_order_number_is_kept_apart_unless_a_document_bears_it_as_well()
    {
        Assert.Equal(["10482", "20144"], ReferenceScan.Find("Our PO 10482 and Bestellnummer: 20144").Orders.Order());
        Assert.Empty(ReferenceScan.Find("order 10482, your invoice 10482").Orders);
    }

    [Fact]
    public void A_text_full_of_numbers_gives_a_bounded_list() =>
        Assert.Equal(40, ReferenceScan.Keys(string.Join(' ', Enumerable.Range(100_000, 50_000))).Count);
}
