using System.Text.RegularExpressions;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>What people enter about accounts and their contacts, checked field by field.</summary>
internal static partial class AccountInput
{
    public const int MaximumName = 200;
    private const int MaximumAliases = 50;
    private const int MaximumDomains = 50;
    private const int MaximumAddresses = 20;

    /// <summary>The other names as they are kept.</summary>
    public static IReadOnlyList<string> Aliases(IReadOnlyList<string> given, List<Refusal> refusals)
    {
        TooMany(given.Count, MaximumAliases, "aliases", refusals);
        var (aliases, keys) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (index, alias) in given.Take(MaximumAliases).Index())
        {
            var key = AccountName.KeyOf(alias);
            if (key.Length == 0 || alias.Trim().Length > MaximumName)
            {
                refusals.Add(Refusal.Invalid($"aliases[{index}]", "invalid_name", $"A name has 1 to {MaximumName} characters, letters or digits among them."));
            }
            else if (!keys.Add(key))
            {
                refusals.Add(Refusal.Invalid($"aliases[{index}]", "alias_repeated", $"{alias.Trim()} is the same name as one above it."));
            }

            aliases.Add(alias.Trim());
        }

        return aliases;
    }

    /// <summary>The mail domains as they are compared.</summary>
    public static IReadOnlyList<string> Domains(IReadOnlyList<string> given, List<Refusal> refusals)
    {
        TooMany(given.Count, MaximumDomains, "domains", refusals);
        var domains = new List<string>();
        foreach (var (index, text) in given.Take(MaximumDomains).Index())
        {
            var domain = text.Trim().TrimStart('@').ToLowerInvariant();
            if (domain.Length > MailAddress.MaximumLength || !domain.Contains('.', StringComparison.Ordinal) || Uri.CheckHostName(domain) != UriHostNameType.Dns)
            {
                refusals.Add(Refusal.Invalid($"domains[{index}]", "invalid_domain", "This is not a mail domain such as customer.example."));
            }
            else if (MailAddress.IsFreemail(domain))
            {
                refusals.Add(Refusal.Invalid($"domains[{index}]", "freemail_domain", $"Anybody can have an address at {domain}: it identifies no company."));
            }

            domains.Add(domain);
        }

        return [.. domains.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The addresses as they are compared.</summary>
    public static IReadOnlyList<ContactAddressView> Addresses(IReadOnlyList<ContactAddressView> given, List<Refusal> refusals)
    {
        TooMany(given.Count, MaximumAddresses, "addresses", refusals);
        var (addresses, seen) = (new List<ContactAddressView>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (index, entered) in given.Take(MaximumAddresses).Index())
        {
            if (MailAddress.Normalise(entered?.Address) is not { } address)
            {
                refusals.Add(Refusal.Invalid($"addresses[{index}].address", "invalid_address", "This is not an address."));
            }
            else if (!seen.Add(address))
            {
                refusals.Add(Refusal.Invalid($"addresses[{index}].address", "address_repeated", $"{address} is named twice."));
            }
            else
            {
                addresses.Add(new ContactAddressView(address, entered!.IsBad));
            }
        }

        return addresses;
    }

    public static string Name(string given, List<Refusal> refusals)
    {
        var name = given.Trim();
        if (name.Length is 0 or > MaximumName)
        {
            refusals.Add(Refusal.Invalid("name", "invalid_name", $"A name has 1 to {MaximumName} characters."));
        }

        return name;
    }

    /// <summary>A BCP 47 tag; null for none.</summary>
    public static string? Language(string? given, List<Refusal> refusals)
    {
        var language = Text(given);
        if (language is not null && !LanguageTag().IsMatch(language))
        {
            refusals.Add(Refusal.Invalid("language", "invalid_language", "This is not a language tag such as en or pt-BR."));
        }

        return language;
    }

    /// <summary>Without blanks around it; null where nothing is left.</summary>
    public static string? Text(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();

    private static void TooMany(int count, int maximum, string field, List<Refusal> refusals)
    {
        if (count > maximum)
        {
            refusals.Add(Refusal.Invalid(field, "too_many", $"At most {maximum} are kept."));
        }
    }

    [GeneratedRegex("^(?=.{2,35}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();
}
