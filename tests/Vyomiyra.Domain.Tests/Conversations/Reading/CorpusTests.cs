namespace Vyomiyra.Domain.Tests.Conversations.Reading;

public sealed class CorpusTests(ITestOutputHelper output)
{
    public static TheoryData<CorpusCase> Cases => [.. CorpusCase.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_mail_is_read_as_its_label_says(CorpusCase mail) => Assert.Equal(mail.Promises, mail.Read());

    [Fact]
    public void Names_are_unique() =>
        Assert.Empty(CorpusCase.All.GroupBy(mail => mail.File + mail.Name).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Accuracy_is_printed_by_file()
    {
        foreach (var file in CorpusCase.All.GroupBy(mail => mail.File))
        {
            var right = file.Sum(mail => mail.Read().Intersect(mail.Promises).Count());
            var found = file.Sum(mail => mail.Read().Count);
            var said = file.Sum(mail => mail.Promises.Count);
            output.WriteLine($"{file.Key}: {file.Count()} mails, {said} promises, precision {right}/{found}, recall {right}/{said}");
        }

        Assert.True(CorpusCase.All.Count >= 120);
    }
}
