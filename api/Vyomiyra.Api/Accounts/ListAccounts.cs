using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations.Turns;
using Vyomiyra.Domain.Receivables;
using Vyomiyra.Domain.Worklist;

namespace Vyomiyra.Api.Accounts;

public enum AccountSort
{
    /// <summary>The highest priority first.</summary>
    Priority,

    /// <summary>The largest overdue amount first, each in its company's currency.</summary>
    Overdue,

    Name,
    Number,
}

/// <param name="Search">The beginnings of words of its names, all of them, or of the number; one or the other needs two characters.</param>
/// <param name="IsOverdue">Only those with something overdue.</param>
public sealed record AccountFilter(string? Search, long? TeamId, long? OwnerId, AccountStatus? Status, string? Segment, string? Company, bool IsOverdue);

/// <summary>An account in the list. Amounts are decimals of <paramref name="Currency"/>, the keeping company's.</summary>
/// <param name="Company">The code of the company that keeps it.</param>
/// <param name="OldestDays">Days past the earliest due date that has passed; null where nothing is overdue.</param>
/// <param name="Promised">What open promises cover of the overdue amount.</param>
/// <param name="Disputed">What unresolved disputes contest of it.</param>
/// <param name="Reasons">What the priority is made of.</param>
/// <param name="Wait">Who must speak next; null where nobody must.</param>
public sealed record AccountListRow(
    long Id, string Number, string Name, AccountStatus Status, string? Team, string? Owner, string? Segment, string Company, string Currency,
    decimal Open, decimal Overdue, int? OldestDays, int Priority, decimal Promised, decimal Disputed, IReadOnlyList<ReasonRow> Reasons, WaitRow? Wait);

/// <summary>The accounts that the caller may see. What was merged into another is found as that other.</summary>
public sealed class ListAccounts(VyomiyraDb db, TimeProvider clock)
{
    private const int ShortestSearch = 2;

    public async Task<Outcome<Listing<AccountListRow>>> HandleAsync(
        AccountFilter filter, AccountSort sort, PageRequest page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        return sort switch
        {
            AccountSort.Priority => await SortedAsync<int>((rows, after) => rows.Descending(row => row.Standing.Priority, row => row.Standing.AccountId, after), row => row.Priority),
            AccountSort.Overdue => await SortedAsync<long>((rows, after) => rows.Descending(row => row.Standing.OverdueMinor, row => row.Standing.AccountId, after), row => row.OverdueMinor),
            AccountSort.Name => await SortedAsync<string>((rows, after) => rows.Ascending(row => row.Ordered.NameKey, row => row.Ordered.Id, after), row => row.NameKey),
            AccountSort.Number => await SortedAsync<string>((rows, after) => rows.Ascending(row => row.Ordered.Number, row => row.Ordered.Id, after), row => row.Number),
        };

        async Task<Outcome<Listing<AccountListRow>>> SortedAsync<T>(Func<IQueryable<Listed>, Position<T>?, IQueryable<Listed>> order, Func<Read, T> value)
        {
            var name = $"accounts.{sort}";
            if (Cursor.Read<T>(page.Cursor, name, out var after) is { } broken)
            {
                return broken;
            }

            var todays = new Todays(clock.GetUtcNow());
            return await page.ReadAsync(
                Shown(order(await FoundAsync(filter, sort, caller, cancellation), after)), row => Row(row, todays), row => Cursor.Of(name, value(row), row.Id), Layout, cancellation);
        }
    }

    /// <summary>
    /// Where many fit, the order's index leads and the first rows that fit are the page (the database keeps to the order of the two where they
    /// are not joined by name); where few do, they lead.
    /// </summary>
    private async Task<IQueryable<Listed>> FoundAsync(AccountFilter filter, AccountSort sort, Caller caller, CancellationToken cancellation)
    {
        var accounts = Matching(filter, caller);
        return filter.OwnerId is not null || !string.IsNullOrWhiteSpace(filter.Search) || await accounts.AreFewAsync(cancellation)
            ? from account in accounts
              join standing in db.Set<Standing>() on account.Id equals standing.AccountId
              select new Listed { Account = account, Ordered = account, Standing = standing }
            : sort is AccountSort.Priority or AccountSort.Overdue
            ? from standing in db.Set<Standing>()
              from account in accounts
              where account.Id == standing.AccountId
              select new Listed { Account = account, Ordered = account, Standing = standing }
            : from ordered in db.Accounts
              from account in accounts
              where account.Id == ordered.Id
              join standing in db.Set<Standing>() on account.Id equals standing.AccountId
              select new Listed { Account = account, Ordered = ordered, Standing = standing };
    }

    private IQueryable<Account> Matching(AccountFilter filter, Caller caller)
    {
        var accounts = db.Accounts.VisibleTo(caller).Where(account => account.MergedIntoId == null);
        accounts = filter.TeamId is { } team ? accounts.Where(account => account.TeamId == team) : accounts;
        accounts = filter.OwnerId is { } owner ? accounts.Where(account => account.OwnerId == owner) : accounts;
        accounts = filter.Status is { } status ? accounts.Where(account => account.Status == status) : accounts;
        accounts = filter.Segment is { } segment ? accounts.Where(account => account.Segment == segment) : accounts;
        accounts = filter.Company is { } company ? accounts.Where(account => account.CompanyId == db.Set<Company>().Where(row => row.Code == company).Select(row => row.Id).FirstOrDefault()) : accounts;
        accounts = filter.IsOverdue ? accounts.Where(account => db.Set<Standing>().Any(row => row.AccountId == account.Id && row.OverdueItems > 0)) : accounts;
        return string.IsNullOrWhiteSpace(filter.Search) ? accounts : Searched(accounts, filter.Search);
    }

