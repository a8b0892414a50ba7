using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <param name="On">The day it happened.</param>
/// <param name="Person">Whom it was with, as written.</param>
/// <param name="CanWithdraw">Whether the caller may take it back.</param>
public sealed record NoteView(
    long Id, long AccountId, NoteKind Kind, DateOnly On, long? ContactId, string? Person, string? Outcome, string Text, DateTimeOffset WrittenAt,
    DateTimeOffset? WithdrawnAt, bool CanWithdraw)
{
    public static NoteView Of(Note note, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(note);
        return new NoteView(
            note.Id, note.AccountId, note.Kind, note.On, note.ContactId, note.Person, note.Outcome, note.Text, note.WrittenAt, note.WithdrawnAt,
            note.WithdrawnAt is null && AccountRights.MayWithdraw(note.WrittenById, caller));
    }
}
