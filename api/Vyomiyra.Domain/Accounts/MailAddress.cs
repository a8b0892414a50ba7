using System.Collections.Frozen;
using System.Globalization;

namespace Vyomiyra.Domain.Accounts;

/// <summary>What an address says about who wrote.</summary>
public static class MailAddress
{
    public const int MaximumLength = 254;

    /// <summary>Providers whose addresses anybody can have: they never identify a company.</summary>
    private static readonly FrozenSet<string> Freemail = FrozenSet.Create(
        StringComparer.Ordinal,
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "hotmail.de", "hotmail.fr", "live.com", "msn.com", "yahoo.com",
        "yahoo.co.uk", "yahoo.de", "yahoo.fr", "ymail.com", "aol.com", "icloud.com", "me.com", "mac.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch",
        "web.de", "t-online.de", "freenet.de", "proton.me", "protonmail.com", "mail.com", "mail.ru", "yandex.com", "yandex.ru", "qq.com", "163.com",
        "126.com", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "libero.it", "virgilio.it", "tiscali.it", "terra.es", "telefonica.net",
        "bluewin.ch", "btinternet.com", "sky.com", "comcast.net", "verizon.net", "att.net", "uol.com.br", "bol.com.br", "zoho.com", "fastmail.com",
        "hey.com", "tutanota.com", "seznam.cz", "wp.pl", "o2.pl", "interia.pl", "onet.pl", "rediffmail.com", "naver.com", "daum.net", "hanmail.net");

    private static readonly string[] Machines = ["noreply", "donotreply", "notification", "notify", "automail", "mailer"];

    /// <summary>Trimmed and in lower case, or null where it is no address: one at sign, both sides filled, no blanks, control or invisible characters.</summary>
    public static string? Normalise(string? address)
    {
        var trimmed = address?.Trim();
        if (trimmed is null or { Length: < 3 or > MaximumLength } || trimmed.Any(IsHidden))
        {
            return null;
        }

        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == trimmed.LastIndexOf('@') && at < trimmed.Length - 1 ? trimmed.ToLowerInvariant() : null;
    }

    private static bool IsHidden(char character) =>
        char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format;

    public static string DomainOf(string normalised) => normalised[(normalised.IndexOf('@', StringComparison.Ordinal) + 1)..];

    public static bool IsFreemail(string domain) => Freemail.Contains(domain);

    /// <summary>Whether nobody reads what is sent there: "no-reply@", "notifications@".</summary>
    public static bool IsMachine(string normalised)
    {
        var local = normalised[..normalised.IndexOf('@', StringComparison.Ordinal)].Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal)
            .Replace(".", "", StringComparison.Ordinal);
        return Array.Exists(Machines, machine => local.StartsWith(machine, StringComparison.Ordinal));
    }
}
