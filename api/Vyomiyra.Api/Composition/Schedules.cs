using Microsoft.Data.SqlClient;
using Quartz;
using Vyomiyra.Api.Conversations.Mailboxes;
using Vyomiyra.Api.Conversations.Receiving;
using Vyomiyra.Api.Conversations.Turns;
using Vyomiyra.Api.Conversations.Unmatched;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Disputes.Evidence;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Promises;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Api.Worklist;

namespace Vyomiyra.Api.Composition;

internal static class Schedules
{
    /// <summary>Beside as many mailboxes as may be read at once, whatever else is due finds a place.</summary>
    private const int JobsAtOnce = 2 * MailboxOptions.MostAtOnce;

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

            Every<IdempotencyPurge>(quartz, TimeSpan.FromHours(1));
            Every<PurgeUploads>(quartz, TimeSpan.FromHours(1));
            Every<AnchorHistory>(quartz, TimeSpan.FromMinutes(5));
            Every<StandingClock>(quartz, TimeSpan.FromMinutes(5));
            Every<PromiseClock>(quartz, TimeSpan.FromMinutes(1));
            Every<TurnClock>(quartz, TimeSpan.FromMinutes(1));
            Every<LookAgainClock>(quartz, TimeSpan.FromSeconds(30));
            Every<EraseUnmatched>(quartz, TimeSpan.FromHours(1));
            Every<AttendMailboxes>(quartz, TimeSpan.FromSeconds(5));
            Every<AttendEvidence>(quartz, TimeSpan.FromSeconds(5));
            Every<EraseEvidence>(quartz, TimeSpan.FromHours(6));
            quartz.AddJob<WorkOnEvidence>(job => job.WithIdentity(WorkOnEvidence.Key).StoreDurably());
            quartz.AddJob<WorkOnMailbox>(job => job.WithIdentity(WorkOnMailbox.Key).StoreDurably());
            quartz.ScheduleJob<WorkOnImports>(
                trigger => trigger.WithIdentity(nameof(WorkOnImports)).WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(5)).RepeatForever()),
                job => job.WithIdentity(WorkOnImports.Key));

            quartz.UseDefaultThreadPool(JobsAtOnce);

            // What is interrupted is taken up again: a run by whoever comes next, the others at their next time.
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs);
        });
        builder.Services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }

    private static void Every<TJob>(IQuartzBuilder quartz, TimeSpan interval)
        where TJob : class, IJob =>
        quartz.ScheduleJob<TJob>(trigger => trigger.WithIdentity(typeof(TJob).Name).WithSimpleSchedule(every => every.WithInterval(interval).RepeatForever()));
}
