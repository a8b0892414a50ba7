using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Receivables;

public static class KnownRates
{
    /// <summary>The rates among some currencies; nothing is read where there is one.</summary>
    public static async Task<ExchangeRates> RatesAsync(this VyomiyraDb db, IEnumerable<Currency> currencies, CancellationToken cancellation)
    {
        var all = currencies.Distinct().ToArray();
        return all.Length < 2
            ? ExchangeRates.None
            : new ExchangeRates(await db.ExchangeRates.AsNoTracking().Where(rate => EF.Parameter(all).Contains(rate.From) && EF.Parameter(all).Contains(rate.To)).ToListAsync(cancellation));
    }
}
