using Microsoft.Identity.Client;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Identity;

/// <summary>Tokens for Microsoft Graph that go on reading mail on behalf of a user who has left; see <see cref="MailTokens.ForReadingOnAsync"/>.</summary>
public sealed class AwayTokens(ConfidentialClient client, ILogger<AwayTokens> log)
{
    /// <summary>Nothing is left to act on their behalf with: they must come back.</summary>
    public const string SignInNeeded = "sign_in_needed";

    public async Task<Outcome<string>> ForReadingAsync(UserKey user, CancellationToken cancellation)
    {
        try
        {
            return (await client.WhileAwayAsync(user, MailTokens.Reading, cancellation)).AccessToken;
        }
        catch (MsalException gone) when (gone is MsalUiRequiredException or MsalClientException { ErrorCode: MsalError.OboCacheKeyNotInCacheError })
        {
            log.LogInformation("Entra ID gives no more tokens on behalf of {User}: {Error}", user.ObjectId, gone.ErrorCode);
            return Refusal.Conflict(SignInNeeded, "Microsoft wants the one who asked to sign in again. Try again while you are signed in.");
        }
        catch (Exception fault) when (ConfidentialClient.IsPassing(fault))
        {
            log.LogWarning("Entra ID does not answer: {Error}", fault.Message);
            return ConfidentialClient.Unavailable;
        }
    }
}
