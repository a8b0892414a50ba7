using System.Text.Json;
using System.Text.Json.Serialization;
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

    /// <summary>What differs, by the names of <see cref="ReceivablesImported.AccountChanges"/>.</summary>
    [JsonIgnore]
    public IEnumerable<string> Changes
    {
        get
        {
            if (Before.Name != After.Name)
            {
                yield return "name";
            }

            if (Before.Segment != After.Segment)
            {
                yield return "segment";
            }

            if (Before.TermsDays != After.TermsDays)
            {
                yield return "terms";
            }

            if (Before.Language != After.Language)
            {
                yield return "language";
            }

            if (Before.TeamId != After.TeamId)
            {
                yield return "team";
            }
        }
    }

    /// <summary>Gives back each value that is still as the run left it; names those.</summary>
    public IReadOnlyList<string> Restore(Account account)
    {
        var now = AccountImage.Of(account);
        var restored = Changes.Except(new AccountImages(now, After).Changes).ToList();
        foreach (var value in restored)
        {
            switch (value)
            {
                case "name":
                    (account.Name, account.NameKey) = (Before.Name, AccountName.KeyOf(Before.Name));
                    break;
                case "segment":
                    account.Segment = Before.Segment;
                    break;
                case "terms":
                    account.TermsDays = Before.TermsDays;
                    break;
                case "language":
                    account.Language = Before.Language;
                    break;
                case "team":
                    account.TeamId = Before.TeamId;
                    break;
            }
        }

        return restored;
    }
}
