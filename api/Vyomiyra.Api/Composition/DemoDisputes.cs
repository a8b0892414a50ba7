#if SANDBOX
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Disputes;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Composition;

/// <summary>Disputes of the demonstration, opened and worked on through the doors that people use: some are settled, and one waits for approval.</summary>
internal sealed class DemoDisputes(
    VyomiyraDb db, OpenDispute open, MoveDispute move, TickDisputeStep tick, WriteDisputeNote note, ResolveDispute resolve, TimeProvider clock)
{
    public async Task FillAsync(CancellationToken cancellation)
    {
        var missing = await OpenAsync("INV-10466", "06", 0.4m, "40 of 100 sensors were missing from the delivery.", daysAgo: 4, cancellation);
        await missing.DoAsync((id, match) => move.HandleAsync(id, match, new MoveDisputeRequest(DisputeState.Investigating), missing.Owner, cancellation));
        await missing.DoAsync((id, match) => tick.HandleAsync(id, 0, match, new TickDisputeStepRequest(true), missing.Owner, cancellation));
        await missing.DoAsync((id, _) => note.HandleAsync(id, new DisputeNoteRequest("The carrier's delivery note is signed for 60."), missing.Owner, cancellation));

        foreach (var (place, reason, share, summary, daysAgo) in Others)
        {
            var document = await DocumentAsync(place, cancellation);
            var opened = await OpenAsync(document, reason, share, summary, daysAgo, cancellation);
            await EndAsync(place, opened, cancellation);
        }
    }

    /// <summary>The first waits for the customer, the second for approval, the others are settled.</summary>
    private static readonly (int Place, string Reason, decimal Share, string Summary, int DaysAgo)[] Others =
    [
        (0, "01", 0.15m, "The price list of the spring was promised until the end of the year.", 12),
        (1, "04", 1m, "The crates were wet when they arrived.", 23),
        (2, "24", 0.03m, "They paid within ten days and took the discount.", 31),
        (3, "59", 0.5m, "The second pallet has not arrived.", 45),
    ];

    private async Task EndAsync(int place, Opened dispute, CancellationToken cancellation)
    {
        var contested = dispute.Contested.ToDecimal();
        Task Resolve(ResolvedAs end, string why, decimal? credited = null) =>
            dispute.DoAsync((id, match) => resolve.HandleAsync(id, match, new ResolveDisputeRequest(end, why, credited), dispute.Owner, cancellation));
        await (place switch
        {
            0 => dispute.DoAsync((id, match) => move.HandleAsync(id, match, new MoveDisputeRequest(DisputeState.AwaitingCustomer), dispute.Owner, cancellation)),
            1 => Resolve(ResolvedAs.Credited, "The photographs show it, and the carrier agrees.", contested),
            2 => Resolve(ResolvedAs.Credited, "The payment was on time.", contested),
            _ => Resolve(ResolvedAs.Rejected, "The proof of delivery is signed by their warehouse."),
        });
    }

    /// <summary>Invoices that nobody has said anything about, the largest first: the credit for one of them is above what one person may give.</summary>
    private Task<string> DocumentAsync(int place, CancellationToken cancellation) => (
        from receivable in db.Receivables
        join account in db.Accounts on receivable.AccountId equals account.Id
        where account.OwnerId != null && account.TeamId != null && receivable.OpenMinor > 0 && receivable.Currency == Currency.Parse("EUR")
            && !db.Set<DisputePart>().Any(part => part.ReceivableId == receivable.Id) && !db.Set<Domain.Promises.PromisePart>().Any(part => part.ReceivableId == receivable.Id)
        orderby receivable.OpenMinor descending, receivable.Id
        select receivable.DocumentNumber).Skip(place).FirstAsync(cancellation);

    private async Task<Opened> OpenAsync(string document, string reason, decimal share, string summary, int daysAgo, CancellationToken cancellation)
    {
        var receivable = await db.Receivables.AsNoTracking().FirstAsync(row => row.DocumentNumber == document, cancellation);
        var account = await db.Accounts.AsNoTracking().FirstAsync(row => row.Id == receivable.AccountId, cancellation);
        var member = await db.Members.AsNoTracking().FirstAsync(row => row.Id == account.OwnerId, cancellation);
        var owner = new Caller(member.Id, member.Name, member.Role, [account.TeamId!.Value], member.TenantId, member.ObjectId);
        var contested = Money.Round(receivable.Open.ToDecimal() * share, receivable.Currency);
        var opened = await open.HandleAsync(
            new OpenDisputeRequest(account.Id, reason, [new ContestedReceivable(receivable.Id, contested.ToDecimal())], summary), owner, cancellation);
        var at = clock.Now().AddDays(-daysAgo);
        // A board on which everything began today shows nothing of how disputes age.
        await db.Disputes.Where(dispute => dispute.Id == opened.Value.DisputeId)
            .ExecuteUpdateAsync(dispute => dispute.SetProperty(row => row.OpenedAt, at).SetProperty(row => row.TouchedAt, at), cancellation);
        return new Opened(db, opened.Value.DisputeId, owner, contested);
    }

    private sealed record Opened(VyomiyraDb Db, long Id, Caller Owner, Money Contested)
    {
        public async Task DoAsync(Func<long, IfMatch, Task<Outcome<DisputeReceipt>>> act)
        {
            var version = await Db.Disputes.Where(dispute => dispute.Id == Id).Select(dispute => dispute.Version).FirstAsync();
            var done = await act(Id, new IfMatch(ETag.Of(version)));
            if (done.IsRefused)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The demonstration's dispute {Id} is refused: {done.Refusals[0].Detail}"));
            }
        }
    }
}
#endif
