namespace Vyomiyra.Domain.Conversations.Linking;

/// <summary>Whose a conversation is once others were joined to it. All their links stay with it.</summary>
public static class MergedLinks
{
    /// <summary>
    /// The account that persons confirmed, otherwise the one that all were linked to. Null where two remain: then a person is asked, as with two
    /// good candidates.
    /// </summary>
    /// <param name="links">The standing links to accounts, of all the conversations.</param>
    public static long? AccountOf(IEnumerable<Link> links)
    {
        var standing = links.Where(link => link.RevokedAt is null && link.MessageId is null && link.ReceivableId is null).ToList();
        var confirmed = standing.Where(link => link.ConfirmedById is not null).ToList();
        return (confirmed.Count > 0 ? confirmed : standing).Select(link => link.AccountId).Distinct().ToList() is [var one] ? one : null;
    }
}
