using System.Text.Json;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Domain.Receivables;

/// <summary>What an import may change about an account itself. Contacts and domains, which it only adds, are not in it.</summary>
public sealed record AccountImage(string Name, string? Segment, int? TermsDays, string? Language, long? TeamId)
{
    public static AccountImage Of(Account account) => new(account.Name, account.Segment, account.TermsDays, account.Language, account.TeamId);
}

/// <summary>An account's own values before and after a run, as they are kept to undo it.</summary>
public sealed record AccountImages(AccountImage Before, AccountImage After)
{
    public static AccountImages Parse(string json) => JsonSerializer.Deserialize<AccountImages>(json, JsonSerializerOptions.Web)!;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Gives back each value that is still as the run left it; names those, as <see cref="ReceivablesImported.AccountChanges"/> does.</summary>
    public IEnumerable<string> Restore(Account account)
    {
        if (Before.Name != After.Name && account.Name == After.Name)
        {
            (account.Name, account.NameKey) = (Before.Name, AccountName.KeyOf(Before.Name));
            yield return "name";
        }

        if (Before.Segment != After.Segment && account.Segment == After.Segment)
        {
            account.Segment = Before.Segment;
            yield return "segment";
        }

        if (Before.TermsDays != After.TermsDays && account.TermsDays == After.TermsDays)
        {
            account.TermsDays = Before.TermsDays;
            yield return "terms";
        }

        if (Before.Language != After.Language && account.Language == After.Language)
        {
            account.Language = Before.Language;
            yield return "language";
        }

        if (Before.TeamId != After.TeamId && account.TeamId == After.TeamId)
        {
            account.TeamId = Before.TeamId;
            yield return "team";
        }
    }
}
