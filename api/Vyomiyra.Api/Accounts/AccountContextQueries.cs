using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;
using Vyomiyra.Domain.Worklist;

namespace Vyomiyra.Api.Accounts;

/// <summary>The queries behind an account's context, compiled once: each names the columns it needs and is bounded.</summary>
internal static class AccountContextQueries
{
    private const int RecentRows = 10;

    public static readonly Func<VyomiyraDb, long, CancellationToken, Task<CardRow?>> Card = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId, CancellationToken cancellation) => (
            from account in db.Set<Account>()
            join company in db.Set<Company>() on account.CompanyId equals company.Id
            join team in db.Set<Team>() on account.TeamId equals team.Id into teams
            from team in teams.DefaultIfEmpty()
            join owner in db.Set<Member>() on account.OwnerId equals owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            join giver in db.Set<Member>() on account.StatusById equals giver.Id into givers
            from giver in givers.DefaultIfEmpty()
            where account.Id == accountId
            select new CardRow(
                account.Number, account.Name, account.Status, company.Id, company.Name, company.Currency, team.Name, owner.Name, account.Segment,
                account.Language, account.MergedIntoId, account.StatusWhy, account.StatusSince, giver.Name)).FirstOrDefault());

    public static readonly Func<VyomiyraDb, long, IAsyncEnumerable<ContactAddressRow>> Contacts = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId) =>
            from contact in db.Set<Contact>()
            where contact.AccountId == accountId
            join address in db.Set<ContactAddress>() on contact.Id equals address.ContactId into addresses
            from address in addresses.DefaultIfEmpty()
            orderby contact.Name, contact.Id
            select new ContactAddressRow(contact.Id, contact.Name, address.Address, address != null && address.IsBad));

    public static readonly Func<VyomiyraDb, long, CancellationToken, Task<StandingRecord?>> StandingOf = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId, CancellationToken cancellation) => (
            from standing in db.Set<Standing>().AsNoTracking()
            join colleague in db.Set<Member>() on standing.WaitColleagueId equals colleague.Id into colleagues
            from colleague in colleagues.DefaultIfEmpty()
            where standing.AccountId == accountId
            select new StandingRecord(standing, colleague.Name)).FirstOrDefault());

    public static readonly Func<VyomiyraDb, long, IAsyncEnumerable<OpenRow>> OpenReceivables = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId) =>
            (from receivable in db.Set<Receivable>()
             join company in db.Set<Company>() on receivable.CompanyId equals company.Id
             where receivable.AccountId == accountId && receivable.OpenMinor != 0
             orderby receivable.DueOn, receivable.Id
             select new OpenRow(
                 receivable.Id, receivable.Type, receivable.DocumentNumber, receivable.Line, receivable.OrderNumber, receivable.Reference,
                 company.Code, receivable.IssuedOn, receivable.DueOn, receivable.Currency, receivable.OriginalMinor, receivable.OpenMinor))
            .Take(AccountContextReader.MaximumRows + 1));

    public static readonly Func<VyomiyraDb, long, IAsyncEnumerable<PromiseRecord>> Promises = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId) =>
            (from promise in db.Set<Promise>()
             join member in db.Set<Member>() on promise.RecordedById equals member.Id into members
             from member in members.DefaultIfEmpty()
             where promise.AccountId == accountId
             orderby promise.State == PromiseState.Open ? 0 : 1, promise.Id descending
             select new PromiseRecord(
                 promise.Id, promise.AmountMinor, promise.Currency, promise.PromisedOn, promise.SaidOn, promise.MadeAt, promise.State, promise.Notes,
                 promise.Quote, member.Name, promise.MessageId, promise.PaidMinor, promise.CreditedMinor, promise.Suspension, promise.Moves, promise.ReplacesId,
                 promise.PlanId, promise.Version))
            .Take(AccountContextReader.MaximumRows));

    /// <summary>Asked for apart: as a part of the promises' own query they would be joined for every account at once.</summary>
    public static readonly Func<VyomiyraDb, long, IAsyncEnumerable<PartRow>> PromiseParts = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId) =>
            from promise in db.Set<Promise>()
            join part in db.Set<PromisePart>() on promise.Id equals part.PromiseId
            join receivable in db.Set<Receivable>() on part.ReceivableId equals receivable.Id
            where promise.AccountId == accountId
            orderby receivable.DueOn, receivable.Id
            select new PartRow(promise.Id, part.ReceivableId, receivable.DocumentNumber, part.AmountMinor, part.RemainingMinor));

    public static readonly Func<VyomiyraDb, long, IAsyncEnumerable<DisputeRecord>> Disputes = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId) =>
            (from dispute in db.Set<Dispute>()
             join member in db.Set<Member>() on dispute.OwnerId equals member.Id into members
             from member in members.DefaultIfEmpty()
             where dispute.AccountId == accountId
             orderby Dispute.Unresolved.Contains(dispute.State) ? 0 : 1, dispute.Id descending
             select new DisputeRecord(
                 dispute.Id, dispute.ReasonCode, dispute.Currency, dispute.State, dispute.OpenedAt, dispute.DueOn, dispute.CreditedMinor, dispute.Summary, dispute.Quote,
                 member.Name, dispute.OutsideOwner, dispute.Version))
            .Take(AccountContextReader.MaximumRows));

    public static readonly Func<VyomiyraDb, long, IAsyncEnumerable<PartRow>> DisputeParts = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId) =>
            from dispute in db.Set<Dispute>()
            join part in db.Set<DisputePart>() on dispute.Id equals part.DisputeId
            join receivable in db.Set<Receivable>() on part.ReceivableId equals receivable.Id
            where dispute.AccountId == accountId
            orderby receivable.DueOn, receivable.Id
            select new PartRow(dispute.Id, part.ReceivableId, receivable.DocumentNumber, part.AmountMinor, part.RemainingMinor));

    public static readonly Func<VyomiyraDb, long, IAsyncEnumerable<ActivityRecord>> History = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId) =>
            (from activity in db.Set<Activity>()
             join member in db.Set<Member>() on activity.ActorId equals member.Id into members
             from member in members.DefaultIfEmpty()
             join personal in db.Set<ActivityPersonalData>() on activity.Id equals personal.ActivityId into personals
             from personal in personals.DefaultIfEmpty()
             where activity.AccountId == accountId
             orderby activity.Id descending
             select new ActivityRecord(activity.Id, activity.Kind, activity.At, member.Name, activity.Authority, activity.Details, personal.Json))
            .Take(RecentRows));
}

