using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>Takes a note back. What it said stays in the history.</summary>
public sealed class WithdrawNote(VyomiyraDb db, Work work)
{
    /// <summary>Why the caller may not touch this note at all, checked before anything is repeated or begun.</summary>
    public async Task<Refusal?> RefuseAsync(long id, Caller caller, CancellationToken cancellation) =>
        await Visible(id, caller).AnyAsync(cancellation) ? null : Refusal.NotFound();

    public Task<Outcome<NoteView>> HandleAsync(long id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return work.CommitAsync(caller.Actor, token => WithdrawAsync(id, caller, token), cancellation);
    }

    private async Task<Outcome<NoteView>> WithdrawAsync(long id, Caller caller, CancellationToken cancellation)
    {
        if (await Visible(id, caller).AsNoTracking().FirstOrDefaultAsync(cancellation) is not { } note)
        {
            return Refusal.NotFound();
        }

        if (!AccountRights.MayWithdraw(note.WrittenById, caller))
        {
            return Refusal.Forbidden("note_of_another", "Its writer takes a note back, or a Manager.");
        }

        // Of two who take it back at once, one does.
        var withdrawn = await db.Notes.Where(row => row.Id == id && row.WithdrawnAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.WithdrawnAt, work.Now), cancellation);
        if (withdrawn == 0)
        {
            return Refusal.Conflict("note_withdrawn", "It was taken back already.");
        }

        note.WithdrawnAt = work.Now;
        work.Record(new NoteWithdrawn(note.AccountId, note.Id, note.Kind, note.On));
        return NoteView.Of(note, caller);
    }

    private IQueryable<Note> Visible(long id, Caller caller) =>
        db.Notes.Where(note => note.Id == id && db.Set<Account>().VisibleTo(caller).Any(account => account.Id == note.AccountId));
}
