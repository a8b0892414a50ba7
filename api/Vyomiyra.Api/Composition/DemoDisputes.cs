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
    VyomiyraDb db, DemoMail mail, OpenDispute open, MoveDispute move, TickDisputeStep tick, WriteDisputeNote note, ResolveDispute resolve, TimeProvider clock)
{
    /// <summary>What customers contest in their mail.</summary>
    private const string ShortOfSensors = "INV-10466", ShortOfPallets = "INV-10520";

    /// <summary>Those that came by mail, each with its thread as evidence, as soon as there is mail to be read. Once.</summary>
    public async Task FillFromMailAsync(CancellationToken cancellation)
    {
        if (await IsNewAsync(ShortOfSensors, cancellation))
        {
            var sensors = await OpenAsync(
                ShortOfSensors, "06", 4m / 24, "24 pressure sensors were invoiced and 20 delivered.", daysAgo: 4, cancellation,
                new Said("receivables@halden.example", "falk.reinders@talbrueck-maschinen.example", "Re: Open invoice INV-10466",
                    "You invoiced 24 pressure sensors, but only 20 were delivered; the delivery note of our warehouse says 20 as well."));
            await sensors.DoAsync((id, match) => move.HandleAsync(id, match, new MoveDisputeRequest(DisputeState.Investigating), sensors.Owner, cancellation));
            await sensors.DoAsync((id, match) => tick.HandleAsync(id, 0, match, new TickDisputeStepRequest(true), sensors.Owner, cancellation));
            await sensors.DoAsync((id, _) => note.HandleAsync(id, new DisputeNoteRequest("The carrier's delivery note is signed for 20."), sensors.Owner, cancellation));
        }

        if (await IsNewAsync(ShortOfPallets, cancellation))
        {
            await OpenAsync(
                ShortOfPallets, "06", 0.1m, "Two pallets were short.", daysAgo: 9, cancellation,
                new Said("receivables.americas@halden.example", "ap@bluesedge-grain.example", "Re: INV-10520 is past due", "Two pallets of that delivery were short."));
        }
    }

    public async Task FillAsync(CancellationToken cancellation)
    {
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
            && receivable.DocumentNumber != ShortOfSensors && !db.Set<DisputePart>().Any(part => part.ReceivableId == receivable.Id) && !db.Set<Domain.Promises.PromisePart>().Any(part => part.ReceivableId == receivable.Id)
        orderby receivable.OpenMinor descending, receivable.Id
        select receivable.DocumentNumber).Skip(place).FirstAsync(cancellation);

    private Task<bool> IsNewAsync(string document, CancellationToken cancellation) => db.Receivables.AnyAsync(
        receivable => receivable.DocumentNumber == document && !db.Set<DisputePart>().Any(part => part.ReceivableId == receivable.Id), cancellation);

    private async Task<Opened> OpenAsync(
        string document, string reason, decimal share, string summary, int daysAgo, CancellationToken cancellation, Said? said = null)
    {
        var receivable = await db.Receivables.AsNoTracking().FirstAsync(row => row.DocumentNumber == document, cancellation);
        var account = await db.Accounts.AsNoTracking().FirstAsync(row => row.Id == receivable.AccountId, cancellation);
        var member = await db.Members.AsNoTracking().FirstAsync(row => row.Id == account.OwnerId, cancellation);
        var owner = new Caller(member.Id, member.Name, member.Role, [account.TeamId!.Value], member.TenantId, member.ObjectId);
        var contested = Money.Round(receivable.Open.ToDecimal() * share, receivable.Currency);
        var opened = await open.HandleAsync(
            new OpenDisputeRequest(
                account.Id, reason, [new ContestedReceivable(receivable.Id, contested.ToDecimal())], summary, said?.Sentence,
                Mail: said is null ? null : await mail.OpenAsync(owner, said.Mailbox, said.Sender, said.Subject, cancellation)),
            owner, cancellation);
        if (opened.IsRefused)
        {
            throw new InvalidOperationException($"The demonstration's dispute on {document} is refused: {opened.Refusals[0].Detail}");
        }

        var at = clock.Now().AddDays(-daysAgo);
        // A board on which everything began today shows nothing of how disputes age.
        await db.Disputes.Where(dispute => dispute.Id == opened.Value.DisputeId)
            .ExecuteUpdateAsync(dispute => dispute.SetProperty(row => row.OpenedAt, at).SetProperty(row => row.TouchedAt, at), cancellation);
        return new Opened(db, opened.Value.DisputeId, owner, contested);
    }

    /// <summary>A sentence of a mail, and where that lies.</summary>
    private sealed record Said(string Mailbox, string Sender, string Subject, string Sentence);

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
