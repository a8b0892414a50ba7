using System.Text.Json;
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

/// <summary>
/// Reads an account's context. This is the pane's path: every query is compiled once, names the columns it needs, and is bounded.
/// The caller's right to see the account is checked before.
/// </summary>
public sealed class AccountContextReader(VyomiyraDb db, CompanyCalendars calendars, TimeProvider clock)
{
    public const int MaximumRows = 100;
    private const int RecentRows = 10;

    public async Task<AccountContext> ReadAsync(long accountId, CancellationToken cancellation)
    {
        var account = await Card(db, accountId, cancellation) ?? throw new InvalidOperationException($"Account {accountId} vanished.");
        var today = (await calendars.OfAsync(account.CompanyId, cancellation)).DateOf(clock.GetUtcNow());
        var contacts = await Contacts(db, accountId).ToListAsync(cancellation);
        var standing = await StandingOf(db, accountId, cancellation) ?? new Standing { AccountId = accountId, Currency = account.Currency };
        var receivables = await OpenReceivables(db, accountId).ToListAsync(cancellation);
        var promises = await Promises(db, accountId).ToListAsync(cancellation);
        var disputes = await Disputes(db, accountId).ToListAsync(cancellation);
        var history = await History(db, accountId).ToListAsync(cancellation);

        var promised = promises
            .Where(promise => promise.State == PromiseState.Open)
            .SelectMany(promise => promise.Parts.Select(part => (part.ReceivableId, Amount: new Money(part.AmountMinor, promise.Currency))))
            .ToLookup(part => part.ReceivableId, part => part.Amount);
        var disputed = disputes
            .Where(dispute => IsUnresolved(dispute.State))
            .SelectMany(dispute => dispute.Parts.Select(part => (part.ReceivableId, Amount: new Money(part.AmountMinor, dispute.Currency))))
            .ToLookup(part => part.ReceivableId, part => part.Amount);
        return new AccountContext(
            new AccountCard(
                accountId, account.Number, account.Name, account.Status, account.Company, account.Team, account.Owner, account.Segment,
                account.Language, today,
                [.. contacts.GroupBy(row => (row.Id, row.Name)).Select(group => new ContactRow(group.Key.Id, group.Key.Name, [.. group.Select(row => row.Address).OfType<string>()]))]),
            View(standing, today),
            [.. receivables.Take(MaximumRows).Select(row => Row(row, today, promised, disputed))],
            receivables.Count > MaximumRows ? await db.Set<Receivable>().CountAsync(row => row.AccountId == accountId && row.OpenMinor != 0, cancellation) : receivables.Count,
            [.. promises.Select(Row)],
            [.. disputes.Select(Row)],
            [.. history.Select(Row)]);
    }

