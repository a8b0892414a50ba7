using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>All imports, newest first.</summary>
public sealed class ListImportRuns(VyomiyraDb db)
{
    public async Task<Page<ImportRunRow>> HandleAsync(string? cursor, int size, CancellationToken cancellation)
    {
        var before = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : long.MaxValue;
        var rows = await (
            from run in db.ImportRuns
            where run.Id < before
            orderby run.Id descending
            select new ImportRunRow(
                run.Id, run.Kind, run.Profile, run.FileName, run.State, db.Set<Member>().Where(member => member.Id == run.ActorId).Select(member => member.Name).FirstOrDefault() ?? run.Authority,
                run.At, run.FinishedAt, run.Rows, run.Rejected, run.Created, run.Changed, run.Unchanged, run.Closed, run.Accounts))
            .Take(Page.Reading(size)).ToListAsync(cancellation);
        return Page.Of(rows, size, row => row.Id.ToString(CultureInfo.InvariantCulture));
    }
}
