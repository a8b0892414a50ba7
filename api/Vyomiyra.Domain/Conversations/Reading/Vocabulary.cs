using System.Text;

namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>Numbers every word that some language's data names, so that a mail's words are looked up once.</summary>
internal sealed class Vocabulary
{
    private const int LongestWord = 40;

    /// <summary>In words as short as this an accent makes another word ("a" and "à", "si" and "sí").</summary>
    private const int ShortWord = 3;

    private readonly Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> withoutAccents = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookupWithoutAccents;

    public Vocabulary() =>
        (lookup, lookupWithoutAccents) = (numbers.GetAlternateLookup<ReadOnlySpan<char>>(), withoutAccents.GetAlternateLookup<ReadOnlySpan<char>>());

    public int Add(string word)
    {
        if (!numbers.TryGetValue(word, out var number))
        {
            number = numbers.Count + 1;
            foreach (var spelling in Spellings(word))
            {
                numbers.TryAdd(spelling, number);
            }

            if (word.Length > ShortWord && WithoutAccents(word) is var plain && plain != word)
            {
                withoutAccents.TryAdd(plain, number);
            }
        }

        return number;
    }

    /// <summary>The word's number, 0 for one that no language names.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
        {
            return 0;
        }

        if (lookup.TryGetValue(word, out var number) || lookupWithoutAccents.TryGetValue(word, out number))
        {
            return number;
        }

        var isSpeltOtherwise = (char.IsLetter(word[0]) || word[0] == '’') && word.ContainsAnyExceptInRange('\0', '\x7f');
        return isSpeltOtherwise && lookup.TryGetValue(Plain(word), out number) ? number : 0;
    }

    /// <summary>Umlauts are also written "ue", and ß "ss": people type on every keyboard. Not "u" alone: "würde" is not "wurde".</summary>
    private static IEnumerable<string> Spellings(string word)
    {
        yield return word;
        if (word.AsSpan().ContainsAny("äöüß"))
        {
            var withoutEszett = word.Replace("ß", "ss", StringComparison.Ordinal);
            yield return withoutEszett;
            yield return withoutEszett.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
                .Replace("ü", "ue", StringComparison.Ordinal);
        }
    }

    /// <summary>Accents are left out in capitals and on strange keyboards ("reglement", "transferencia manana"); only where no word is spelt so itself.</summary>
    private static string WithoutAccents(string word)
    {
        var plain = word.ToCharArray();
        for (var at = 0; at < plain.Length; at++)
        {
            plain[at] = "éèêëàâáîïíôóûùúçñ".IndexOf(plain[at], StringComparison.Ordinal) is >= 0 and var accented ? "eeeeaaaiiioouuucn"[accented] : plain[at];
        }

        return new string(plain);
    }

    /// <summary>Composed, with a typewriter's apostrophe, without what cannot be seen.</summary>
    private static string Plain(ReadOnlySpan<char> word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var character in word)
        {
            if (!Tokeniser.IsInvisible(character))
            {
                plain.Append(character == '’' ? '\'' : character);
            }
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }
}