internal sealed record CardRow(
    string Number, string Name, AccountStatus Status, long CompanyId, string Company, Currency Currency, string? Team, string? Owner,
    string? Segment, string? Language, long? MergedIntoId, string? StatusWhy, DateTimeOffset? StatusSince, string? StatusBy);

internal sealed record StandingRecord(Standing Standing, string? Colleague);

internal sealed record ContactAddressRow(long Id, string Name, string? Address, bool IsBad);

internal sealed record OpenRow(
    long Id, ReceivableType Type, string DocumentNumber, string Line, string? OrderNumber, string? Reference, string Company, DateOnly IssuedOn,
    DateOnly DueOn, Currency Currency, long OriginalMinor, long OpenMinor);

internal sealed record PartRow(long OwnerId, long ReceivableId, string DocumentNumber, long AmountMinor, long RemainingMinor);

internal sealed record PromiseRecord(
    long Id, long AmountMinor, Currency Currency, DateOnly PromisedOn, DateOnly SaidOn, DateTimeOffset MadeAt, PromiseState State,
    List<PromiseNote> Notes, string? Quote, string? RecordedBy, long? MessageId, long PaidMinor, long CreditedMinor, PromiseSuspension? Suspension, int Moves,
    long? ReplacesId, long? PlanId, int Version);

internal sealed record DisputeRecord(
    long Id, string ReasonCode, Currency Currency, DisputeState State, DateTimeOffset OpenedAt, DateOnly? DueOn, long CreditedMinor, string? Summary, string? Quote,
    string? Owner, string? OutsideOwner, int Version);

internal sealed record ActivityRecord(long Id, string Kind, DateTimeOffset At, string? Actor, string Authority, string Details, string? Personal);
