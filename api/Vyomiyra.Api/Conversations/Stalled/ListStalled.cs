using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations.Working;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Turns;

namespace Vyomiyra.Api.Conversations.Stalled;

public enum StalledBy
{
    /// <summary>The most money at stake first, each in its company's currency.</summary>
    Money,

    /// <summary>What stalled first comes first.</summary>
    Age,
}

public enum StalledOn
{
    /// <summary>The customer waits for us, for too long.</summary>
    OurWord,

    /// <summary>We wait for the customer, for too long.</summary>
    CustomersWord,

    /// <summary>A colleague was asked, and has not answered for too long.</summary>
    Colleague,

    /// <summary>A promise was broken, and we have not spoken since.</summary>
    BrokenPromise,

    /// <summary>Nobody has touched a dispute for too long.</summary>
    UntouchedDispute,
}

/// <param name="On">Only what stalled on this; a conversation may have stalled on several.</param>
public sealed record StalledFilter(StalledOn? On, long? OwnerId, long? TeamId);

/// <param name="AtStake">What is open of what the conversation is about, in <paramref name="Currency"/>.</param>
/// <param name="Turn">Who must speak, since when, and what stalled.</param>
/// <param name="LastWords">The beginning of what the latest message adds.</param>
/// <param name="NudgedAt">When somebody last asked the owner to look at it.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="AccountVersion">The account's, for If-Match where it gets another owner.</param>
public sealed record StalledRow(
    long ConversationId,
    string Subject,
    StalledAccount Account,
    PersonRow? Owner,
    TurnView Turn,
    decimal AtStake,
    string Currency,
    string LastFrom,
    string LastWords,
    DateTimeOffset LastMessageAt,
    DateTimeOffset? NudgedAt,
    int Version,
    int AccountVersion);

public sealed record StalledAccount(long Id, string Number, string Name, string? Team);

/// <summary>Conversations in which whoever must speak has not, for too long; broken promises; disputes that nobody touches.</summary>
public sealed class ListStalled(VyomiyraDb db, CompanyCalendars calendars, TimeProvider clock)
{
    private const int WordsLength = 200;

    public async Task<Outcome<Listing<StalledRow>>> HandleAsync(
        StalledBy by, StalledFilter filter, PageRequest page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        return by switch
        {
            StalledBy.Money => await SortedAsync<long>((rows, after) => rows.Descending(row => row.AtStakeMinor, row => row.ConversationId, after), row => row.Turn.AtStakeMinor),
            StalledBy.Age => await SortedAsync<DateTimeOffset>((rows, after) => rows.Ascending(row => row.StalledSince!.Value, row => row.ConversationId, after), row => row.Turn.StalledSince!.Value),
        };

        async Task<Outcome<Listing<StalledRow>>> SortedAsync<T>(
            Func<IQueryable<ConversationTurn>, Position<T>?, IQueryable<ConversationTurn>> order, Func<Read, T> value)
        {
            var name = $"stalled.{by}";
            if (Cursor.Read<T>(page.Cursor, name, out var after) is { } broken)
            {
                return broken;
            }

            var known = new Dictionary<long, BusinessCalendar>();
            foreach (var company in await db.Set<Company>().Select(row => row.Id).ToListAsync(cancellation))
            {
                known[company] = await calendars.OfAsync(company, cancellation);
            }

            var now = clock.GetUtcNow();
            return await page.ReadAsync(
                Shown(order(Found(filter, caller), after)), row => Row(row, known[row.CompanyId], now), row => Cursor.Of(name, value(row), row.Turn.ConversationId), Layout, cancellation);
        }
    }

    private IQueryable<ConversationTurn> Found(StalledFilter filter, Caller caller)
    {
        var accounts = db.Accounts.VisibleTo(caller);
        accounts = filter.OwnerId is { } owner ? accounts.Where(account => account.OwnerId == owner) : accounts;
        accounts = filter.TeamId is { } team ? accounts.Where(account => account.TeamId == team) : accounts;
        var stalled = db.ConversationTurns.AsNoTracking().Where(turn => turn.StalledSince != null);
        stalled = filter.On is { } on ? Stalled(stalled, on) : stalled;
        return stalled.Where(turn => db.Set<Conversation>().Any(conversation => conversation.Id == turn.ConversationId && accounts.Any(account => account.Id == conversation.AccountId)));
    }

