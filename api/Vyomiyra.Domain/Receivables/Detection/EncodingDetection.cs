using System.Text;

namespace Vyomiyra.Domain.Receivables.Detection;

/// <summary>
/// Tells the encoding of a text by its first bytes. UTF-8 and UTF-16 give themselves away; of the many encodings with one byte a letter only what
/// the words look like can be said, and where two read them differently a person must choose.
/// </summary>
public static class EncodingDetection
{
    /// <summary>Encodings of a byte a letter whose letters stand between ASCII ones within words, commonest first.</summary>
    private static readonly string[] Latin = ["windows-1252", "iso-8859-15", "windows-1250", "windows-1254", "windows-1257"];

    /// <summary>Those of other alphabets: whole words have no ASCII letter.</summary>
    private static readonly string[] Others = ["windows-1251", "iso-8859-5", "windows-1253"];

    static EncodingDetection() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="start">The beginning of the file; it may end within a letter.</param>
    public static Finding<string> Of(ReadOnlySpan<byte> start)
    {
        var certain = start switch
        {
            [0xef, 0xbb, 0xbf, ..] => "utf-8",
            [0xff, 0xfe, ..] => "utf-16",
            [0xfe, 0xff, ..] => "utf-16BE",
            _ => WithoutMark(start),
        };
        return certain is not null ? new Finding<string>(certain, [new Proposal(DetectedWhat.Encoding, null, certain, 1, 1)], []) : OfSingleBytes(start.ToArray());
    }

    private static string? WithoutMark(ReadOnlySpan<byte> start)
    {
        var (even, odd) = (0, 0);
        for (var at = 0; at + 1 < start.Length; at += 2)
        {
            even += start[at] == 0 ? 1 : 0;
            odd += start[at + 1] == 0 ? 1 : 0;
        }

        return odd * 5 > start.Length && even * 20 < start.Length ? "utf-16"
            : even * 5 > start.Length && odd * 20 < start.Length ? "utf-16BE"
            : IsUtf8(start) ? "utf-8"
            : null;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> start)
    {
        // A letter that the end of the sample cut is no fault: up to three bytes of one may be missing.
        for (var cut = 0; cut < 4 && cut <= start.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(start[..^cut]))
            {
                return cut == 0 || start[^cut] >= 0xc2;
            }
        }

        return false;
    }

    private static Finding<string> OfSingleBytes(byte[] bytes)
    {
        var words = WordsOf(bytes);
        var mixed = words.Count(word => word.Any(letter => char.IsAsciiLetter((char)letter)));
        var family = mixed * 2 >= words.Count ? Latin : Others;
        var readings = family
            .Select(name => (Name: name, Words: words.ConvertAll(word => Encoding.GetEncoding(name).GetString(word))))
            .Select(reading => (reading.Name, reading.Words, Fits: reading.Words.Count(LooksLikeAWord)))
            .OrderByDescending(reading => reading.Fits)
            .ToList();
        var best = readings[0];
        var proposal = new Proposal(DetectedWhat.Encoding, null, best.Name, best.Fits, words.Count);
        var rivals = readings.Where(reading => reading.Fits == best.Fits && !reading.Words.SequenceEqual(best.Words, StringComparer.Ordinal)).ToList();
        if (rivals.Count == 0 && best.Fits == words.Count && family == Latin)
        {
            return new Finding<string>(best.Name, [proposal], []);
        }

        var asked = rivals.Count > 0 ? rivals : readings.GetRange(1, readings.Count - 1);
        var differing = Enumerable.Range(0, words.Count).FirstOrDefault(word => asked.Exists(rival => rival.Words[word] != best.Words[word]));
        return new Finding<string>(best.Name, [proposal], [new Doubt(
            DetectedWhat.Encoding,
            null,
            [best.Name, .. asked.Select(rival => rival.Name)],
            $"The same bytes read '{best.Words[differing]}' in {best.Name}, {string.Join(", ", asked.Select(rival => $"'{rival.Words[differing]}' in {rival.Name}"))}.")]);
    }

    /// <summary>The words that hold bytes beyond ASCII, each once.</summary>
    private static List<byte[]> WordsOf(byte[] bytes)
    {
        var words = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var at = 0; at < bytes.Length && words.Count < 500;)
        {
            var end = at;
            while (end < bytes.Length && (bytes[end] >= 0x80 || char.IsAsciiLetter((char)bytes[end])))
            {
                end++;
            }

            if (bytes.AsSpan(at, end - at).ContainsAnyInRange((byte)0x80, (byte)0xff))
            {
                words.TryAdd(Convert.ToHexString(bytes, at, end - at), bytes[at..end]);
            }

            at = end + 1;
        }

        return [.. words.Values];
    }

    /// <summary>Letters only, and after the first one no capital unless all are; or a sign that stands alone, such as €.</summary>
    private static bool LooksLikeAWord(string word) =>
        (word.All(char.IsLetter) && (word.Skip(1).All(char.IsLower) || word.All(char.IsUpper))) || (word.Length == 1 && word[0] is '€' or '£' or '§' or '°' or '–' or '’');
}
