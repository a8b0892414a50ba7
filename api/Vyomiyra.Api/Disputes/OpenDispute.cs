using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Disputes.Evidence;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <param name="AccountId">The account that contests.</param>
/// <param name="ReasonCode">One of the known reasons.</param>
/// <param name="Receivables">What is contested, all in one currency.</param>
/// <param name="Summary">What it is about, in a few words; at most 2,000 characters.</param>
/// <param name="Quote">The customer's words, where it was read from a mail.</param>
/// <param name="OwnerId">Which of us sees to it; the caller where nobody is named.</param>
/// <param name="OutsideOwner">Who sees to it where that is none of us: a name, and perhaps an address.</param>
/// <param name="DueOn">By when it should be settled; as usual for the reason where left out.</param>
/// <param name="Mail">The mail it was raised in; it is filed with the dispute.</param>
/// <param name="AttachThread">Whether the mail's whole thread is kept as evidence, with what hangs on it.</param>
public sealed record OpenDisputeRequest(
    long AccountId,
    string ReasonCode,
    IReadOnlyList<ContestedReceivable> Receivables,
    string? Summary = null,
    string? Quote = null,
    long? OwnerId = null,
    string? OutsideOwner = null,
    DateOnly? DueOn = null,
    OpenMail? Mail = null,
    bool AttachThread = true);

/// <param name="Amount">How much of it; left out, all that is open and not contested yet.</param>
public sealed record ContestedReceivable(long Id, decimal? Amount = null);

/// <param name="DisputeId">The dispute that was opened.</param>
/// <param name="Account">Its account as it stands now.</param>
public sealed record OpenedDispute(long DisputeId, AccountContext Account);

/// <summary>What is stored under the idempotency key: a repeated request gets this dispute as it stands by then.</summary>
public sealed record DisputeReceipt(long DisputeId, long AccountId);

