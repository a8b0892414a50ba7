using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <summary>Whose disputes a caller may see: those of their accounts.</summary>
public static class DisputeVisibility
{
    public static IQueryable<Dispute> VisibleDisputes(this VyomiyraDb db, Caller caller)
    {
        var accounts = db.Set<Account>().VisibleTo(caller);
        return db.Disputes.Where(dispute => accounts.Any(account => account.Id == dispute.AccountId));
    }

    /// <summary>The refusal where the dispute does not exist or is not the caller's, which look alike.</summary>
    public static async Task<Refusal?> RefuseDisputeAsync(this VyomiyraDb db, long id, Caller caller, CancellationToken cancellation) =>
        await db.VisibleDisputes(caller).AnyAsync(dispute => dispute.Id == id, cancellation) ? null : Refusal.NotFound();

    /// <summary>The dispute by itself, to be changed; null where there is none that the caller may see.</summary>
    public static Task<Dispute?> FindDisputeAsync(this VyomiyraDb db, long id, Caller caller, CancellationToken cancellation) =>
        db.VisibleDisputes(caller).FirstOrDefaultAsync(dispute => dispute.Id == id, cancellation);
}
