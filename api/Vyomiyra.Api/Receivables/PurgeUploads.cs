using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>Deletes uploaded files that nobody has needed for as long as is configured. What their imports did stays on record, and that the file is gone.</summary>
[DisallowConcurrentExecution]
public sealed class PurgeUploads(VyomiyraDb db, Work work, ImportFiles files, IOptions<ImportOptions> options, TimeProvider clock) : IJob
{
    /// <summary>Nothing of the run can need its file any more.</summary>
    private static readonly ImportState[] Done = [ImportState.Finished, ImportState.Failed, ImportState.Cancelled, ImportState.Undone];

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var then = clock.Now().AddDays(-options.Value.KeepUploadsDays);
        foreach (var hash in files.UnusedSince(then).ToList())
        {
            var mayGo = await work.CommitAsync(Actor.System("retention"), token => RecordAsync(hash, token), cancellation);
            // Who uploaded it anew meanwhile needs it.
            if (mayGo.Value && files.IsUnusedSince(hash, then))
            {
                files.Delete(hash);
            }
        }
    }

    /// <summary>Answers whether the file may go. It goes only then: what is not on record has not happened.</summary>
    private async Task<Outcome<bool>> RecordAsync(string hash, CancellationToken cancellation)
    {
        var runs = await db.ImportRuns.Where(run => run.ContentHash == hash).OrderBy(run => run.Id).ToListAsync(cancellation);
        if (!runs.TrueForAll(run => Done.Contains(run.State)))
        {
            return false;
        }

        foreach (var run in runs)
        {
            run.FilePurgedAt = work.Now;
        }

        work.Record(new ImportFilePurged(hash, [.. runs.Select(run => run.Id)]));
        return true;
    }
}
