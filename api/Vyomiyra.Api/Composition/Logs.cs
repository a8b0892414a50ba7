using Serilog;

namespace Vyomiyra.Api.Composition;

internal static class Logs
{
    /// <summary>All logging goes through Serilog, as the configuration section "Serilog" says.</summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(
            new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).Enrich.FromLogContext().CreateLogger(), dispose: true);
    }
}
