namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>A mail's new words, sentence by sentence, and its subject.</summary>
internal sealed class ReadMail
{
    /// <summary>What lies beyond is not read: nobody writes so much by hand, and work stays bounded.</summary>
    private const int MostCharacters = 256 * 1024;

    /// <summary>Longer names say nothing more, and nobody sends more files by hand.</summary>
    private const int MostAttachments = 50;
    private const int LongestName = 200;

    private readonly List<ReadSentence> sentences = [];
    private readonly Dictionary<string, int> lengthIn = [];

    public ReadMail(string text, ReadingContext context)
    {
        (Text, Context) = (text.Length <= MostCharacters ? text : text[..MostCharacters], context);
        Book = new ReferenceBook(context.OpenReceivables);
        foreach (var part in NewWords.Of(Text) is { Count: > 0 } parts ? parts : Close())
        {
            Read(part);
        }

        Language = lengthIn.Count > 0 ? lengthIn.MaxBy(language => language.Value).Key : Languages.Named(context.Language).Name;
        Subject = Line(context.Subject ?? "");
        Attachments = [.. context.Attachments.Take(MostAttachments).Select(name => Line(Words(name))).OfType<ReadSentence>()];
    }

    public string Text { get; }

    public ReadingContext Context { get; }

    public IReadOnlyList<ReadSentence> Sentences => sentences;

    public ReferenceBook Book { get; }

    public ReadSentence? Subject { get; }

    /// <summary>The names of the files that hang on it.</summary>
    public IReadOnlyList<ReadSentence> Attachments { get; }

    /// <summary>The language of most of its words.</summary>
    public string Language { get; }

    /// <summary>Where nothing but "Thanks!" and a name was written, that is what is said.</summary>
    private IEnumerable<TextSpan> Close() => NewWords.WithSignatures(Text).Take(1).Where(part => Signatures.IsThanks(part.Of(Text)))
        .Select(part => part with { Length = (Text.IndexOf('\n', part.Start, part.Length) is >= 0 and var end ? end : part.End) - part.Start });

    private void Read(TextSpan part)
    {
        var tokens = Tokeniser.Read(Text, part, Languages.Vocabulary.Find);
        var likely = Languages.Of(tokens, 0, tokens.Count, Languages.Named(Context.Language));
        var monthFirst = Locale.PutsMonthFirst(Text, tokens);
        lengthIn[likely.Name] = lengthIn.GetValueOrDefault(likely.Name) + part.Length;
        foreach (var (first, count) in SentenceSplitter.Split(Text, tokens))
        {
            var language = Languages.Of(tokens, first, count, likely);
            sentences.Add(ReadSentence.Of(new Sentence(Text, tokens, first, count, language), Context, Book, monthFirst));
        }
    }

    private ReadSentence? Line(string line)
    {
        var tokens = Tokeniser.Read(line, new TextSpan(0, line.Length), Languages.Vocabulary.Find);
        var count = Math.Min(tokens.Count, SentenceSplitter.MostTokens);
        return count == 0 ? null
            : ReadSentence.Of(new Sentence(line, tokens, 0, count, Languages.Of(tokens, 0, count, Languages.Named(Language))), Context, Book, null);
    }

    /// <summary>"Rechnung_INV-10482_final.pdf" without the signs that stand for blanks, and without its ending.</summary>
    private static string Words(string name)
    {
        var end = name.LastIndexOf('.') is > 0 and var dot && name.Length - dot <= 6 ? dot : name.Length;
        return name[..Math.Min(end, LongestName)].Replace('_', ' ').Replace('+', ' ');
    }
}
