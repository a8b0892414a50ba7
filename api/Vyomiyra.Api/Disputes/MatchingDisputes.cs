using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <param name="State">Those in this state.</param>
/// <param name="IsUnresolved">Those that are being settled, in whichever state.</param>
/// <param name="ReasonCode">For this reason.</param>
/// <param name="OwnerId">Which of us sees to them.</param>
/// <param name="TeamId">Whose accounts.</param>
/// <param name="AccountId">Of this account.</param>
/// <param name="OlderThanDays">Opened at least so many days ago.</param>
/// <param name="IsOverdue">Being settled past the day by which they should have been.</param>
/// <param name="AwaitsApproval">With a credit that a second person must agree to.</param>
public sealed record DisputeFilter(
    DisputeState? State = null, bool IsUnresolved = false, string? ReasonCode = null, long? OwnerId = null, long? TeamId = null, long? AccountId = null,
    int? OlderThanDays = null, bool IsOverdue = false, bool AwaitsApproval = false);

/// <summary>The disputes that the caller may see and asks for.</summary>
public sealed class MatchingDisputes(VyomiyraDb db, TimeProvider clock)
{
    public async Task<IQueryable<Dispute>> FindAsync(DisputeFilter filter, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var accounts = db.Accounts.VisibleTo(caller);
        accounts = filter.TeamId is { } team ? accounts.Where(account => account.TeamId == team) : accounts;
        var disputes = db.Disputes.AsNoTracking().Where(dispute => accounts.Any(account => account.Id == dispute.AccountId));
        disputes = filter.AccountId is { } account ? disputes.Where(dispute => dispute.AccountId == account) : disputes;
        disputes = filter.OwnerId is { } owner ? disputes.Where(dispute => dispute.OwnerId == owner) : disputes;
        disputes = filter.ReasonCode is { } reason ? disputes.Where(dispute => dispute.ReasonCode == reason) : disputes;
        disputes = filter.State is { } state ? disputes.Where(dispute => dispute.State == state) : disputes;
        disputes = filter.IsUnresolved || filter.IsOverdue ? disputes.Where(dispute => Dispute.Unresolved.Contains(dispute.State)) : disputes;
        if (filter.OlderThanDays is { } days)
        {
            var before = clock.GetUtcNow().AddDays(-Math.Clamp(days, 0, 36_500));
            disputes = disputes.Where(dispute => dispute.OpenedAt <= before);
        }

        disputes = filter.AwaitsApproval
            ? disputes.Where(dispute => db.Set<DisputeResolution>().Any(row => row.DisputeId == dispute.Id && row.NeedsApproval && row.IsApproved == null))
            : disputes;
        return filter.IsOverdue ? await OverdueAsync(disputes, cancellation) : disputes;
    }

    /// <summary>By the today of the company that keeps the account.</summary>
    private async Task<IQueryable<Dispute>> OverdueAsync(IQueryable<Dispute> disputes, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (todays, utc) = (new Todays(now), DateOnly.FromDateTime(now.UtcDateTime));
        var companies = (await db.Companies.Select(company => new { company.Id, company.TimeZone }).ToListAsync(cancellation))
            .ToLookup(company => todays.In(company.TimeZone), company => company.Id);
        // Wherever a company is, its today is one of these three.
        var (yesterday, tomorrow) = (utc.AddDays(-1), utc.AddDays(1));
        long[] west = [.. companies[yesterday]], east = [.. companies[tomorrow]];
        return from dispute in disputes
               join account in db.Accounts on dispute.AccountId equals account.Id
               where dispute.DueOn < (west.Contains(account.CompanyId) ? yesterday : east.Contains(account.CompanyId) ? tomorrow : utc)
               select dispute;
    }
}
