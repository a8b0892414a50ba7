namespace Vyomiyra.Domain.Accounts;

/// <summary>A word of a name, once for all names that hold it.</summary>
public sealed class SearchWord
{
    public long Id { get; init; }

    /// <summary>Upper-case letters and digits, as <see cref="AccountName"/> writes them.</summary>
    public required string Word { get; init; }
}

/// <summary>A word with one letter left out, by which a slip in typing still meets it.</summary>
public sealed class SearchVariant
{
    public required string Variant { get; init; }
    public required long WordId { get; init; }
}

public enum SearchSource
{
    Name,
    Alias,
    ContactName,
    Address,
}

/// <summary>Where a word stands.</summary>
public sealed class SearchPosting
{
    public required long WordId { get; init; }
    public required SearchSource Source { get; init; }

    /// <summary>The account, alias, contact or address that holds the word.</summary>
    public required long SourceId { get; init; }

    public required long AccountId { get; init; }
}
