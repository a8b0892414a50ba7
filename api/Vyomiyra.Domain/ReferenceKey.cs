namespace Vyomiyra.Domain;

/// <summary>
/// How a document, order or account number is compared: letters and digits only, upper case. "INV-10482", "inv 10482" and "INV/10482" are one.
/// </summary>
public static class ReferenceKey
{
    public const int MaximumLength = 40;

    public static string Of(string number)
    {
        Span<char> key = stackalloc char[MaximumLength];
        var length = 0;
        foreach (var character in number)
        {
            if (length < MaximumLength && char.IsLetterOrDigit(character))
            {
                key[length++] = char.ToUpperInvariant(character);
            }
        }

        return new string(key[..length]);
    }

    /// <summary>The key of a number that may be missing or hold no letter or digit.</summary>
    public static string? OrNull(string? number) => number is not null && Of(number) is { Length: > 0 } key ? key : null;

    /// <summary>The key read from its end, so that an index finds numbers by their last digits.</summary>
    public static string? Backwards(string? key) =>
        key is null ? null : string.Create(key.Length, key, (reversed, source) =>
        {
            source.CopyTo(reversed);
            reversed.Reverse();
        });
}
