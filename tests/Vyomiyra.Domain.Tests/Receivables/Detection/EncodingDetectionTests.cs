using System.Text;
using Vyomiyra.Domain.Receivables.Detection;

namespace Vyomiyra.Domain.Tests.Receivables.Detection;

public sealed class EncodingDetectionTests
{
    private const string German = "Kunde;Name;Betrag\n4711;Müller & Söhne Straßenbau;1.234,56\n4712;Jägermühle Größe Übung;99,00\n";

    static EncodingDetectionTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    public void German_letters_tell_their_encoding(string encoding) => Assert.Equal((encoding, 0), Of(German, encoding));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_mark_at_the_start_tells_it(string encoding)
    {
        var found = EncodingDetection.Of([.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes("a;b\n")]);

        Assert.Equal((encoding, 0), (found.Value, found.Doubts.Count));
    }

    [Fact]
    public void Plain_letters_are_the_same_in_all_and_raise_no_doubt() => Assert.Equal(("utf-8", 0), Of("Customer,Name\n1,Smith\n", "us-ascii"));

    [Fact]
    public void Polish_words_that_read_as_words_in_one_encoding_alone_raise_no_doubt() => Assert.Equal(("windows-1250", 0), Of("Łódź Kraków Gdańsk\n", "windows-1250"));

    [Theory]
    [InlineData("Kraków Gdańsk Częstochowa\n", "windows-1250")]
    [InlineData("Şişli İstanbul Beyoğlu\n", "windows-1254")]
    [InlineData("crème brûlée\n", "windows-1252")]
    public void Words_that_read_well_in_several_encodings_are_a_doubt_that_names_the_right_one(string text, string encoding)
    {
        var found = EncodingDetection.Of(Encoding.GetEncoding(encoding).GetBytes(text));

        Assert.Contains(encoding, Assert.Single(found.Doubts).Choices);
    }

    [Fact]
    public void Cyrillic_of_one_byte_a_letter_is_a_doubt()
    {
        var found = EncodingDetection.Of(Encoding.GetEncoding("windows-1251").GetBytes("Счёт;Москва;Общество\n"));

        Assert.Equal("windows-1251", found.Value);
        Assert.Contains("iso-8859-5", Assert.Single(found.Doubts).Choices);
    }

    [Fact]
    public void A_letter_that_the_end_of_the_sample_cuts_is_no_fault()
    {
        var bytes = Encoding.UTF8.GetBytes(German + "東京");
        foreach (var cut in new[] { 1, 2, 3, 4, 5 })
        {
            Assert.Equal("utf-8", EncodingDetection.Of(bytes.AsSpan(0, bytes.Length - cut)).Value);
        }
    }

    [Fact]
    public void Any_bytes_are_answered_and_what_is_not_doubted_reads_them() => Many.Times(300, random =>
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);

        var found = EncodingDetection.Of(bytes);

        Assert.True(found.Value.Length > 0);
        Assert.All(found.Doubts, doubt => Assert.True(doubt.Choices.Distinct(StringComparer.Ordinal).Count() > 1));
    });

    private static (string Encoding, int Doubts) Of(string text, string encoding)
    {
        var found = EncodingDetection.Of(Encoding.GetEncoding(encoding).GetBytes(text));
        return (found.Value, found.Doubts.Count);
    }
}
