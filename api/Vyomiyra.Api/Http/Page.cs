namespace Vyomiyra.Api.Http;

/// <summary>A part of a list that is paged by key.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">What to pass as the cursor for the part after this one; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

public static class Page
{
    public const int MaximumSize = 200;

    /// <summary>Rows to read for a page of <paramref name="size"/>: one more, which tells whether another page follows.</summary>
    public static int Reading(int size) => Math.Clamp(size, 1, MaximumSize) + 1;

    /// <summary>A page from the rows read with <see cref="Reading"/>.</summary>
    /// <param name="read">The rows, in order, one more than the page where there is a next one.</param>
    /// <param name="size">The page's size as asked for.</param>
    /// <param name="key">A row's cursor: the value of the key that orders the list.</param>
    public static Page<T> Of<T>(IReadOnlyList<T> read, int size, Func<T, string> key)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(key);
        var length = Reading(size) - 1;
        return read.Count <= length ? new Page<T>(read, null) : new Page<T>([.. read.Take(length)], key(read[length - 1]));
    }
}