    private static readonly Func<VyomiyraDb, long, CancellationToken, Task<CardRow?>> Card = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId, CancellationToken cancellation) => (
            from account in db.Set<Account>()
            join company in db.Set<Company>() on account.CompanyId equals company.Id
            join team in db.Set<Team>() on account.TeamId equals team.Id into teams
            from team in teams.DefaultIfEmpty()
            join owner in db.Set<Member>() on account.OwnerId equals owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            where account.Id == accountId
            select new CardRow(
                account.Number, account.Name, account.Status, company.Id, company.Name, company.Currency, team.Name, owner.Name, account.Segment,
                account.Language)).FirstOrDefault());

    private static readonly Func<VyomiyraDb, long, IAsyncEnumerable<ContactAddressRow>> Contacts = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId) =>
            from contact in db.Set<Contact>()
            where contact.AccountId == accountId
            join address in db.Set<ContactAddress>() on contact.Id equals address.ContactId into addresses
            from address in addresses.DefaultIfEmpty()
            orderby contact.Name, contact.Id
            select new ContactAddressRow(contact.Id, contact.Name, address.Address));

    private static readonly Func<VyomiyraDb, long, CancellationToken, Task<Standing?>> StandingOf = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId, CancellationToken cancellation) =>
            db.Set<Standing>().AsNoTracking().FirstOrDefault(standing => standing.AccountId == accountId));

    private static readonly Func<VyomiyraDb, long, IAsyncEnumerable<OpenRow>> OpenReceivables = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId) =>
            (from receivable in db.Set<Receivable>()
             join company in db.Set<Company>() on receivable.CompanyId equals company.Id
             where receivable.AccountId == accountId && receivable.OpenMinor != 0
             orderby receivable.DueOn, receivable.Id
             select new OpenRow(
                 receivable.Id, receivable.Type, receivable.DocumentNumber, receivable.Line, receivable.OrderNumber, receivable.Reference,
                 company.Code, receivable.IssuedOn, receivable.DueOn, receivable.Currency, receivable.OriginalMinor, receivable.OpenMinor))
            .Take(MaximumRows + 1));

    private static readonly Func<VyomiyraDb, long, IAsyncEnumerable<PromiseRecord>> Promises = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId) =>
            (from promise in db.Set<Promise>()
             join member in db.Set<Member>() on promise.RecordedById equals member.Id into members
             from member in members.DefaultIfEmpty()
             where promise.AccountId == accountId
             orderby promise.State == PromiseState.Open ? 0 : 1, promise.Id descending
             select new PromiseRecord(
                 promise.Id, promise.AmountMinor, promise.Currency, promise.PromisedOn, promise.SaidOn, promise.MadeAt, promise.State, promise.Notes,
                 promise.Quote, member.Name, promise.MessageId, promise.Version,
                 (from part in promise.Parts
                  join receivable in db.Set<Receivable>() on part.ReceivableId equals receivable.Id
                  orderby receivable.DueOn, receivable.Id
                  select new PartRow(part.ReceivableId, receivable.DocumentNumber, part.AmountMinor)).ToList()))
            .Take(MaximumRows));

    private static readonly Func<VyomiyraDb, long, IAsyncEnumerable<DisputeRecord>> Disputes = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId) =>
            (from dispute in db.Set<Dispute>()
             join member in db.Set<Member>() on dispute.OwnerId equals member.Id into members
             from member in members.DefaultIfEmpty()
             where dispute.AccountId == accountId
             orderby dispute.State == DisputeState.Open || dispute.State == DisputeState.Investigating || dispute.State == DisputeState.AwaitingCustomer ? 0 : 1,
                 dispute.Id descending
             select new DisputeRecord(
                 dispute.Id, dispute.ReasonCode, dispute.Currency, dispute.State, dispute.OpenedAt, dispute.Summary, member.Name,
                 (from part in dispute.Parts
                  join receivable in db.Set<Receivable>() on part.ReceivableId equals receivable.Id
                  orderby receivable.DueOn, receivable.Id
                  select new PartRow(part.ReceivableId, receivable.DocumentNumber, part.AmountMinor)).ToList()))
            .Take(MaximumRows));

    private static readonly Func<VyomiyraDb, long, IAsyncEnumerable<ActivityRecord>> History = EF.CompileAsyncQuery(
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

    private static StandingView View(Standing standing, DateOnly today)
    {
        var currency = standing.Currency;
        decimal Units(long minor) => new Money(minor, currency).ToDecimal();
        return new StandingView(
            currency.Code,
            Units(standing.OpenMinor),
            Units(standing.OverdueMinor),
            standing.OverdueItems,
            standing.OldestDueOn,
            standing.OldestDueOn is { } oldest ? Ageing.DaysOverdue(oldest, today) : null,
            [.. standing.BucketsMinor.Select(Units)],
            Units(standing.CreditsMinor),
            Units(standing.PromisedMinor),
            Units(standing.DisputedMinor),
            [.. standing.Unconverted.Select(amount => (amount, other: Currency.Parse(amount.Currency))).Select(pair => new UnconvertedRow(
                pair.other.Code, new Money(pair.amount.OverdueMinor, pair.other).ToDecimal(), new Money(pair.amount.OpenMinor, pair.other).ToDecimal()))],
            standing.Priority,
            [.. standing.Reasons.Select(reason => new ReasonRow(
                reason.Code, reason.Points, reason.AmountMinor is { } minor ? Units(minor) : null, reason.Date, reason.Count, reason.Currency))],
            standing.ComputedAt);
    }

    private static ReceivableRow Row(OpenRow row, DateOnly today, ILookup<long, Money> promised, ILookup<long, Money> disputed)
    {
        decimal Covered(ILookup<long, Money> parts) =>
            parts[row.Id].Where(part => part.Currency == row.Currency).Sum(part => part.ToDecimal());
        return new ReceivableRow(
            row.Id, row.Type, row.DocumentNumber, row.Line, row.OrderNumber, row.Reference, row.Company, row.IssuedOn, row.DueOn,
            Ageing.DaysOverdue(row.DueOn, today), row.Currency.Code, new Money(row.OriginalMinor, row.Currency).ToDecimal(),
            new Money(row.OpenMinor, row.Currency).ToDecimal(), Covered(promised), Covered(disputed));
    }

    private static PromiseRow Row(PromiseRecord promise) => new(
        promise.Id, new Money(promise.AmountMinor, promise.Currency).ToDecimal(), promise.Currency.Code, promise.PromisedOn, promise.SaidOn,
        promise.MadeAt, promise.State, promise.Notes, [.. promise.Parts.Select(part => part.DocumentNumber)], promise.Quote, promise.RecordedBy,
        promise.MessageId, promise.Version);

    private static DisputeRow Row(DisputeRecord dispute) => new(
        dispute.Id, dispute.ReasonCode, new Money(dispute.Parts.Sum(part => part.AmountMinor), dispute.Currency).ToDecimal(), dispute.Currency.Code,
        dispute.State, dispute.OpenedAt, [.. dispute.Parts.Select(part => part.DocumentNumber)], dispute.Summary, dispute.Owner);

    private static ActivityRow Row(ActivityRecord activity) => new(
        activity.Id, activity.Kind, activity.At, activity.Actor, activity.Authority, JsonElement.Parse(activity.Details),
        activity.Personal is null ? null : JsonElement.Parse(activity.Personal));

    private static bool IsUnresolved(DisputeState state) => state is DisputeState.Open or DisputeState.Investigating or DisputeState.AwaitingCustomer;

    private sealed record CardRow(
        string Number, string Name, AccountStatus Status, long CompanyId, string Company, Currency Currency, string? Team, string? Owner,
        string? Segment, string? Language);

    private sealed record ContactAddressRow(long Id, string Name, string? Address);

    private sealed record OpenRow(
        long Id, ReceivableType Type, string DocumentNumber, string Line, string? OrderNumber, string? Reference, string Company, DateOnly IssuedOn,
        DateOnly DueOn, Currency Currency, long OriginalMinor, long OpenMinor);

    private sealed record PartRow(long ReceivableId, string DocumentNumber, long AmountMinor);

    private sealed record PromiseRecord(
        long Id, long AmountMinor, Currency Currency, DateOnly PromisedOn, DateOnly SaidOn, DateTimeOffset MadeAt, PromiseState State,
        List<PromiseNote> Notes, string? Quote, string? RecordedBy, long? MessageId, int Version, List<PartRow> Parts);

    private sealed record DisputeRecord(
        long Id, string ReasonCode, Currency Currency, DisputeState State, DateTimeOffset OpenedAt, string? Summary, string? Owner, List<PartRow> Parts);

    private sealed record ActivityRecord(long Id, string Kind, DateTimeOffset At, string? Actor, string Authority, string Details, string? Personal);
}
