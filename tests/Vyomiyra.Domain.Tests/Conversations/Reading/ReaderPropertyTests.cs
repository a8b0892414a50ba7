using System.Diagnostics;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Tests.Conversations.Reading;

public sealed class ReaderPropertyTests
{
    private static readonly ReadingContext Context = CorpusCase.All[0].Context();

    public static TheoryData<string> Hostile => [.. HostileText.Names];

    [Fact]
    public void Whatever_is_read_lies_inside_the_text_and_inside_its_sentence()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            Check(HostileText.Shuffled(seed));
            Check(HostileText.Garbage(seed));
        }
    }

    [Fact]
    public void Every_beginning_of_a_mail_of_the_corpus_is_readable()
    {
        foreach (var mail in CorpusCase.All)
        {
            for (var length = 0; length < mail.Text.Length; length += 11)
            {
                Check(mail.Text[..length]);
            }
        }
    }

    [Fact]
    public void The_same_text_is_read_the_same_again()
    {
        foreach (var mail in CorpusCase.All)
        {
            Assert.Equal(mail.Read(), mail.Read());
        }
    }

    /// <summary>
    /// Four times the text may take four times as long, not sixteen. The fastest of several runs is compared, with room for noise; more than one
    /// is needed on a busy machine only.
    /// </summary>
    [Theory]
    [MemberData(nameof(Hostile))]
    public void Work_grows_with_the_length_of_a_hostile_text_and_no_faster(string kind)
    {
        var (quarter, whole) = (TimeOf(kind, 64 * 1024), TimeOf(kind, 256 * 1024));
        for (var run = 0; run < 8 && !IsLinear(quarter, whole); run++)
        {
            whole = Min(whole, TimeOf(kind, 256 * 1024));
        }

        Assert.True(IsLinear(quarter, whole), $"64 KB took {quarter}, 256 KB {whole}.");
    }

    private static bool IsLinear(TimeSpan quarter, TimeSpan whole) => whole < (quarter * 9) + TimeSpan.FromMilliseconds(20);

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan TimeOf(string kind, int length)
    {
        var text = HostileText.Of(kind, length);
        var start = Stopwatch.GetTimestamp();
        MailReader.Read(text, Context);
        return Stopwatch.GetElapsedTime(start);
    }

    private static void Check(string text)
    {
        var whole = new TextSpan(0, text.Length);
        var words = NewWords.Of(text);
        Assert.All(words, part => Assert.True(whole.Contains(part) && part.Length > 0));
        Assert.All(words.Zip(words.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));

        foreach (var promise in MailReader.Read(text, Context).Promises)
        {
            Assert.Contains(words, part => part.Contains(promise.Sentence));
            Assert.All(SpansOf(promise), span => Assert.True(promise.Sentence.Contains(span) && span.Length > 0, $"{span} is outside {promise.Sentence}."));
            Assert.All(promise.References.Where(reference => reference.Span is not null), reference =>
            {
                Assert.Contains(words, part => part.Contains(reference.Span!.Value));
                Assert.Equal(reference.Text, reference.Span!.Value.Of(text));
            });
            Assert.InRange(promise.Confidence, 0.05, 0.99);
            Assert.True(promise.PromisedOn is not { } on || (Context.Calendar.IsBusinessDay(on) && promise.SaidOn is not null && promise.DateSpan is not null));
            Assert.True(promise.Amount is null || promise.Amount.Value.Minor > 0);
            Assert.Equal(promise.AmountBasis == AmountBasis.Unsaid, promise.Amount is null && promise.AmountSpan is null);
        }
    }

    private static IEnumerable<TextSpan> SpansOf(PromiseSuggestion promise)
    {
        yield return promise.Verb;
        foreach (var span in new[] { promise.AmountSpan, promise.DateSpan, promise.Condition })
        {
            if (span is { } said)
            {
                yield return said;
            }
        }
    }
}
