using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>Brings in dated exchange rates: date, from, to, and how many units of "to" one unit of "from" is worth.</summary>
public sealed class ImportRates(VyomiyraDb db, ImportFiles files, ImportRuns runs)
{
    private const int ChunkSize = 4000;
    private const int Decimals = 12;
    private const decimal LargestRate = 1_000_000_000_000;
    private static readonly TableCell[] Columns =
    [
        FixedLayout.Column("date", CellUse.Date), FixedLayout.Column("from"), FixedLayout.Column("to"), FixedLayout.Column("rate", CellUse.Amount),
    ];

    public Task<Outcome<ImportReport>> RunAsync(Stream content, string fileName, Actor by, CancellationToken cancellation) =>
        runs.ImportAsync(files, ImportKind.Rates, content, fileName, by, PublishAsync, cancellation);

    private async Task<Func<long, IEnumerable<Fact>>> PublishAsync(StoredFile file, ImportTally tally, CancellationToken cancellation)
    {
        var seen = new HashSet<(Currency, Currency, DateOnly)>();
        var touched = new Dictionary<Currency, (int Created, int Changed)>();
        foreach (var chunk in file.Rows(Columns, tally, (cells, _) => Read(cells, seen)).Chunk(ChunkSize))
        {
            var (first, last) = (chunk.Min(rate => rate.Date), chunk.Max(rate => rate.Date));
            var stored = await db.ExchangeRates
                .Where(rate => rate.Date >= first && rate.Date <= last)
                .ToDictionaryAsync(rate => (rate.From, rate.To, rate.Date), cancellation);
            var created = new List<ExchangeRate>();
            foreach (var rate in chunk)
            {
                if (!stored.TryGetValue((rate.From, rate.To, rate.Date), out var before))
                {
                    created.Add(rate);
                    Touch(rate, 1, 0);
                }
                else if (before.Rate != rate.Rate)
                {
                    before.Rate = rate.Rate;
                    tally.Changed++;
                    Touch(rate, 0, 1);
                }
                else
                {
                    tally.Unchanged++;
                }
            }

            tally.Created += created.Count;
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            await db.BulkInsertAsync(created, cancellation);
        }

        var companies = await db.Companies.Select(company => new { company.Id, company.Currency }).ToListAsync(cancellation);
        return runId => companies
            .Where(company => touched.ContainsKey(company.Currency))
            .Select(company => new RatesImported(company.Id, runId, touched[company.Currency].Created, touched[company.Currency].Changed));

        void Touch(ExchangeRate rate, int created, int changed)
        {
            foreach (var currency in (ReadOnlySpan<Currency>)[rate.From, rate.To])
            {
                var counts = touched.GetValueOrDefault(currency);
                touched[currency] = (counts.Created + created, counts.Changed + changed);
            }
        }
    }

    private static ExchangeRate? Read(ImportCells cells, HashSet<(Currency, Currency, DateOnly)> seen)
    {
        var date = cells.Date(0, FixedLayout.Dates);
        var from = cells.Currency(1);
        var to = cells.Currency(2);
        var text = cells.Needed(3, 40);
        var fault = AmountText.Read(text, '.', null, out var rate);
        if (text.Length > 0 && (fault is not null || rate is <= 0 or >= LargestRate))
        {
            cells.Reject(3, "bad_rate", "A rate is a number above zero with a point before the decimals.");
        }
        else if (decimal.Round(rate, Decimals) != rate)
        {
            cells.Reject(3, "too_many_decimals", $"A rate has at most {Decimals} decimals.");
        }

        if (from is not null && from == to)
        {
            cells.Reject(2, "same_currency", "A currency has no rate to itself.");
        }

        if (!cells.IsRejected && !seen.Add((from!.Value, to!.Value, date!.Value)))
        {
            cells.Reject(3, "duplicate_key", "The file has this rate twice.");
        }

        return cells.IsRejected ? null : new ExchangeRate { Date = date!.Value, From = from!.Value, To = to!.Value, Rate = rate };
    }
}
