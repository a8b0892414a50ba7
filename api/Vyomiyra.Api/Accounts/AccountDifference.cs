using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>What a person's edit changed, told in the names that people read.</summary>
internal static class AccountDifference
{
    /// <summary>Null where nothing changed.</summary>
    public static AccountChanged? Between(AccountDetails before, AccountDetails after, long accountId)
    {
        DetailChange[] plain =
        [
            new("team", before.Team?.Name, after.Team?.Name),
            new("parent", before.Parent?.Number, after.Parent?.Number),
            new("language", before.Language, after.Language),
        ];
        DetailChange[] names =
        [
            new("owner", before.Owner?.Name, after.Owner?.Name),
            new("aliases", string.Join("; ", before.Aliases), string.Join("; ", after.Aliases)),
            new("domains", string.Join("; ", before.Domains), string.Join("; ", after.Domains)),
        ];
        var (changes, ofNames) = (plain.Where(IsOne).ToList(), names.Where(IsOne).ToList());
        return changes.Count + ofNames.Count == 0
            ? null
            : new AccountChanged(accountId, [.. changes.Concat(ofNames).Select(change => change.Field)], changes) { OfNames = ofNames };
    }

    private static bool IsOne(DetailChange change) => change.From != change.To;
}
