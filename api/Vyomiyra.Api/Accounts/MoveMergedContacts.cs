using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>Contacts, notes and the accounts below follow a merge.</summary>
public sealed class MoveMergedContacts(VyomiyraDb db) : IFactHandler
{
    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        await db.FollowMergesAsync(facts, MergedKind.Contact, db.Contacts, contact => contact.Id, contact => contact.AccountId, cancellation);
        await db.FollowMergesAsync(facts, MergedKind.Note, db.Notes, note => note.Id, note => note.AccountId, cancellation);
        await db.FollowMergesAsync(facts, MergedKind.Child, db.Accounts, account => account.Id, account => account.ParentId, cancellation);
    }
}
