using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>All imports, newest first.</summary>
public sealed class ListImportRuns(VyomiyraDb db)
{
    private const string Order = "imports";

    public async Task<Outcome<Listing<ImportRunRow>>> HandleAsync(PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (Cursor.Read<long>(page.Cursor, Order, out var after) is { } broken)
        {
            return broken;
        }

        return await page.ReadAsync(Rows(after), row => row, row => Cursor.Of(Order, row.Id, row.Id), Layout, cancellation);
    }

    internal IQueryable<ImportRunRow> Rows(Position<long>? after = null) =>
        from run in db.ImportRuns.Descending(run => run.Id, run => run.Id, after)
        join member in db.Set<Member>() on run.ActorId equals member.Id into members
        from member in members.DefaultIfEmpty()
        select new ImportRunRow(
            run.Id, run.Kind, run.Profile, run.FileName, run.State, member.Name ?? run.Authority, run.At, run.FinishedAt, run.Rows, run.Rejected, run.Created,
            run.Changed, run.Unchanged, run.Closed, run.Accounts);

    private static readonly CsvLayout<ImportRunRow> Layout = new("imports",
    [
        new("import", row => row.Id),
        new("kind", row => row.Kind),
        new("profile", row => row.Profile),
        new("file", row => row.FileName),
        new("state", row => row.State),
        new("by", row => row.By),
        new("at", row => row.At),
        new("finishedAt", row => row.FinishedAt),
        new("rows", row => row.Rows),
        new("rejected", row => row.Rejected),
        new("created", row => row.Created),
        new("changed", row => row.Changed),
        new("unchanged", row => row.Unchanged),
        new("closed", row => row.Closed),
        new("accounts", row => row.Accounts),
    ]);
}
