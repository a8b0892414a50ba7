using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

public sealed class GetDispute(VyomiyraDb db, CompanyCalendars calendars, DisputeReasonList reasons, ReadActivities activities, TimeProvider clock)
{
    public async Task<Outcome<DisputeDetail>> HandleAsync(long id, Caller caller, CancellationToken cancellation) =>
        await db.RefuseDisputeAsync(id, caller, cancellation) is { } refusal ? refusal : await ReadAsync(id, caller, cancellation);

    /// <summary>Of a dispute that the caller was found to see.</summary>
    public async Task<DisputeDetail> ReadAsync(long id, Caller caller, CancellationToken cancellation)
    {
        var dispute = await db.Disputes.AsNoTracking().Include(row => row.Parts).Include(row => row.Steps).Include(row => row.Remarks).Include(row => row.Resolutions)
            .AsSplitQuery().FirstAsync(row => row.Id == id, cancellation);
        var account = await (
            from row in db.Accounts
            join company in db.Companies on row.CompanyId equals company.Id
            join team in db.Teams on row.TeamId equals team.Id into teams
            from team in teams.DefaultIfEmpty()
            where row.Id == dispute.AccountId
            select new { Row = new RelatedAccountRow(row.Id, row.Number, row.Name), Team = team.Name, CompanyId = company.Id, Company = company.Name }).FirstAsync(cancellation);
        var today = (await calendars.OfAsync(account.CompanyId, cancellation)).DateOf(clock.Now());
        var names = await NamesAsync(dispute, cancellation);
        string? Name(long? memberId) => memberId is { } member ? names.GetValueOrDefault(member) : null;
        decimal Units(long minor) => new Money(minor, dispute.Currency).ToDecimal();
        return new DisputeDetail(
            dispute.Id,
            dispute.Version,
            dispute.State,
            account.Row,
            account.Team,
            account.Company,
            today,
            dispute.ReasonCode,
            reasons.NameOf(dispute.ReasonCode),
            dispute.Currency.Code,
            dispute.Amount.ToDecimal(),
            Units(dispute.IsUnresolved ? dispute.Parts.Sum(part => part.RemainingMinor) : 0),
            Units(dispute.CreditedMinor),
            dispute.Summary,
            dispute.Quote,
            dispute.OpenedAt,
            Name(dispute.OpenedById),
            dispute.TouchedAt,
            dispute.AgeDays(clock.Now()),
            Name(dispute.OwnerId) is { } owner ? new NamedRow(dispute.OwnerId!.Value, owner) : null,
            dispute.OutsideOwner,
            dispute.DueOn,
            dispute.IsUnresolved && dispute.DueOn < today,
            dispute.ClosedAt,
            dispute.IsOnLegalHold,
            await MessageAsync(dispute.MessageId, cancellation),
            await PartsAsync(dispute, cancellation),
            [.. dispute.Steps.OrderBy(step => step.Position).Select(step => new DisputeStepRow(step.Position, step.Text, step.DoneAt, Name(step.DoneById)))],
            [.. dispute.Remarks.OrderBy(note => note.Id).Select(note => new DisputeNoteRow(note.Id, note.WrittenAt, Name(note.WrittenById), note.Text))],
            [.. dispute.Resolutions.OrderBy(resolution => resolution.Id).Select(resolution => new DisputeResolutionRow(
                resolution.Id, resolution.As, Units(resolution.CreditedMinor), resolution.Why, resolution.AskedAt, Name(resolution.AskedById), resolution.NeedsApproval,
                resolution.IsApproved, resolution.DecidedAt, Name(resolution.DecidedById), resolution.Answer))],
            await activities.NamingAsync(dispute.AccountId, "disputeId", dispute.Id, dispute.OpenedAt, cancellation),
            [.. DisputeRights.Of(dispute, caller)]);
    }

    private Task<Dictionary<long, string>> NamesAsync(Dispute dispute, CancellationToken cancellation)
    {
        long?[] named =
        [
            dispute.OpenedById, dispute.OwnerId, .. dispute.Steps.Select(step => step.DoneById), .. dispute.Remarks.Select(note => (long?)note.WrittenById),
            .. dispute.Resolutions.SelectMany(resolution => new[] { resolution.AskedById, resolution.DecidedById }),
        ];
        var ids = named.OfType<long>().Distinct().ToArray();
        return db.Set<Member>().Where(member => EF.Parameter(ids).Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellation);
    }

    private async Task<DisputeMessageRow?> MessageAsync(long? messageId, CancellationToken cancellation) => messageId is null ? null : await db.Messages
        .Where(message => message.Id == messageId)
        .Select(message => new DisputeMessageRow(message.Id, message.ConversationId, message.FromName, message.FromAddress, message.SentAt))
        .FirstOrDefaultAsync(cancellation);

    private async Task<IReadOnlyList<DisputePartRow>> PartsAsync(Dispute dispute, CancellationToken cancellation)
    {
        var ids = dispute.Parts.Select(part => part.ReceivableId).ToArray();
        var receivables = await db.Receivables.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).OrderBy(row => row.DueOn).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.Type, row.DocumentNumber, row.DueOn, row.OpenMinor, row.Currency }).ToListAsync(cancellation);
        return
        [
            .. receivables.Join(dispute.Parts, row => row.Id, part => part.ReceivableId, (row, part) => new DisputePartRow(
                row.Id, row.Type, row.DocumentNumber, row.DueOn, new Money(row.OpenMinor, row.Currency).ToDecimal(), new Money(part.AmountMinor, dispute.Currency).ToDecimal(),
                new Money(dispute.IsUnresolved ? part.RemainingMinor : 0, dispute.Currency).ToDecimal())),
        ];
    }
}
