using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

public enum ReceivableState
{
    Open,
    Closed,
    All,
}

/// <summary>How late an open item is: one of the buckets of the ageing, or all that are past due.</summary>
public enum ReceivableAge
{
    NotDue = AgeBucket.NotDue,
    Days1To30 = AgeBucket.Days1To30,
    Days31To60 = AgeBucket.Days31To60,
    Days61To90 = AgeBucket.Days61To90,
    Over90Days = AgeBucket.Over90Days,
    Overdue,
}

/// <param name="Bucket">By how late it is; only of what is open.</param>
/// <param name="Search">The first or last characters of a document, order or reference number.</param>
/// <param name="Company">The code of the company it is owed to.</param>
/// <param name="Only">Of these alone.</param>
public sealed record ReceivableFilter(
    ReceivableState State, ReceivableType? Type = null, ReceivableAge? Bucket = null, string? Search = null, string? Company = null, long? TeamId = null,
    long? OwnerId = null, IReadOnlyCollection<long>? Only = null);

/// <summary>A receivable in a list: what the pane shows of it, whose it is, and its printed form.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Company">The code of the company it is owed to.</param>
/// <param name="DaysOverdue">Counted from the account's own today; 0 where nothing is open.</param>
/// <param name="Promised">What open promises cover of it, in its currency.</param>
/// <param name="Disputed">What unresolved disputes contest of it.</param>
/// <param name="DocumentId">Its printed form, where we have it.</param>
public sealed record ReceivableListRow(
    long Id, long AccountId, string AccountNumber, string Account, ReceivableType Type, string DocumentNumber, string Line, string? OrderNumber,
    string? Reference, string Company, DateOnly IssuedOn, DateOnly DueOn, int DaysOverdue, string Currency, decimal Original, decimal Open,
    decimal Promised, decimal Disputed, long? DocumentId);

/// <summary>Receivables of one account or of all that the caller may see.</summary>
public sealed class ListReceivables(VyomiyraDb db, TimeProvider clock)
{
    /// <summary>Of so many, sorting all is less than walking along the order until a page of them was met.</summary>
    private const int Few = 5000;

    /// <summary>Of one account, the oldest due first.</summary>
    public async Task<Outcome<Listing<ReceivableListRow>>> OfAccountAsync(
        long accountId, ReceivableFilter filter, PageRequest page, Caller caller, CancellationToken cancellation)
    {
        if (await db.RefuseAccountAsync(accountId, caller, cancellation) is { } refusal)
        {
            return refusal;
        }

        var listed =
            from receivable in db.Receivables
            join account in db.Accounts on receivable.AccountId equals account.Id
            where account.Id == accountId
            select new Listed { Receivable = receivable, Account = account };
        return await ByDueDateAsync(await MatchingAsync(listed, filter, cancellation), "account.receivables", page, cancellation);
    }

    /// <summary>Across accounts: what is open by its due date, the oldest first; all others by when they came, the latest first.</summary>
    public async Task<Outcome<Listing<ReceivableListRow>>> AcrossAsync(ReceivableFilter filter, PageRequest page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var accounts = db.Accounts.VisibleTo(caller);
        accounts = filter.TeamId is { } team ? accounts.Where(account => account.TeamId == team) : accounts;
        accounts = filter.OwnerId is { } owner ? accounts.Where(account => account.OwnerId == owner) : accounts;
        var owed = filter.Company is { } company ? await OwedToAsync(company, cancellation) : db.Receivables;
        // Where many fit, the order's index leads and the first rows that fit are the page; where few do, they lead.
        var listed = filter.OwnerId is not null || !string.IsNullOrWhiteSpace(filter.Search) || await accounts.AreFewAsync(cancellation)
            ? from account in accounts join receivable in owed on account.Id equals receivable.AccountId select new Listed { Receivable = receivable, Account = account }
            : from receivable in owed from account in accounts where account.Id == receivable.AccountId select new Listed { Receivable = receivable, Account = account };
        listed = await MatchingAsync(listed, filter, cancellation);
        return filter.State == ReceivableState.Open
            ? await ByDueDateAsync(listed, "receivables.open", page, cancellation)
            : await ByArrivalAsync(listed, $"receivables.{filter.State}", page, cancellation);
    }

