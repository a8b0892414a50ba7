namespace Vyomiyra.Api.Identity;

/// <summary>The user of this request with the token they came with: what acting on their behalf needs.</summary>
public sealed class SignedIn
{
    private (UserKey Key, string Token)? user;

    public (UserKey Key, string Token) User => user ?? throw new InvalidOperationException("Nobody is signed in: work without a user is app-only.");

    public void Set(UserKey key, string token) => user = (key, token);
}
