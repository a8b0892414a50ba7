using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Disputes;

internal static class DisputeWorth
{
    /// <summary>An amount in the company's currency; null where there is no rate.</summary>
    public static async Task<Money?> WorthAsync(this VyomiyraDb db, Money amount, long companyId, DateOnly today, CancellationToken cancellation)
    {
        var currency = await db.Companies.Where(company => company.Id == companyId).Select(company => company.Currency).FirstAsync(cancellation);
        return (await db.RatesAsync([amount.Currency, currency], cancellation)).Convert(amount, currency, today);
    }
}