    private async Task<IQueryable<Receivable>> OwedToAsync(string code, CancellationToken cancellation)
    {
        var id = await db.Companies.Where(company => company.Code == code).Select(company => company.Id).FirstOrDefaultAsync(cancellation);
        var owed = db.Receivables.Where(receivable => receivable.CompanyId == id);
        // A company's few lead by its own index. Its many are told in the order's index, which the database would leave for the company's otherwise.
        return await owed.Take(Few + 1).CountAsync(cancellation) <= Few
            ? owed
            : db.Receivables.Where(receivable => db.Set<Company>().Any(row => row.Id == receivable.CompanyId && row.Id == id));
    }

    private async Task<IQueryable<Listed>> MatchingAsync(IQueryable<Listed> rows, ReceivableFilter filter, CancellationToken cancellation)
    {
        rows = filter.Bucket is { } bucket ? await InAsync(bucket, rows, cancellation) : rows;
        rows = string.IsNullOrWhiteSpace(filter.Search) ? rows : Named(filter.Search, rows);
        rows = filter.Only?.ToArray() is { } only ? rows.Where(row => EF.Parameter(only).Contains(row.Receivable.Id)) : rows;
        rows = filter.State switch
        {
            ReceivableState.Open => rows.Where(row => row.Receivable.OpenMinor != 0),
            ReceivableState.Closed => rows.Where(row => row.Receivable.OpenMinor == 0),
            ReceivableState.All => rows,
        };
        return filter.Type is { } type ? rows.Where(row => row.Receivable.Type == type) : rows;
    }

    /// <summary>Those whose numbers begin or end so. Each way of being named is a short walk along its index.</summary>
    private IQueryable<Listed> Named(string search, IQueryable<Listed> rows)
    {
        var key = ReferenceKey.Of(search);
        if (key.Length == 0)
        {
            return rows.Where(row => false);
        }

        var tail = ReferenceKey.Backwards(key)!;
        var named = Beginning(row => row.DocumentKey, key)
            .Union(Beginning(row => row.DocumentTail, tail))
            .Union(Beginning(row => row.OrderKey!, key))
            .Union(Beginning(row => row.OrderTail!, tail))
            .Union(Beginning(row => row.ReferenceKey!, key))
            .Union(Beginning(row => row.ReferenceTail!, tail));
        return rows.Where(row => named.Contains(row.Receivable.Id));

        IQueryable<long> Beginning(Expression<Func<Receivable, string>> number, string beginning) =>
            db.Receivables.Where(KeyRange.Between(number, beginning, beginning.PadRight(ReferenceKey.MaximumLength, 'Z'))).Select(row => row.Id);
    }

    private async Task<Outcome<Listing<ReceivableListRow>>> ByDueDateAsync(IQueryable<Listed> rows, string order, PageRequest page, CancellationToken cancellation) =>
        Cursor.Read<DateOnly>(page.Cursor, order, out var after) is { } broken
            ? broken
            : await ReadAsync(
                rows.Ascending(row => row.Receivable.DueOn, row => row.Receivable.Id, after), page, row => Cursor.Of(order, row.DueOn, row.Id), cancellation);

    private async Task<Outcome<Listing<ReceivableListRow>>> ByArrivalAsync(IQueryable<Listed> rows, string order, PageRequest page, CancellationToken cancellation) =>
        Cursor.Read<long>(page.Cursor, order, out var after) is { } broken
            ? broken
            : await ReadAsync(
                rows.Descending(row => row.Receivable.Id, row => row.Receivable.Id, after), page, row => Cursor.Of(order, row.Id, row.Id), cancellation);

    /// <summary>What an account's buckets are made of: invoices and debit notes, by the today of the company that keeps the account.</summary>
    private async Task<IQueryable<Listed>> InAsync(ReceivableAge bucket, IQueryable<Listed> rows, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (todays, utc) = (new Todays(now), DateOnly.FromDateTime(now.UtcDateTime));
        var companies = (await db.Companies.Select(company => new { company.Id, company.TimeZone }).ToListAsync(cancellation))
            .ToLookup(company => todays.In(company.TimeZone), company => company.Id);
        // Wherever a company is, its today is one of these three.
        var (west, here, east) = (On(utc.AddDays(-1)), On(utc), On(utc.AddDays(1)));
        return rows
            .Where(row => row.Receivable.OpenMinor > 0 && row.Receivable.DueOn >= west.From && row.Receivable.DueOn <= east.To)
            .Where(row => (west.Companies.Contains(row.Account.CompanyId) && row.Receivable.DueOn <= west.To)
                || (here.Companies.Contains(row.Account.CompanyId) && row.Receivable.DueOn >= here.From && row.Receivable.DueOn <= here.To)
                || (east.Companies.Contains(row.Account.CompanyId) && row.Receivable.DueOn >= east.From));

        (long[] Companies, DateOnly From, DateOnly To) On(DateOnly today)
        {
            var (from, to) = bucket == ReceivableAge.Overdue ? (DateOnly.MinValue, today.AddDays(-1)) : Ageing.DueDates((AgeBucket)bucket, today);
            return ([.. companies[today]], from, to);
        }
    }

