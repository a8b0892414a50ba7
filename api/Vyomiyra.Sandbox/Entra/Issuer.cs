using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Entra;

static class Issuer
{
    public const string Host = "login.microsoftonline.com";
    public const string Graph = "https://graph.microsoft.com";

    public static string V2(Guid tenant) => $"https://{Host}/{tenant}/v2.0";

    /// <summary>Graph's own access tokens are still of version 1.</summary>
    public static string V1(Guid tenant) => $"https://sts.windows.net/{tenant}/";

    /// <summary>Whether the first segment of an Entra address leads to our tenant, directly or through a shared alias.</summary>
    public static bool Serves(Tenant tenant, string segment) =>
        IsAlias(segment)
        || segment.Equals(tenant.Domain, StringComparison.OrdinalIgnoreCase)
        || (Guid.TryParse(segment, out var id) && id == tenant.Id);

    public static bool IsAlias(string segment) =>
        segment.Equals("common", StringComparison.OrdinalIgnoreCase) || segment.Equals("organizations", StringComparison.OrdinalIgnoreCase);
}
