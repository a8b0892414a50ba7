namespace Vyomiyra.Domain;

/// <summary>Why a request was not carried out, as data. One place in the API turns the kind into a status code.</summary>
public enum RefusalKind
{
    /// <summary>A value that only we can have made was not made by us; <see cref="Refusal.Field"/> names it.</summary>
    Malformed,

    /// <summary>A value is impossible; <see cref="Refusal.Field"/> names it.</summary>
    Invalid,

    /// <summary>It does not exist, or is not the caller's: the two look alike.</summary>
    NotFound,

    /// <summary>It contradicts what is stored.</summary>
    Conflict,

    /// <summary>The caller's copy is older than what is stored.</summary>
    Stale,

    /// <summary>The caller may see it but not do this.</summary>
    Forbidden,

    /// <summary>Something outside the house does not answer now; the same request may succeed later.</summary>
    Unavailable,
}

/// <param name="Kind">What kind of refusal it is.</param>
/// <param name="Code">Stable, snake_case; clients and tests rely on it.</param>
/// <param name="Detail">One sentence for people.</param>
/// <param name="Field">The request's field in its JSON spelling ("receivables[0].amount"), where one is to blame.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Detail, string? Field = null)
{
    /// <summary>What is stored now, as the caller would read it; for <see cref="RefusalKind.Stale"/>.</summary>
    public object? Current { get; init; }

    /// <summary>When to ask again; for <see cref="RefusalKind.Unavailable"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Refusal Malformed(string field, string code, string detail) => new(RefusalKind.Malformed, code, detail, field);

    public static Refusal Invalid(string field, string code, string detail) => new(RefusalKind.Invalid, code, detail, field);

    public static Refusal NotFound(string detail = "Nothing here by that name that you may see.") => new(RefusalKind.NotFound, "not_found", detail);

    public static Refusal Conflict(string code, string detail) => new(RefusalKind.Conflict, code, detail);

    public static Refusal Stale(object? current = null) =>
        new(RefusalKind.Stale, "stale_version", "It was changed since you read it.") { Current = current };

    public static Refusal Forbidden(string code, string detail) => new(RefusalKind.Forbidden, code, detail);

    public static Refusal Unavailable(string code, string detail, TimeSpan? retryAfter = null) =>
        new(RefusalKind.Unavailable, code, detail) { RetryAfter = retryAfter };
}
