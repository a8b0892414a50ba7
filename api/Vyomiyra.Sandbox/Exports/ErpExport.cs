using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Sandbox.Seed;
using Vyomiyra.Sandbox.Seed.Ledger;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Exports;

/// <summary>
/// <c>GET /sandbox/export/{name}.csv</c>: what the ERP would export on the day the sandbox was created: companies, holidays, rates and
/// receivables, in UTF-8 with a header row, ISO dates, and amounts with a point.
/// </summary>
public sealed class ErpExport
{
    readonly SandboxStore store;

    internal ErpExport(SandboxStore store) => this.store = store;

    internal Results<ContentHttpResult, NotFound> Handle(string name) =>
        Read(name) is { } csv ? TypedResults.Text(csv, "text/csv; charset=utf-8") : TypedResults.NotFound();

    /// <summary>The export of that name as text; null where there is none.</summary>
    public string? Read(string name)
    {
        var ledger = SeedFiles.Read<LedgerSeed>("ledger.json");
        var today = Today();
        return name switch
        {
            "companies" => Companies(ledger),
            "holidays" => HolidayDates(ledger, today),
            "rates" => RateDates(ledger, today),
            "receivables" => Receivables(ledger, today),
            _ => null,
        };
    }

    /// <summary>The invoices that the seeded mail speaks of, as PDF with the names of their files; of the others there is no printed form.</summary>
    public IEnumerable<(string Name, byte[] Content)> Invoices()
    {
        var ledger = SeedFiles.Read<LedgerSeed>("ledger.json");
        var companies = ledger.Companies.ToDictionary(company => company.Code, company => company.Name);
        return ledger.Accounts.SelectMany(account => OpenItems.Known(account, Today()))
            .Select(item => ($"Invoice {item.Number}.pdf", PrintedInvoice.Of(item, companies[item.Account.Company])));
    }

    DateOnly Today() => DateOnly.FromDateTime(Instant.Parse(store.Setting(Seeder.SeededOn)!).UtcDateTime);

    static string Companies(LedgerSeed ledger) => Csv.Of(
        "code,name,currency,timezone,country",
        ledger.Companies.Select(company => new[] { company.Code, company.Name, company.Currency, company.Timezone, company.Country }));

    static string HolidayDates(LedgerSeed ledger, DateOnly today) => Csv.Of(
        "company,date,name",
        from company in ledger.Companies
        from year in (int[])[today.Year, today.Year + 1]
        from holiday in Holidays.Of(company.Country, year)
        select new[] { company.Code, Iso(holiday.Date), holiday.Name });

    static string RateDates(LedgerSeed ledger, DateOnly today) => Csv.Of(
        "date,from,to,rate",
        Rates.Until(today, ledger).Select(item =>
            new[] { Iso(item.Date), item.Rate.From, item.Rate.To, item.Rate.Rate.ToString(CultureInfo.InvariantCulture) }));

    static string Receivables(LedgerSeed ledger, DateOnly today) => Csv.Of(
        "company,account,name,domain,contact,email,language,segment,team,type,number,line,order,reference,issued,due,currency,original,open",
        OpenItems.On(today, ledger).GroupBy(item => item.Account).SelectMany(items => items.Select((item, i) => Row(item, i))));

    /// <summary>An account's contacts take turns on its rows, as they stand on the orders.</summary>
    static string?[] Row(OpenItem item, int i)
    {
        var account = item.Account;
        var contact = account.Contacts[i % account.Contacts.Count].TrimEnd('>').Split(" <");
        return
        [
            account.Company, account.Account, account.Name, account.Domain, contact[0], contact[1], account.Language, account.Segment, account.Team,
            item.Type, item.Number, "1", item.Order, item.Reference, Iso(item.Issued), Iso(item.Due), item.Currency,
            OpenItems.Money(item.Original, item.Currency), OpenItems.Money(item.Open, item.Currency),
        ];
    }

    static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
