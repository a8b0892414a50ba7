using System.Text;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>Companies, their holidays, and exchange rates.</summary>
public sealed class ImportReferenceDataTests : IAsyncLifetime
{
    private ImportHouse house = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => house = await ImportHouse.OpenAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Companies_come_and_change_each_with_its_fact()
    {
        var report = await Companies("1000,Halden GmbH,EUR,Europe/Berlin,DE", "3000,Halden KK,JPY,Asia/Tokyo,JP", "2000,Halden Instruments Inc.,USD,America/New_York,");

        Assert.Equal((1, 1, 1, 0), (report.Created, report.Changed, report.Unchanged, report.Rejected));
        Assert.Equal(
            [$$"""{"runId":{{report.RunId}},"created":false,"changes":["name","country"]}""", $$"""{"runId":{{report.RunId}},"created":true,"changes":[]}"""],
            await house.QueryAsync("SELECT Details FROM Activities WHERE Kind = 'company_imported' ORDER BY Id"));
    }

    [Theory]
    [InlineData("unknown_time_zone", "timezone", "3000,X,EUR,Mars/Olympus,DE")]
    [InlineData("unknown_time_zone", "timezone", "3000,X,EUR,W. Europe Standard Time,DE")]
    [InlineData("bad_country", "country", "3000,X,EUR,Europe/Berlin,d1")]
    [InlineData("unknown_currency", "currency", "3000,X,EURO,Europe/Berlin,DE")]
    [InlineData("missing_value", "code", ",X,EUR,Europe/Berlin,DE")]
    public async Task An_impossible_company_is_rejected_with_its_column(string code, string column, string row)
    {
        var report = await Companies(row);

        Assert.Equal((code, column, 2), (report.Rejects[0].Code, report.Rejects[0].Column, report.Rejects[0].Line));
        Assert.Equal(1, report.Rejected);
    }

    [Fact]
    public async Task A_company_that_keeps_accounts_keeps_its_currency()
    {
        await house.ImportAsync(Csv.Of(Csv.Row()));

        Assert.Equal("currency_in_use", (await Companies("1000,Halden GmbH,USD,Europe/Berlin,DE")).Rejects[0].Code);
        Assert.Equal(1, (await Companies("2000,Halden Inc.,CAD,America/New_York,US")).Changed);
    }

    [Fact]
    public async Task Holidays_belong_to_a_company()
    {
        var report = await Holidays("1000,2026-12-25,Christmas", "1000,2026-12-25,Again", "9999,2026-12-25,Christmas", "1000,25.12.2026,Christmas");
        var renamed = await Holidays("1000,2026-12-25,Christmas Day");

        Assert.Equal((1, 3), (report.Created, report.Rejected));
        Assert.Equal(["duplicate_key", "unknown_company", "bad_date"], report.Rejects.Select(reject => reject.Code));
        Assert.Equal(1, renamed.Changed);
        Assert.Equal(["2026-12-25|Christmas Day"], await house.QueryAsync("SELECT Date, Name FROM CompanyHolidays"));
        Assert.Equal(["2"], await house.QueryAsync("SELECT count(*) FROM Activities WHERE Kind = 'holidays_imported'"));
    }

    [Fact]
    public async Task Rates_come_by_date_and_tell_the_companies_of_either_currency()
    {
        var report = await Rates("2026-11-20,USD,EUR,0.861234567891", "2026-11-20,JPY,EUR,0.0055", "2026-11-21,GBP,CHF,1.1");
        var changed = await Rates("2026-11-20,JPY,EUR,0.0056");

        Assert.Equal((3, 1), (report.Created, changed.Changed));
        Assert.Equal(["0.861234567891", "0.0056", "1.1"], await house.QueryAsync("SELECT Rate FROM ExchangeRates ORDER BY Id"));
        Assert.Equal(
            ["1000|2|0", "2000|1|0", "1000|0|1"],
            await house.QueryAsync(
                """
                SELECT Code, json_extract(Details, '$.created'), json_extract(Details, '$.changed')
                FROM Activities v JOIN Companies c ON v.Chain = 'company:' || c.Id WHERE Kind = 'rates_imported' ORDER BY v.Id
                """));
    }

    [Theory]
    [InlineData("same_currency", "2026-11-20,EUR,EUR,1")]
    [InlineData("bad_rate", "2026-11-20,USD,EUR,0")]
    [InlineData("bad_rate", "2026-11-20,USD,EUR,-1.2")]
    [InlineData("bad_rate", "2026-11-20,USD,EUR,\"0,86\"")]
    [InlineData("bad_rate", "2026-11-20,USD,EUR,1000000000000")]
    [InlineData("too_many_decimals", "2026-11-20,USD,EUR,0.1234567891234")]
    [InlineData("date_out_of_range", "1900-01-01,USD,EUR,1")]
    public async Task An_impossible_rate_is_rejected(string code, string row) => Assert.Equal(code, Assert.Single((await Rates(row)).Rejects).Code);

    [Fact]
    public async Task The_same_files_again_write_nothing()
    {
        async Task All()
        {
            await Companies("3000,Halden KK,JPY,Asia/Tokyo,JP");
            await Holidays("1000,2026-12-25,Christmas");
            await Rates("2026-11-20,USD,EUR,0.8612", "2026-11-20,USD,USD,1");
        }

        await All();
        var before = await house.EverythingAsync();
        await All();

        Assert.Equal(before, await house.EverythingAsync());
    }

    private Task<ImportReport> Companies(params string[] rows) => Run<ImportCompanies>((use, file) => use.RunAsync(file, "f", ImportHouse.Jonas, Cancellation), "code,name,currency,timezone,country", rows);

    private Task<ImportReport> Holidays(params string[] rows) => Run<ImportHolidays>((use, file) => use.RunAsync(file, "f", ImportHouse.Jonas, Cancellation), "company,date,name", rows);

    private Task<ImportReport> Rates(params string[] rows) => Run<ImportRates>((use, file) => use.RunAsync(file, "f", ImportHouse.Jonas, Cancellation), "date,from,to,rate", rows);

    private async Task<ImportReport> Run<T>(Func<T, Stream, Task<Outcome<ImportReport>>> run, string heading, string[] rows)
        where T : notnull
    {
        var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(heading))));
        return (await house.WithAsync<T, Outcome<ImportReport>>(use => run(use, file))).Value;
    }
}
