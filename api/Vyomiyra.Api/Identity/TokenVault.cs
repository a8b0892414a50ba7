using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace Vyomiyra.Api.Identity;

/// <summary>
/// Tokens that act on behalf of users, at rest: one directory a user, one encrypted file an assertion. A file that cannot be read is no token,
/// and the next call fetches a new one.
/// </summary>
public sealed class TokenVault
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly AsyncLocal<UserKey?> whose = new();
    private readonly IDataProtector protector;
    private readonly TimeProvider clock;
    private readonly string root;

    public TokenVault(IDataProtectionProvider protection, IOptions<IdentityOptions> options, IHostEnvironment environment, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(environment);
        protector = protection.CreateProtector("Vyomiyra.Tokens");
        this.clock = clock;
        root = Path.Combine(environment.ContentRootPath, options.Value.TokensPath);
    }

    /// <summary>Forgets everything that could act on behalf of this user.</summary>
    public void Purge(UserKey user)
    {
        if (Directory.Exists(DirectoryOf(user)))
        {
            Directory.Delete(DirectoryOf(user), recursive: true);
        }
    }

    internal void Keep(ITokenCache cache)
    {
        cache.SetBeforeAccessAsync(ReadAsync);
        cache.SetAfterAccessAsync(WriteAsync);
    }

    /// <summary>MSAL says which assertion it looks up but not whose it is: the caller does, for the calls it makes in <paramref name="act"/>.</summary>
    internal async Task<T> ForAsync<T>(UserKey user, Func<Task<T>> act)
    {
        whose.Value = user;
        return await act();
    }

    private async Task ReadAsync(TokenCacheNotificationArgs args)
    {
        var file = FileOf(args);
        var tokens = File.Exists(file) ? await DecryptAsync(file, args.CancellationToken) : null;
        args.TokenCache.DeserializeMsalV3(tokens, shouldClearExistingCache: true);
    }

    private async Task WriteAsync(TokenCacheNotificationArgs args)
    {
        if (!args.HasStateChanged)
        {
            return;
        }

        var file = new FileInfo(FileOf(args));
        file.Directory!.Create();
        foreach (var old in file.Directory.EnumerateFiles().Where(other => other.LastWriteTimeUtc < clock.GetUtcNow() - Kept))
        {
            old.Delete();
        }

        var temporary = $"{file.FullName}.{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(temporary, protector.Protect(args.TokenCache.SerializeMsalV3()), args.CancellationToken);
        File.Move(temporary, file.FullName, overwrite: true);
    }

    private async Task<byte[]?> DecryptAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return protector.Unprotect(await File.ReadAllBytesAsync(file, cancellation));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private string FileOf(TokenCacheNotificationArgs args)
    {
        var user = whose.Value ?? throw new InvalidOperationException("A user's tokens were asked for without saying whose.");
        return Path.Combine(DirectoryOf(user), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(args.SuggestedCacheKey))));
    }

    private string DirectoryOf(UserKey user) => Path.Combine(root, user.TenantId.ToString("N"), user.ObjectId.ToString("N"));
}