    /// <summary>What was found leads, and each of it is asked whether it fits: what else holds for them would lead through all accounts of a team.</summary>
    private IQueryable<Account> Searched(IQueryable<Account> accounts, string search)
    {
        var (words, number) = (SearchWords.Of(search), ReferenceKey.Of(search));
        var byName = words.Any(word => word.Length >= ShortestSearch) ? Named(words) : null;
        var byNumber = number.Length >= ShortestSearch ? Shown(db.Accounts.Where(KeyRange.Between<Account>(account => account.NumberKey, number, number + KeyRange.BehindAll))) : null;
        var found = byName is null || byNumber is null ? (byName ?? byNumber ?? db.Accounts.Where(_ => false).Select(account => account.Id)).Distinct() : byName.Union(byNumber);
        return from id in found join shown in db.Accounts on id equals shown.Id where accounts.Any(account => account.Id == shown.Id) select shown;
    }

    /// <summary>Accounts of whose names, the other ones included, words begin with all of these.</summary>
    private IQueryable<long> Named(IReadOnlyList<string> words)
    {
        var holding = words.Skip(1).Aggregate(Beginning(words[0]), (found, word) => found.Where(posting => Beginning(word).Any(also => also.AccountId == posting.AccountId)));
        return Shown(from posting in holding join account in db.Accounts on posting.AccountId equals account.Id select account);
    }

    private IQueryable<SearchPosting> Beginning(string word) => db.SearchPostings
        .Where(KeyRange.Between<SearchPosting>(posting => posting.Word, word, word + KeyRange.BehindAll))
        .Where(posting => posting.Source == SearchSource.Name || posting.Source == SearchSource.Alias);

    /// <summary>What was merged is shown as what goes on.</summary>
    private static IQueryable<long> Shown(IQueryable<Account> accounts) => accounts.Select(account => account.MergedIntoId ?? account.Id);

    private IQueryable<Read> Shown(IQueryable<Listed> listed) =>
        from row in listed
        join company in db.Companies on row.Account.CompanyId equals company.Id
        join team in db.Teams on row.Account.TeamId equals team.Id into teams
        from team in teams.DefaultIfEmpty()
        join owner in db.Set<Member>() on row.Account.OwnerId equals owner.Id into owners
        from owner in owners.DefaultIfEmpty()
        join colleague in db.Set<Member>() on row.Standing.WaitColleagueId equals colleague.Id into colleagues
        from colleague in colleagues.DefaultIfEmpty()
        select new Read(
            row.Account.Id, row.Account.Number, row.Account.Name, row.Account.NameKey, row.Account.Status, team.Name, owner.Name, row.Account.Segment,
            company.Code, company.TimeZone, row.Standing.Currency, row.Standing.OpenMinor, row.Standing.OverdueMinor, row.Standing.OldestDueOn,
            row.Standing.Priority, row.Standing.PromisedMinor, row.Standing.DisputedMinor, row.Standing.Reasons, row.Standing.WaitsFor, row.Standing.WaitReason, colleague.Name,
            row.Standing.WaitsSince, row.Standing.WaitConversationId);

    private static AccountListRow Row(Read row, Todays todays)
    {
        decimal Units(long minor) => new Money(minor, row.Currency).ToDecimal();
        return new AccountListRow(
            row.Id, row.Number, row.Name, row.Status, row.Team, row.Owner, row.Segment, row.Company, row.Currency.Code, Units(row.OpenMinor), Units(row.OverdueMinor),
            row.OldestDueOn is { } oldest ? Ageing.DaysOverdue(oldest, todays.In(row.TimeZone)) : null, row.Priority, Units(row.PromisedMinor),
            Units(row.DisputedMinor), [.. row.Reasons.Select(reason => ReasonRow.Of(reason, row.Currency))],
            WaitRow.Of(row.WaitsFor, row.WaitReason, row.Colleague, row.WaitsSince, row.WaitConversationId));
    }

    private static readonly CsvLayout<AccountListRow> Layout = new("accounts",
    [
        new("number", row => row.Number),
        new("name", row => row.Name),
        new("status", row => row.Status),
        new("team", row => row.Team),
        new("owner", row => row.Owner),
        new("segment", row => row.Segment),
        new("company", row => row.Company),
        new("currency", row => row.Currency),
        new("open", row => row.Open),
        new("overdue", row => row.Overdue),
        new("oldestDays", row => row.OldestDays),
        new("promised", row => row.Promised),
        new("disputed", row => row.Disputed),
        new("priority", row => row.Priority),
        new("waitsFor", row => row.Wait?.Who),
        new("waitColleague", row => row.Wait?.Colleague),
        new("waitReason", row => row.Wait?.Reason),
        new("waitsSince", row => row.Wait?.Since),
        new("reasons", row => row.Reasons.Select(reason => $"{reason.Code} {reason.Points:+0;-0;0}")),
    ]);

    private sealed class Listed
    {
        public required Account Account { get; init; }

        /// <summary>The account once more, as the index in the order of its name or number gives it.</summary>
        public required Account Ordered { get; init; }

        public required Standing Standing { get; init; }
    }

    private sealed record Read(
        long Id, string Number, string Name, string NameKey, AccountStatus Status, string? Team, string? Owner, string? Segment, string Company,
        string TimeZone, Currency Currency, long OpenMinor, long OverdueMinor, DateOnly? OldestDueOn, int Priority, long PromisedMinor,
        long DisputedMinor, List<PriorityReason> Reasons, Speaker WaitsFor, TurnReason? WaitReason, string? Colleague, DateTimeOffset? WaitsSince, long? WaitConversationId);
}
