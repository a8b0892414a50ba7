namespace Vyomiyra.Domain.Accounts;

/// <summary>The words by which people look for accounts, and the slips they make in typing them.</summary>
public static class SearchWords
{
    public const int LongestWord = 40;

    private const int MostWords = 12;
    private const int ShortestWithSlips = 4;
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>The words of a name or a mail address, without legal forms unless it has nothing else.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = AccountName.WordsOf(string.Join(' ', text.Split(' ').Select(Apart))).Select(word => word.Length > LongestWord ? word[..LongestWord] : word).Distinct().ToList();
        var telling = words.Where(word => !AccountName.IsLegalForm(word)).Take(MostWords).ToList();
        return telling.Count > 0 ? telling : [.. words.Take(MostWords)];
    }

    /// <summary>The dots of an address part words; those of "S.p.A." do not.</summary>
    private static string Apart(string word) =>
        word.Contains('@', StringComparison.Ordinal) || word.Split('.').All(piece => piece.Length > 1) ? word.Replace('.', ' ') : word;

    /// <summary>All words that differ from what was typed by one slip: a letter too many, too few, another, or two that changed places.</summary>
    /// <param name="typed">Upper-case letters and digits. Of a short word nothing is answered: too much is one slip away from it.</param>
    public static IReadOnlySet<string> OneSlipFrom(string typed)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        if (typed.Length is < ShortestWithSlips or > LongestWord)
        {
            return words;
        }

        for (var at = 0; at <= typed.Length; at++)
        {
            var (before, after) = (typed[..at], typed[at..]);
            foreach (var character in Characters)
            {
                words.Add(before + character + after);
                if (after.Length > 0)
                {
                    words.Add(before + character + after[1..]);
                }
            }

            if (after.Length > 0)
            {
                words.Add(before + after[1..]);
            }

            if (after.Length > 1)
            {
                words.Add(before + after[1] + after[0] + after[2..]);
            }
        }

        words.Remove(typed);
        return words;
    }
}
