using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Accounts;

/// <summary>Marks the addresses of the account's contacts to which mail will not arrive.</summary>
public sealed class MarkBadAddresses(VyomiyraDb db) : IFactHandler
{
    private static readonly Actor Rule = Actor.System("bounces");

    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(work);
        foreach (var bounced in facts.Select(recorded => recorded.Fact).OfType<ConversationBounced>().Where(bounced => bounced.Failed > 0)
            .GroupBy(bounced => bounced.AccountId, bounced => bounced.WhichAreBad()))
        {
            var bad = bounced.SelectMany(addresses => addresses).Distinct().ToArray();
            var contacts = await db.Contacts.Include(contact => contact.Addresses)
                .Where(contact => contact.AccountId == bounced.Key && contact.Addresses.Any(address => !address.IsBad && bad.Contains(address.Address)))
                .ToListAsync(cancellation);
            foreach (var contact in contacts)
            {
                var before = ContactImage.Of(contact);
                contact.Addresses.Where(address => bad.Contains(address.Address)).ToList().ForEach(address => address.IsBad = true);
                contact.Version++;
                work.Record(new ContactChanged(bounced.Key, contact.Id, ["addresses"]) { From = before, To = ContactImage.Of(contact) }, Rule);
            }
        }
    }
}
