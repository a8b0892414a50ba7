using System.Text;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Domain.Tests.Disputes;

/// <summary>Files are judged by what they hold and named so that no disk is fooled.</summary>
public sealed class FileTests
{
    [Theory]
    [InlineData("invoice.pdf", "%PDF-1.4", false)]
    [InlineData("invoice.PDF", "%PDF-1.4", false)]
    [InlineData("invoice.pdf", "MZ\u0090\0", true)]
    [InlineData("invoice.pdf", "<html>", true)]
    [InlineData("invoice.pdf .", "MZ\u0090\0", true)]
    [InlineData("export.xlsx", "PK\u0003\u0004", false)]
    [InlineData("export.xls", "a;b;c\n1;2;3", true)]
    [InlineData("list.csv", "a;b;c\n1;2;3", false)]
    [InlineData("list.csv", "Z\u00fcrich;5\u00a0\u20ac", false)]
    [InlineData("list.csv", "\0\u0001\u0002", true)]
    [InlineData("photo.jpg", "\u0089PNG\r\n\u001a\n", true)]
    [InlineData("setup.exe", "MZ\u0090\0", false)]
    [InlineData("README", "MZ\u0090\0", true)]
    [InlineData("README", "\u007fELF", true)]
    [InlineData("drawing.dwg", "AC1032\0\0", false)]
    [InlineData("page", "  <!DOCTYPE html><p>", true)]
    public void A_name_that_promises_something_else_than_its_content_is_marked(string name, string content, bool isMisnamed) =>
        Assert.Equal(isMisnamed, FileContents.IsMisnamed(name, FileContents.TypeOf(Bytes(content))));

    [Theory]
    [InlineData("a.pdf", "a.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\x\evil.exe", "evil.exe")]
    [InlineData("a\u0000b\u202Ec.txt", "abc.txt")]
    [InlineData("a:b|c?.txt", "a_b_c_.txt")]
    [InlineData("..", "unnamed")]
    [InlineData("", "unnamed")]
    [InlineData("dir/", "unnamed")]
    [InlineData(" . ", "unnamed")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("nul", "_nul")]
    [InlineData("COM1.pdf", "_COM1.pdf")]
    [InlineData("invoice.exe. . ", "invoice.exe")]
    [InlineData("Überweisung 5 €.pdf", "Überweisung 5 €.pdf")]
    public void A_name_is_made_safe(string name, string safe) => Assert.Equal(safe, FileNames.Safe(name));

    [Fact]
    public void Whatever_a_file_is_called_its_safe_name_is_one_and_stays_as_it_is()
    {
        var random = new Random(20261122);
        for (var number = 0; number < 20_000; number++)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(0, 300)).Select(_ => random.Next(4) switch
            {
                0 => "./\\: ~CONnul"[random.Next(12)].ToString(),
                1 => new Rune(random.Next(0x1F300, 0x1F600)).ToString(),
                2 => ((char)random.Next(0xFFFF)).ToString(),
                _ => ((char)random.Next('a', 'z')).ToString(),
            }));
            var safe = FileNames.Safe(name);
            Assert.InRange(safe.Length, 1, 100);
            Assert.DoesNotContain(safe, character => char.IsControl(character) || "/\\:*?\"<>|".Contains(character, StringComparison.Ordinal));
            Assert.False(safe is "." or ".." || safe.EndsWith('.') || safe.EndsWith(' '), safe);
            Assert.Equal(safe, FileNames.Safe(safe));
        }
    }

    private static byte[] Bytes(string content) => content.Any(character => character > 0xff) ? Encoding.UTF8.GetBytes(content) : Encoding.Latin1.GetBytes(content);
}