    private static IQueryable<ConversationTurn> Stalled(IQueryable<ConversationTurn> turns, StalledOn on) => on switch
    {
        StalledOn.OurWord => turns.Where(turn => turn.WaitStalledAt != null && turn.Who == Speaker.Us),
        StalledOn.CustomersWord => turns.Where(turn => turn.WaitStalledAt != null && turn.Who == Speaker.Customer),
        StalledOn.Colleague => turns.Where(turn => turn.WaitStalledAt != null && turn.Who == Speaker.Colleague),
        StalledOn.BrokenPromise => turns.Where(turn => turn.PromiseStalledAt != null),
        StalledOn.UntouchedDispute => turns.Where(turn => turn.DisputeStalledAt != null),
    };

    private IQueryable<Read> Shown(IQueryable<ConversationTurn> turns) =>
        from turn in turns
        join conversation in db.Conversations on turn.ConversationId equals conversation.Id
        join account in db.Accounts on conversation.AccountId equals account.Id
        join team in db.Teams on account.TeamId equals team.Id into teams
        from team in teams.DefaultIfEmpty()
        join owner in db.Set<Member>() on account.OwnerId equals owner.Id into owners
        from owner in owners.DefaultIfEmpty()
        join colleague in db.Set<Member>() on turn.ColleagueId equals colleague.Id into colleagues
        from colleague in colleagues.DefaultIfEmpty()
        let lastId = db.Set<Message>().Where(message => message.ConversationId == conversation.Id)
            .OrderByDescending(message => message.SentAt).ThenByDescending(message => message.Id).Select(message => message.Id).FirstOrDefault()
        join message in db.Messages on lastId equals message.Id
        select new Read(
            turn, conversation.Subject, account.Id, account.Number, account.Name, team.Name, account.CompanyId, account.OwnerId, owner.Name, colleague.Name,
            message.FromName == "" ? message.FromAddress : message.FromName, message.NewText.Substring(0, WordsLength), message.SentAt, conversation.NudgedAt, conversation.Version,
            account.Version);

    private sealed record Read(
        ConversationTurn Turn, string Subject, long AccountId, string Number, string Name, string? Team, long CompanyId, long? OwnerId, string? Owner, string? Colleague,
        string LastFrom, string LastWords, DateTimeOffset LastMessageAt, DateTimeOffset? NudgedAt, int Version, int AccountVersion);

    private static StalledRow Row(Read row, BusinessCalendar calendar, DateTimeOffset now) => new(
        row.Turn.ConversationId,
        row.Subject,
        new StalledAccount(row.AccountId, row.Number, row.Name, row.Team),
        row.OwnerId is { } owner ? new PersonRow(owner, row.Owner ?? "") : null,
        ConversationStates.ViewOf(row.Turn, row.Colleague, calendar, now),
        new Money(row.Turn.AtStakeMinor, row.Turn.Currency).ToDecimal(),
        row.Turn.Currency.Code,
        row.LastFrom,
        row.LastWords,
        row.LastMessageAt,
        row.NudgedAt,
        row.Version,
        row.AccountVersion);

    private static StalledOn On(StallKind kind, Speaker who) => kind switch
    {
        StallKind.BrokenPromise => StalledOn.BrokenPromise,
        StallKind.UntouchedDispute => StalledOn.UntouchedDispute,
        StallKind.Waiting when who == Speaker.Customer => StalledOn.CustomersWord,
        StallKind.Waiting when who == Speaker.Colleague => StalledOn.Colleague,
        StallKind.Waiting => StalledOn.OurWord,
    };

    private static readonly CsvLayout<StalledRow> Layout = new("stalled",
    [
        new("account", row => row.Account.Number),
        new("name", row => row.Account.Name),
        new("team", row => row.Account.Team),
        new("owner", row => row.Owner?.Name),
        new("subject", row => row.Subject),
        new("who", row => row.Turn.Who),
        new("colleague", row => row.Turn.Colleague?.Name),
        new("reason", row => row.Turn.Reason),
        new("since", row => row.Turn.Since),
        new("businessDays", row => row.Turn.BusinessDays),
        new("stalls", row => row.Turn.Stalls.Select(stall => On(stall.Kind, row.Turn.Who).ToString())),
        new("atStake", row => row.AtStake),
        new("currency", row => row.Currency),
        new("lastMessageAt", row => row.LastMessageAt),
        new("lastFrom", row => row.LastFrom),
        new("lastWords", row => row.LastWords),
        new("nudgedAt", row => row.NudgedAt),
    ]);
}
