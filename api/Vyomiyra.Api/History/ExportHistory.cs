using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.History;

/// <summary>Which part of the history is asked for: of one account, of one company, of a period, or what is in all that are given.</summary>
/// <param name="Account">Of one account alone.</param>
/// <param name="Company">Of the company by this code alone: its own lines and those of the accounts that it keeps.</param>
/// <param name="From">The first day, in UTC.</param>
/// <param name="To">The last day, in UTC.</param>
public sealed record HistoryPart(long? Account, string? Company, DateOnly? From, DateOnly? To)
{
    /// <summary>The first instant of it.</summary>
    internal DateTimeOffset? Start => From is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    /// <summary>The last instant of it.</summary>
    internal DateTimeOffset? End => To is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero) : null;

    internal Refusal? Refuse() => this switch
    {
        { Account: null, Company: null, From: null, To: null } =>
            Refusal.Invalid("account", "part_required", "Say of which account, of which company or of which period: account, company, from, to."),
        { From: { } from, To: { } to } when from > to => Refusal.Invalid("to", "period_reversed", "The last day lies before the first."),
        _ => null,
    };
}

/// <summary>
/// Gives a part of the history away, in the order in which it was written. It is read page after page while it is sent, up to the line that was
/// the last when it began, so that nothing is held however long it is.
/// </summary>
public sealed class ExportHistory(VyomiyraDb db)
{
    private const int LinesAtOnce = 1000;

    /// <summary>What the caller may see of it: lines about no account are for those who work for all teams.</summary>
    public async Task<Outcome<HistoryExport>> RunAsync(HistoryPart part, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(caller);
        if (part.Account is { } account && await db.RefuseAccountAsync(account, caller, cancellation) is { } unseen)
        {
            return unseen;
        }

        var lines = db.Activities.AsNoTracking();
        return await RunAsync(
            part,
            caller.SeesAllTeams ? lines : lines.Where(line => db.Set<Account>().VisibleTo(caller).Any(row => row.Id == line.AccountId)),
            cancellation);
    }

    /// <summary>All of it, for whoever holds the machine.</summary>
    public Task<Outcome<HistoryExport>> RunAsync(HistoryPart part, CancellationToken cancellation) => RunAsync(part, db.Activities.AsNoTracking(), cancellation);

    private async Task<Outcome<HistoryExport>> RunAsync(HistoryPart part, IQueryable<Activity> lines, CancellationToken cancellation)
    {
        if (part.Refuse() is { } refusal)
        {
            return refusal;
        }

        lines = part.Account is { } account ? lines.Where(line => line.AccountId == account) : lines;
        lines = part.Start is { } start ? lines.Where(line => line.At >= start) : lines;
        lines = part.End is { } end ? lines.Where(line => line.At <= end) : lines;
        if (part.Company is { } code)
        {
            if (await db.Companies.Where(row => row.Code == code).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellation) is not { } company)
            {
                return Refusal.Invalid("company", "unknown_company", $"There is no company '{code}'.");
            }

            var chain = CompanyFact.ChainOf(company);
            lines = lines.Where(line => line.Chain == chain || db.Set<Account>().Any(row => row.Id == line.AccountId && row.CompanyId == company));
        }

        var last = await db.Activities.MaxAsync(line => (long?)line.Id, cancellation) ?? 0;
        return new HistoryExport(token => ReadAsync(lines.Where(line => line.Id <= last), token));
    }

    private async IAsyncEnumerable<HistoryLine> ReadAsync(
        IQueryable<Activity> lines, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var after = 0L; ;)
        {
            var page = await PageAsync(lines, after, cancellation);
            foreach (var line in page)
            {
                yield return line;
            }

            if (page.Count < LinesAtOnce)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }

    private Task<List<HistoryLine>> PageAsync(IQueryable<Activity> lines, long after, CancellationToken cancellation) =>
        (from line in lines.Where(line => line.Id > after).OrderBy(line => line.Id).Take(LinesAtOnce)
         join account in db.Accounts on line.AccountId equals account.Id into accounts
         from account in accounts.DefaultIfEmpty()
         join member in db.Set<Member>() on line.ActorId equals member.Id into members
         from member in members.DefaultIfEmpty()
         join personal in db.ActivityPersonalData on line.Id equals personal.ActivityId into personals
         from personal in personals.DefaultIfEmpty()
         orderby line.Id
         select new HistoryLine(
             line.Id, line.Chain, line.Sequence, line.AccountId, account.Number, line.Kind, line.At, line.ActorKind, line.ActorId, member.Name, line.Authority,
             line.Details, personal.Json, personal.Salt, line.PersonalCommitment, line.PreviousHash, line.Hash)).ToListAsync(cancellation);
}

/// <summary>A part of the history, to be written once.</summary>
public sealed class HistoryExport(Func<CancellationToken, IAsyncEnumerable<HistoryLine>> read)
{
    public const string JsonLines = "application/x-ndjson";

    /// <summary>As CSV or as JSON lines, while it is read.</summary>
    public Task WriteAsync(bool isCsv, Stream output, CancellationToken cancellation) => isCsv
        ? HistoryLine.Layout.WriteAsync(read(cancellation), output, cancellation)
        : HistoryLine.WriteJsonLinesAsync(read(cancellation), output, cancellation);
}
