using Microsoft.Identity.Client;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Identity;

/// <summary>Tokens for Microsoft Graph that read mail on behalf of the signed-in user.</summary>
public sealed class MailTokens(ConfidentialClient client, SignedIn signedIn, ILogger<MailTokens> log)
{
    internal static readonly string[] Reading = ["https://graph.microsoft.com/Mail.Read", "https://graph.microsoft.com/Mail.Read.Shared"];

    /// <exception cref="ClaimsChallengeException">The user must sign in again, with more.</exception>
    public Task<Outcome<string>> ForReadingAsync(CancellationToken cancellation) => AskAsync(client.OnBehalfOfAsync, cancellation);

    /// <summary>As <see cref="ForReadingAsync"/>; <see cref="AwayTokens"/> then reads on when the user has left.</summary>
    /// <exception cref="ClaimsChallengeException">The user must sign in again, with more.</exception>
    public Task<Outcome<string>> ForReadingOnAsync(CancellationToken cancellation) => AskAsync(client.OnBehalfOfForLongAsync, cancellation);

    private async Task<Outcome<string>> AskAsync(
        Func<UserKey, string, IEnumerable<string>, CancellationToken, Task<AuthenticationResult>> ask, CancellationToken cancellation)
    {
        var (user, token) = signedIn.User;
        try
        {
            return (await ask(user, token, Reading, cancellation)).AccessToken;
        }
        catch (MsalUiRequiredException needed) when (!string.IsNullOrEmpty(needed.Claims))
        {
            throw new ClaimsChallengeException(needed.Claims, needed);
        }
        catch (MsalUiRequiredException needed)
        {
            log.LogWarning("Entra ID gives no token for mail on behalf of {User}: {Error}", user.ObjectId, needed.ErrorCode);
            return Refusal.Forbidden("consent_required", "Vyomiyra was not given consent to read mail on your behalf. Ask an administrator.");
        }
        catch (Exception fault) when (ConfidentialClient.IsPassing(fault))
        {
            log.LogWarning("Entra ID does not answer: {Error}", fault.Message);
            return ConfidentialClient.Unavailable;
        }
    }
}
