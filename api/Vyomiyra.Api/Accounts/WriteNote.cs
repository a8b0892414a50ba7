using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <param name="Kind">What it was.</param>
/// <param name="On">The day it happened; not after today.</param>
/// <param name="Text">What was said, at most 4,000 characters.</param>
/// <param name="ContactId">Whom it was with, where they are a contact of the account.</param>
/// <param name="Person">Whom it was with, where they are not; the contact's name where that is left out.</param>
/// <param name="Outcome">What came of it, in a few words.</param>
public sealed record NoteRequest(NoteKind Kind, DateOnly On, string Text, long? ContactId = null, string? Person = null, string? Outcome = null);

/// <summary>Writes down a call, a meeting or a note.</summary>
public sealed class WriteNote(VyomiyraDb db, Work work, CompanyCalendars calendars)
{
    private const int MaximumText = 4000;

    public Task<Outcome<NoteView>> HandleAsync(long accountId, NoteRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        return work.CommitAsync(caller.Actor, token => WriteAsync(accountId, request, caller, token), cancellation);
    }

    private async Task<Outcome<NoteView>> WriteAsync(long accountId, NoteRequest request, Caller caller, CancellationToken cancellation)
    {
        if (await db.RefuseWorkAsync(accountId, caller, cancellation) is { } refusal)
        {
            return refusal;
        }

        var companyId = await db.Accounts.Where(account => account.Id == accountId).Select(account => account.CompanyId).SingleAsync(cancellation);
        var today = (await calendars.OfAsync(companyId, cancellation)).DateOf(work.Now);
        var contact = request.ContactId is { } id
            ? await db.Contacts.Where(row => row.Id == id && row.AccountId == accountId).Select(row => row.Name).FirstOrDefaultAsync(cancellation)
            : null;
        var (text, person, outcome) = (request.Text.Trim(), AccountInput.Text(request.Person) ?? contact, AccountInput.Text(request.Outcome));
        (bool Holds, Refusal Refusal)[] faults =
        [
            (request.On > today, Refusal.Invalid("on", "date_in_the_future", "It cannot have happened after today.")),
            (text.Length is 0 or > MaximumText, Refusal.Invalid("text", "invalid_text", $"A note has 1 to {MaximumText} characters.")),
            (request.ContactId is not null && contact is null, Refusal.Invalid("contactId", "unknown_contact", "The account has no such contact.")),
            (person?.Length > AccountInput.MaximumName, Refusal.Invalid("person", "invalid_name", $"A name has 1 to {AccountInput.MaximumName} characters.")),
            (outcome?.Length > AccountInput.MaximumName, Refusal.Invalid("outcome", "invalid_text", $"An outcome has at most {AccountInput.MaximumName} characters.")),
        ];
        if (faults.Any(fault => fault.Holds))
        {
            return Outcome<NoteView>.Refused([.. faults.Where(fault => fault.Holds).Select(fault => fault.Refusal)]);
        }

        var note = db.Notes.Add(new Note
        {
            AccountId = accountId,
            Kind = request.Kind,
            On = request.On,
            ContactId = request.ContactId,
            Person = person,
            Outcome = outcome,
            Text = text,
            WrittenAt = work.Now,
            WrittenById = caller.MemberId,
        }).Entity;
        await db.SaveChangesAsync(cancellation);
        work.Record(new NoteWritten(accountId, note.Id, note.Kind, note.On, note.ContactId) { Person = person, Outcome = outcome, Text = text });
        return NoteView.Of(note, caller);
    }
}
