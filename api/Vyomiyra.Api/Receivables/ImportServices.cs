namespace Vyomiyra.Api.Receivables;

public static class ImportServices
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton(_ => new ImportProfiles())
        .AddScoped<ImportRuns>()
        .AddScoped<PublishReceivables>()
        .AddScoped<ImportReceivables>()
        .AddScoped<ImportCompanies>()
        .AddScoped<ImportHolidays>()
        .AddScoped<ImportRates>();
}
