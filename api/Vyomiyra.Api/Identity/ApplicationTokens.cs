using Microsoft.Identity.Client;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Identity;

/// <summary>Tokens for Microsoft Graph in this application's own name: for mailboxes that were enrolled, with no user present.</summary>
public sealed class ApplicationTokens(ConfidentialClient client, ILogger<ApplicationTokens> log)
{
    private static readonly string[] Graph = ["https://graph.microsoft.com/.default"];

    public async Task<Outcome<string>> ForMailAsync(Guid tenantId, CancellationToken cancellation)
    {
        try
        {
            return (await client.AsItselfAsync(tenantId, Graph, cancellation)).AccessToken;
        }
        catch (Exception fault) when (ConfidentialClient.IsPassing(fault))
        {
            log.LogWarning("Entra ID does not answer: {Error}", fault.Message);
            return ConfidentialClient.Unavailable;
        }
        catch (MsalServiceException refused)
        {
            log.LogWarning("Entra ID gives this application no token of tenant {Tenant}: {Error}", tenantId, refused.ErrorCode);
            return Refusal.Forbidden("consent_required", "Vyomiyra was not given consent to read mail in its own name. Ask an administrator of the tenant.");
        }
    }
}
