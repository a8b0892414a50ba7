namespace Vyomiyra.Api.History;

public static class HistoryServices
{
    public static void AddHistory(this IServiceCollection services)
    {
        services.AddOptions<HistoryOptions>().BindConfiguration(HistoryOptions.Section);
        services.AddSingleton<AnchorFile>();
        services.AddScoped<AnchorHistory>();
        services.AddScoped<VerifyHistory>();
        services.AddScoped<ReadTimeline>();
        services.AddScoped<ExportHistory>();
    }
}
