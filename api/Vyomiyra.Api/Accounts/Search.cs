using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

public enum SearchHitKind
{
    Account,
    Contact,
    Receivable,
}

/// <summary>What the words or digits were found in.</summary>
public enum SearchMatch
{
    Number,
    Document,
    Order,
    Reference,
    Name,
    Alias,
    ContactName,
    Address,
}

/// <param name="Kind">What was found.</param>
/// <param name="Id">Of the account, contact or receivable.</param>
/// <param name="AccountId">The account it belongs to.</param>
/// <param name="AccountNumber">Its number.</param>
/// <param name="AccountName">Its name.</param>
/// <param name="Title">The account's name, the contact's name or the document number.</param>
/// <param name="Detail">The other name, address or number in which it was found; null where that is the title.</param>
/// <param name="MatchedOn">What was compared.</param>
/// <param name="IsTypo">It is one slip away from what was typed.</param>
/// <param name="Open">What is open on a receivable, in units of its currency.</param>
/// <param name="Currency">ISO 4217, of a receivable.</param>
/// <param name="DueOn">Of a receivable.</param>
public sealed record SearchHit(
    SearchHitKind Kind, long Id, long AccountId, string AccountNumber, string AccountName, string Title, string? Detail, SearchMatch MatchedOn, bool IsTypo,
    decimal? Open = null, string? Currency = null, DateOnly? DueOn = null);

/// <param name="Hits">The best first.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits);

/// <summary>
/// Finds accounts, contacts and receivables by what people remember of them: a word or its beginning, the first or last digits of a number, with
/// a slip where nothing is spelled as it was typed. Only what the caller may see.
/// </summary>
public sealed class Search(SearchNumbers numbers, SearchNames names)
{
    public const int MaximumHits = 50;
    private const int LongestQuery = 200;
    private const int ShortestNumber = 3;

    public async Task<Outcome<SearchAnswer>> HandleAsync(string query, int size, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Length > LongestQuery)
        {
            return Refusal.Invalid("q", "too_long", $"At most {LongestQuery} characters are looked for.");
        }

        var most = Math.Clamp(size, 1, MaximumHits);
        var hits = new List<SearchHit>();
        var key = ReferenceKey.Of(query);
        if (key.Length >= ShortestNumber && key.Any(char.IsAsciiDigit))
        {
            hits.AddRange(await numbers.FindAsync(key, most, caller, cancellation));
        }

        if (hits.Count < most && SearchWords.Of(query) is { Count: > 0 } words)
        {
            hits.AddRange(await names.FindAsync(words, most - hits.Count, caller, cancellation));
        }

        return new SearchAnswer([.. hits.DistinctBy(hit => (hit.Kind, hit.Id))]);
    }
}
