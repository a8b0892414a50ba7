using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <summary>Whether a credit needs a second person, by its amount and by what the account was credited of late.</summary>
public sealed class CreditApprovals(VyomiyraDb db, CompanyCalendars calendars, IOptions<DisputeOptions> options)
{
    public async Task<bool> AreNeededAsync(Dispute dispute, Money credited, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(dispute);
        if (credited.Minor <= 0)
        {
            return false;
        }

        var company = await (
            from account in db.Accounts
            join keeping in db.Companies on account.CompanyId equals keeping.Id
            where account.Id == dispute.AccountId
            select new { keeping.Id, keeping.Currency }).FirstAsync(cancellation);
        var today = (await calendars.OfAsync(company.Id, cancellation)).DateOf(now);
        var since = now.AddDays(-CreditLimits.Days);
        // What is open again and was credited before counts whenever that was.
        var before = await db.Disputes
            .Where(row => row.AccountId == dispute.AccountId && row.CreditedMinor > 0 && (row.ClosedAt == null || row.ClosedAt >= since))
            .Select(row => new { row.CreditedMinor, row.Currency }).ToListAsync(cancellation);
        var rates = await db.RatesAsync([company.Currency, credited.Currency, .. before.Select(each => each.Currency)], cancellation);
        Money? Worth(Money amount) => rates.Convert(amount, company.Currency, today);
        return options.Value.LimitsIn(company.Currency).NeedApproval(
            Worth(credited), Worth(new Money(dispute.CreditedMinor, dispute.Currency)), before.Select(each => Worth(new Money(each.CreditedMinor, each.Currency))));
    }
}