/// <summary>Opens a dispute with its mail, its checklist, its activity and the account's new standing, all or nothing.</summary>
public sealed class OpenDispute(
    VyomiyraDb db, Work work, ReadThread read, StoreThread store, CompanyCalendars calendars, AccountAssignment assignment, DisputeReasonList reasons,
    AskForEvidence evidence)
{
    public async Task<Outcome<DisputeReceipt>> HandleAsync(OpenDisputeRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        if (request.Mail is null)
        {
            return await work.CommitAsync(caller.Actor, token => StoreAsync(request, null, caller, token), cancellation);
        }

        var thread = await read.FromAsync(request.Mail, cancellation);
        if (thread.IsRefused)
        {
            return Outcome<DisputeReceipt>.Refused(thread.Refusals);
        }

        if (request.AttachThread)
        {
            await evidence.PrepareAsync(cancellation);
        }

        return await work.CommitAsync(caller.Actor, token => StoreAsync(request, thread.Value, caller, token), cancellation);
    }

    private async Task<Outcome<DisputeReceipt>> StoreAsync(OpenDisputeRequest request, ThreadToFile? thread, Caller caller, CancellationToken cancellation)
    {
        var account = await db.Accounts.VisibleTo(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.AccountId, cancellation);
        if (account is null)
        {
            return Refusal.NotFound();
        }

        if (await db.RefuseMergedAsync(account.Id, cancellation) is { } merged)
        {
            return merged;
        }

        var decided = await DecideAsync(request, account, caller, cancellation);
        if (decided.IsRefused)
        {
            return Outcome<DisputeReceipt>.Refused(decided.Refusals);
        }

        var filed = thread is null ? null : await store.UnderAsync(thread, new FileConversationRequest(request.Mail!, account.Id), caller, cancellation);
        if (filed is { IsRefused: true })
        {
            return Outcome<DisputeReceipt>.Refused(filed.Refusals);
        }

        var dispute = db.Disputes.Add(decided.Value.AsOf(work.Now, caller.MemberId, filed?.Value.MessageId)).Entity;
        await db.SaveChangesAsync(cancellation);
        var contested = dispute.Parts.Select(part => part.ReceivableId).ToArray();
        var documents = await db.Receivables.Where(row => EF.Parameter(contested).Contains(row.Id)).OrderBy(row => row.DueOn).Select(row => row.DocumentNumber).ToListAsync(cancellation);
        work.Record(new DisputeOpened(account.Id, dispute.Id, dispute.ReasonCode, dispute.Amount.Minor, dispute.Currency.Code, documents, dispute.DueOn)
        {
            Summary = dispute.Summary,
            Quote = dispute.Quote,
            Owner = decided.Value.OwnerName,
        });
        var kept = filed is not null && request.AttachThread
            ? await evidence.RunAsync(dispute, ThreadToKeep.Of(thread!, request.Mail!, filed.Value.ConversationId), caller, cancellation)
            : null;
        return kept is { IsRefused: true } ? Outcome<DisputeReceipt>.Refused(kept.Refusals) : new DisputeReceipt(dispute.Id, account.Id);
    }

    private async Task<Outcome<NewDispute>> DecideAsync(OpenDisputeRequest request, Account account, Caller caller, CancellationToken cancellation)
    {
        var calendar = await calendars.OfAsync(account.CompanyId, cancellation);
        var today = calendar.DateOf(work.Now);
        var (refusals, reason) = (new List<Refusal>(), reasons.Find(request.ReasonCode));
        if (reason is null)
        {
            refusals.Add(Refusal.Invalid("reasonCode", "unknown_reason", "This is no reason that we know."));
        }

        var (summary, quote) = (DisputeInput.Summary(request.Summary, refusals), DisputeInput.Quote(request.Quote, refusals));
        var outside = DisputeInput.OutsideOwner(request.OutsideOwner, refusals);
        DisputeInput.CheckDay(request.DueOn, today, refusals);
        if (request.OwnerId is { } given && await assignment.RefuseOwnerAsync(given, account.TeamId, cancellation) is { } stranger)
        {
            refusals.Add(stranger);
        }

        var terms = await TermsAsync(request, account.Id, cancellation);
        refusals.AddRange(terms.IsRefused ? terms.Refusals : []);
        if (refusals.Count > 0)
        {
            return Outcome<NewDispute>.Refused(refusals);
        }

        var ownerId = request.OwnerId ?? (outside is null ? caller.MemberId : null);
        var owner = ownerId is { } id ? await db.Set<Member>().Where(member => member.Id == id).Select(member => member.Name).FirstAsync(cancellation) : outside;
        var dueOn = request.DueOn ?? calendar.AddBusinessDays(today, reason!.DueInDays);
        var worth = await db.WorthAsync(new Money(terms.Value.Parts.Sum(part => part.AmountMinor), terms.Value.Currency), account.CompanyId, today, cancellation);
        return new NewDispute(account.Id, reason!, terms.Value, summary, quote, ownerId, outside, owner, dueOn, worth?.Minor ?? 0);
    }

    private async Task<Outcome<DisputeTerms>> TermsAsync(OpenDisputeRequest request, long accountId, CancellationToken cancellation)
    {
        var wanted = request.Receivables ?? [];
        if (wanted.Count > DisputeInput.MaximumReceivables)
        {
            return Refusal.Invalid("receivables", "too_many_receivables", $"A dispute is about at most {DisputeInput.MaximumReceivables} receivables.");
        }

        var missing = wanted.Index().Where(part => part.Item is null).Select(part => Refusal.Invalid($"receivables[{part.Index}]", "required", "This value is needed.")).ToList();
        return missing.Count > 0
            ? Outcome<DisputeTerms>.Refused(missing)
            : DisputeTerms.Decide([.. wanted.Select(part => new WantedDispute(part.Id, part.Amount))], await ContestableAsync(accountId, [.. wanted.Select(part => part.Id).Distinct()], cancellation));
    }

    private async Task<Dictionary<long, ContestableReceivable>> ContestableAsync(long accountId, long[] ids, CancellationToken cancellation)
    {
        var contested = (await (
                from dispute in db.Disputes
                from part in dispute.Parts
                where Dispute.Unresolved.Contains(dispute.State) && EF.Parameter(ids).Contains(part.ReceivableId)
                select new { part.ReceivableId, dispute.Currency, part.RemainingMinor }).ToListAsync(cancellation))
            .ToLookup(part => (part.ReceivableId, part.Currency), part => part.RemainingMinor);
        var rows = await db.Receivables.Where(row => row.AccountId == accountId && EF.Parameter(ids).Contains(row.Id))
            .Select(row => new { row.Id, row.DocumentNumber, row.OpenMinor, row.Currency }).ToListAsync(cancellation);
        return rows.ToDictionary(
            row => row.Id, row => new ContestableReceivable(row.Id, row.DocumentNumber, new Money(row.OpenMinor, row.Currency), contested[(row.Id, row.Currency)].Sum()));
    }

    private sealed record NewDispute(
        long AccountId, DisputeReasonTerms Reason, DisputeTerms Terms, string? Summary, string? Quote, long? OwnerId, string? OutsideOwner, string? OwnerName,
        DateOnly DueOn, long WorthMinor)
    {
        public Dispute AsOf(DateTimeOffset now, long openedById, long? messageId) => new()
        {
            AccountId = AccountId,
            ReasonCode = Reason.Code,
            Currency = Terms.Currency,
            Summary = Summary,
            Quote = Quote,
            OpenedAt = now,
            OpenedById = openedById,
            MessageId = messageId,
            WorthMinor = WorthMinor,
            OwnerId = OwnerId,
            OutsideOwner = OutsideOwner,
            DueOn = DueOn,
            Version = 1,
            Parts = [.. Terms.Parts],
            Steps = [.. Reason.Steps.Select((text, position) => new DisputeStep { Position = position, Text = text })],
        };
    }
}
