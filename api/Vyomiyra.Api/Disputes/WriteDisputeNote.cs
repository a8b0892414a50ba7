using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <param name="Text">For the others of us; no customer sees it. At most 4,000 characters.</param>
public sealed record DisputeNoteRequest(string Text);

/// <summary>Writes something about a dispute for the others. It needs no version: two notes do not contradict each other.</summary>
public sealed class WriteDisputeNote(VyomiyraDb db, Work work)
{
    public async Task<Outcome<DisputeReceipt>> HandleAsync(long id, DisputeNoteRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        var refusals = new List<Refusal>();
        var text = DisputeInput.Text(request.Text, "text", DisputeNote.MaximumText, refusals);
        if (text is null)
        {
            refusals.Add(Refusal.Invalid("text", "required", "Write something."));
        }

        return refusals.Count > 0
            ? Outcome<DisputeReceipt>.Refused(refusals)
            : await work.CommitAsync(caller.Actor, token => WriteAsync(id, text!, caller, token), cancellation);
    }

    private async Task<Outcome<DisputeReceipt>> WriteAsync(long id, string text, Caller caller, CancellationToken cancellation)
    {
        if (await db.FindDisputeAsync(id, caller, cancellation) is not { } dispute)
        {
            return Refusal.NotFound();
        }

        var note = new DisputeNote { WrittenAt = work.Now, WrittenById = caller.MemberId, Text = text };
        dispute.Remarks.Add(note);
        dispute.TouchedAt = work.Now;
        await db.SaveChangesAsync(cancellation);
        work.Record(new DisputeNoted(dispute.AccountId, dispute.Id, note.Id) { Text = text });
        return new DisputeReceipt(dispute.Id, dispute.AccountId);
    }
}
