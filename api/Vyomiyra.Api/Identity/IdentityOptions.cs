namespace Vyomiyra.Api.Identity;

/// <summary>The configuration section "Identity".</summary>
public sealed class IdentityOptions
{
    public const string Section = "Identity";

    /// <summary>The first Administrators, each "tenant id/object id", enrolled at start where they are missing.</summary>
    public IReadOnlyList<string> Administrators { get; init; } = [];

    /// <summary>Where the keys lie that encrypt tokens at rest; outside the database.</summary>
    public string KeysPath { get; init; } = "data/keys";

    /// <summary>Where the encrypted tokens lie that act on behalf of users.</summary>
    public string TokensPath { get; init; } = "data/tokens";
}
