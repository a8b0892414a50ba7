using Microsoft.Data.SqlClient;
using Quartz;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;

namespace Vyomiyra.Api.Composition;

internal static class Schedules
{
    /// <summary>
    /// What happens by the clock. With a server the schedules lie in the same database and one node of many runs each; with SQLite there is one
    /// node, and they lie in memory.
    /// </summary>
    public static void AddSchedules(this WebApplicationBuilder builder)
    {
        var database = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        builder.Services.AddQuartz(quartz =>
        {
            if (database.Provider == DatabaseProvider.SqlServer)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.UseSqlServer(SqlClientFactory.Instance, database.ConnectionString!);
                    store.UseClustering();
                    store.ProvisionSchema();
                });
            }
            else
            {
                quartz.UseInMemoryStore();
            }

            quartz.ScheduleJob<IdempotencyPurge>(trigger => trigger
                .WithIdentity(nameof(IdempotencyPurge))
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromHours(1)).RepeatForever()));
        });
        builder.Services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
