namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>The numbers by which an account's open receivables can be called.</summary>
internal sealed class ReferenceBook
{
    /// <summary>A shorter number alone is rather something else.</summary>
    public const int ShortestNumber = 4;

    private readonly Dictionary<string, List<OpenReceivable>> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<OpenReceivable>> byNumber = new(StringComparer.Ordinal);
    private readonly HashSet<string> prefixes = new(StringComparer.Ordinal);

    public ReferenceBook(IEnumerable<OpenReceivable> receivables)
    {
        foreach (var receivable in receivables)
        {
            Add(byKey, receivable.Key, receivable);
            foreach (var other in receivable.OtherKeys)
            {
                Add(byKey, other, receivable);
                AddNumber(other, receivable);
            }

            AddNumber(receivable.Key, receivable);
            prefixes.Add(LettersOf(receivable.Key));
        }
    }

    public IReadOnlyList<OpenReceivable> ByKey(ReadOnlySpan<char> key) =>
        byKey.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var receivables) ? receivables : [];

    /// <summary>By the digits a key ends in, leading zeros left out.</summary>
    public IReadOnlyList<OpenReceivable> ByNumber(string digits) =>
        byNumber.GetValueOrDefault(digits.TrimStart('0')) ?? [];

    /// <summary>Whether documents here begin with these letters.</summary>
    public bool HasPrefix(string letters) => letters.Length > 0 && prefixes.Contains(letters);

    private void AddNumber(string key, OpenReceivable receivable)
    {
        var digits = key[LastDigits(key)..].TrimStart('0');
        if (digits.Length > 0)
        {
            Add(byNumber, digits, receivable);
        }
    }

    private static void Add(Dictionary<string, List<OpenReceivable>> index, string key, OpenReceivable receivable)
    {
        if (key.Length == 0)
        {
            return;
        }

        var list = index.TryGetValue(key, out var known) ? known : index[key] = [];
        if (!list.Contains(receivable))
        {
            list.Add(receivable);
        }
    }

    private static string LettersOf(string key) => new([.. key.TakeWhile(char.IsLetter)]);

    private static int LastDigits(string key)
    {
        var at = key.Length;
        while (at > 0 && char.IsAsciiDigit(key[at - 1]))
        {
            at--;
        }

        return at;
    }
}