    private Task<Listing<ReceivableListRow>> ReadAsync(IQueryable<Listed> sorted, PageRequest page, Func<Read, string> key, CancellationToken cancellation)
    {
        var todays = new Todays(clock.GetUtcNow());
        return page.ReadAsync(Shown(sorted), row => Row(row, todays), key, Layout, cancellation);
    }

    private IQueryable<Read> Shown(IQueryable<Listed> listed) =>
        from row in listed
        join keeper in db.Companies on row.Account.CompanyId equals keeper.Id
        join company in db.Companies on row.Receivable.CompanyId equals company.Id
        select new Read(
            row.Receivable.Id, row.Account.Id, row.Account.Number, row.Account.Name, keeper.TimeZone, row.Receivable.Type, row.Receivable.DocumentNumber,
            row.Receivable.Line, row.Receivable.OrderNumber, row.Receivable.Reference, company.Code, row.Receivable.IssuedOn, row.Receivable.DueOn,
            row.Receivable.Currency, row.Receivable.OriginalMinor, row.Receivable.OpenMinor,
            (from part in db.Set<PromisePart>()
             join promise in db.Set<Promise>() on part.PromiseId equals promise.Id
             where part.ReceivableId == row.Receivable.Id && promise.State == PromiseState.Open && promise.Currency == row.Receivable.Currency
             select part.RemainingMinor).Sum(),
            (from part in db.Set<DisputePart>()
             join dispute in db.Set<Dispute>() on part.DisputeId equals dispute.Id
             where part.ReceivableId == row.Receivable.Id && Dispute.Unresolved.Contains(dispute.State) && dispute.Currency == row.Receivable.Currency
             select part.RemainingMinor).Sum(),
            // A number that two companies, or two customers, share does not say whose document it is: see MatchDocuments.
            db.Set<InvoiceDocument>()
                .Where(document => document.DocumentKey == row.Receivable.DocumentKey
                    && !db.Set<Receivable>().Any(other => other.DocumentKey == row.Receivable.DocumentKey
                        && (other.AccountId != row.Receivable.AccountId || other.CompanyId != row.Receivable.CompanyId)))
                .OrderByDescending(document => document.Id)
                .Select(document => (long?)document.Id)
                .FirstOrDefault());

    private static ReceivableListRow Row(Read row, Todays todays)
    {
        decimal Units(long minor) => new Money(minor, row.Currency).ToDecimal();
        return new ReceivableListRow(
            row.Id, row.AccountId, row.AccountNumber, row.Account, row.Type, row.DocumentNumber, row.Line, row.OrderNumber, row.Reference, row.Company,
            row.IssuedOn, row.DueOn, row.OpenMinor == 0 ? 0 : Ageing.DaysOverdue(row.DueOn, todays.In(row.TimeZone)), row.Currency.Code,
            Units(row.OriginalMinor), Units(row.OpenMinor), Units(row.PromisedMinor), Units(row.DisputedMinor), row.DocumentId);
    }

    private static readonly CsvLayout<ReceivableListRow> Layout = new("receivables",
    [
        new("accountNumber", row => row.AccountNumber),
        new("account", row => row.Account),
        new("company", row => row.Company),
        new("type", row => row.Type),
        new("documentNumber", row => row.DocumentNumber),
        new("line", row => row.Line),
        new("orderNumber", row => row.OrderNumber),
        new("reference", row => row.Reference),
        new("issuedOn", row => row.IssuedOn),
        new("dueOn", row => row.DueOn),
        new("daysOverdue", row => row.DaysOverdue),
        new("currency", row => row.Currency),
        new("original", row => row.Original),
        new("open", row => row.Open),
        new("promised", row => row.Promised),
        new("disputed", row => row.Disputed),
    ]);

    private sealed class Listed
    {
        public required Receivable Receivable { get; init; }
        public required Account Account { get; init; }
    }

    private sealed record Read(
        long Id, long AccountId, string AccountNumber, string Account, string TimeZone, ReceivableType Type, string DocumentNumber, string Line,
        string? OrderNumber, string? Reference, string Company, DateOnly IssuedOn, DateOnly DueOn, Currency Currency, long OriginalMinor, long OpenMinor,
        long PromisedMinor, long DisputedMinor, long? DocumentId);
}
