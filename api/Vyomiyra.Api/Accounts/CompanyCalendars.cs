using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Accounts;

/// <summary>The calendars of our companies. They change when holidays are imported, so a copy serves for a minute.</summary>
public sealed class CompanyCalendars(VyomiyraDb db, IMemoryCache cache)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    public async Task<BusinessCalendar> OfAsync(long companyId, CancellationToken cancellation) =>
        (await cache.GetOrCreateAsync(
            (nameof(CompanyCalendars), companyId),
            async entry =>
            {
                entry.AbsoluteExpirationRelativeToNow = Lifetime;
                return (await db.Companies.AsNoTracking().FirstAsync(company => company.Id == companyId, cancellation)).Calendar();
            }))!;
}
