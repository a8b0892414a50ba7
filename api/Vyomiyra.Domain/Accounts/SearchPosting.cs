namespace Vyomiyra.Domain.Accounts;

/// <summary>Where a word of an account stands; the most telling place first.</summary>
public enum SearchSource
{
    Name,
    Alias,
    ContactName,
    Address,
}

/// <summary>A word by which an account is found, once for each account. Derived: it can be made anew from what it names.</summary>
public sealed class SearchPosting
{
    /// <summary>One of <see cref="SearchWords.Of"/>.</summary>
    public required string Word { get; init; }

    public required long AccountId { get; init; }
    public required SearchSource Source { get; init; }

    /// <summary>The account, alias or contact that holds the word.</summary>
    public required long SourceId { get; init; }
}
