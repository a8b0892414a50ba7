using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Entra;

/// <summary>
/// The key that signs every token. It is kept in the store: relying parties refuse a key they have not seen for minutes after a change.
/// </summary>
public sealed class SigningKey(SandboxStore store)
{
    readonly Lazy<RsaSecurityKey> key = new(() => Restore(store.SettleSetting("signing_key", NewKey)));

    public SigningCredentials Credentials => new(key.Value, SecurityAlgorithms.RsaSha256);

    public RsaSecurityKey Key => key.Value;

    static string NewKey()
    {
        using var rsa = RSA.Create(2048);
        return Convert.ToBase64String(rsa.ExportPkcs8PrivateKey());
    }

    static RsaSecurityKey Restore(string pkcs8)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(Convert.FromBase64String(pkcs8), out _);
        return new RsaSecurityKey(rsa) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo())[..20]) };
    }
}
