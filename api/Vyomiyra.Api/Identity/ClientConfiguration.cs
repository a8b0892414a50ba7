using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Vyomiyra.Api.Identity;

/// <summary>What the add-in needs to know before it can sign in. None of it is a secret.</summary>
/// <param name="ClientId">The application that the user signs in to.</param>
/// <param name="Authority">Where.</param>
/// <param name="Scope">The permission to ask for.</param>
public sealed record ClientConfiguration(string ClientId, string Authority, string Scope)
{
    public static Ok<ClientConfiguration> Handle(IOptions<AzureAdOptions> azureAd)
    {
        ArgumentNullException.ThrowIfNull(azureAd);
        var entra = azureAd.Value;
        return TypedResults.Ok(new ClientConfiguration(
            entra.ClientId, $"{entra.Instance.TrimEnd('/')}/{entra.TenantId}", $"api://{entra.ClientId}/{entra.Scopes}"));
    }
}
