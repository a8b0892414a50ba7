using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Http;

namespace Vyomiyra.Api.Identity;

/// <summary>Whatever is being done cannot go on before the user has signed in again with these claims.</summary>
public sealed class ClaimsChallengeException(string claims, Exception inner) : Exception("The user must sign in again with more claims.", inner)
{
    /// <summary>The claims request, JSON, as Entra ID stated it.</summary>
    public string Claims => claims;
}

/// <summary>Passes a claims challenge on to the client, which asks Entra ID for a token that answers it and repeats its request.</summary>
internal sealed class ClaimsChallenge(IOptions<AzureAdOptions> azureAd) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not ClaimsChallengeException challenge)
        {
            return false;
        }

        var authorize = $"{azureAd.Value.Instance.TrimEnd('/')}/{azureAd.Value.TenantId}/oauth2/v2.0/authorize";
        var claims = Convert.ToBase64String(Encoding.UTF8.GetBytes(challenge.Claims));
        httpContext.Response.Headers.WWWAuthenticate =
            $"Bearer realm=\"\", authorization_uri=\"{authorize}\", error=\"insufficient_claims\", claims=\"{claims}\"";
        await Problem.Of(httpContext, StatusCodes.Status401Unauthorized, "insufficient_claims", "Sign in again to go on.").WriteAsync(httpContext);
        return true;
    }
}
