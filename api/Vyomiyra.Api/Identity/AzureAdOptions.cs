using System.ComponentModel.DataAnnotations;

namespace Vyomiyra.Api.Identity;

/// <summary>The configuration section "AzureAd", named as Microsoft.Identity.Web names it; AllowedTenants is ours.</summary>
public sealed class AzureAdOptions
{
    public const string Section = "AzureAd";

    [Required, Url]
    public string Instance { get; init; } = "https://login.microsoftonline.com/";

    /// <summary>The tenant's id, or "organizations" where several are allowed.</summary>
    [Required]
    public string TenantId { get; init; } = "";

    /// <summary>This API's application id: the audience of the tokens it accepts.</summary>
    [Required]
    public string ClientId { get; init; } = "";

    [Required]
    public string ClientSecret { get; init; } = "";

    /// <summary>The permission that a user's token must carry in scp.</summary>
    [Required]
    public string Scopes { get; init; } = "Collections.ReadWrite";

    /// <summary>The permission that an application's token must carry in roles.</summary>
    [Required]
    public string AppPermissions { get; init; } = "Collections.ReadWrite.All";

    /// <summary>Tenants whose people may come in; TenantId's own where none is named.</summary>
    public IReadOnlyList<Guid> AllowedTenants { get; init; } = [];

    public string Authority => $"{Instance.TrimEnd('/')}/{TenantId}/v2.0";

    public bool Allows(Guid tenant) =>
        AllowedTenants.Count > 0 ? AllowedTenants.Contains(tenant) : Guid.TryParse(TenantId, out var own) && own == tenant;
}
