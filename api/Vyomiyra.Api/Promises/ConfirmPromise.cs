using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Promises;

/// <summary>A letter to be looked at, changed and sent by a person.</summary>
/// <param name="To">Whoever made the promise, otherwise whoever pays at the account.</param>
/// <param name="Subject">Without "Re:": a reply has its own.</param>
/// <param name="Body">Plain text.</param>
public sealed record PromiseConfirmationDraft(IReadOnlyList<string> To, string Subject, string Body);

/// <summary>Drafts the confirmation of an open promise, or of the instalments it is one of, in the account's language. Nothing is written or sent.</summary>
public sealed class ConfirmPromise(VyomiyraDb db)
{
    public async Task<Outcome<PromiseConfirmationDraft>> HandleAsync(long id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var promise = await (
            from row in db.Promises.AsNoTracking()
            join account in db.Accounts.VisibleTo(caller) on row.AccountId equals account.Id
            where row.Id == id
            select new { row.AccountId, row.State, row.PlanId, row.MessageId, account.Language }).FirstOrDefaultAsync(cancellation);
        if (promise is null)
        {
            return Refusal.NotFound();
        }

        if (promise.State != PromiseState.Open)
        {
            return Refusal.Conflict("promise_not_open", "Only an open promise is confirmed.");
        }

        // What was agreed together may be two customers' by now, after a merge was undone.
        var (accountId, plan) = (promise.AccountId, promise.PlanId);
        var together = await db.Promises.AsNoTracking().Include(row => row.Parts)
            .Where(row => row.AccountId == accountId && row.State == PromiseState.Open && (row.Id == id || (plan != null && row.PlanId == plan)))
            .OrderBy(row => row.PromisedOn).ThenBy(row => row.Id).ToListAsync(cancellation);
        var covered = together.SelectMany(row => row.Parts).Select(part => part.ReceivableId).Distinct().ToArray();
        var documents = await db.Receivables.Where(row => EF.Parameter(covered).Contains(row.Id)).OrderBy(row => row.DueOn).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.DocumentNumber }).ToListAsync(cancellation);
        var letter = PromiseConfirmation.Of(
            [.. together.Select(row => new ConfirmedPromise(
                row.Amount, row.PromisedOn, [.. documents.Where(document => row.Parts.Exists(part => part.ReceivableId == document.Id)).Select(document => document.DocumentNumber)]))],
            promise.Language, caller.Name);
        return new PromiseConfirmationDraft(await ToAsync(promise.AccountId, promise.MessageId, cancellation), letter.Subject, letter.Body);
    }

    private async Task<List<string>> ToAsync(long accountId, long? messageId, CancellationToken cancellation)
    {
        var sender = await db.Set<Message>().Where(message => message.Id == messageId && message.Direction == MessageDirection.Inbound).Select(message => message.FromAddress).ToListAsync(cancellation);
        return sender.Count > 0
            ? sender
            : await db.Contacts.Where(contact => contact.AccountId == accountId && (contact.Roles & ContactRoles.Pays) != 0)
                .SelectMany(contact => contact.Addresses).Where(address => !address.IsBad).OrderBy(address => address.Id).Select(address => address.Address).ToListAsync(cancellation);
    }
}
