using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>Looks for the open items in the scope of a full export that it does not name, and notes them. Nothing is closed yet.</summary>
public sealed class CompareRun(VyomiyraDb db, Work work, StageRows stage)
{
    private const int ItemsAtOnce = 2000;

    internal async Task RunAsync(HeldRun held, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(held);
        var run = await db.ImportRuns.AsNoTracking().SingleAsync(each => each.Id == held.Id, cancellation);
        var terms = ImportTerms.Of(run);
        var scope = terms.Full!;
        var companies = (await db.Companies.AsNoTracking().Where(company => scope.Companies.Contains(company.Code)).ToListAsync(cancellation)).ToDictionary(company => company.Id);
        using (var scratch = await stage.OpenAsync(run, cancellation))
        {
            while (await NextAsync(run, scope, companies, cancellation) is { Count: > 0 } items)
            {
                cancellation.ThrowIfCancellationRequested();
                var open = items.Where(item => item.IssuedOn <= run.AsOf(terms, companies[item.CompanyId])).ToList();
                var gone = open.Where(item => !scratch.Names(companies[item.CompanyId].Code, item.Type, item.DocumentNumber, item.Line)).Select(item => item.Id).ToArray();
                run = (await work.CommitAsync<ImportRun>(
                    Actor.System("import"), token => NoteAsync(held, open.Count, gone, items[^1].Id, token), cancellation)).Value;
                held.Saved(run);
            }
        }

        var compared = await work.CommitAsync<ImportRun>(Actor.System("import"), token => DecideAsync(held, token), cancellation);
        held.Saved(compared.Value);
        Scratch.Delete(stage.PathOf(held.Id));
    }

    private Task<List<Item>> NextAsync(ImportRun run, FullScope scope, Dictionary<long, Company> companies, CancellationToken cancellation)
    {
        var after = run.DoneThrough is null ? 0 : long.Parse(run.DoneThrough, CultureInfo.InvariantCulture);
        var ids = companies.Keys.ToArray();
        return db.Receivables
            .Where(row => row.Id > after && row.StatedOpenMinor != 0 && ids.Contains(row.CompanyId) && scope.Types.Contains(row.Type))
            .OrderBy(row => row.Id)
            .Select(row => new Item(row.Id, row.CompanyId, row.Type, row.DocumentNumber, row.Line, row.IssuedOn))
            .Take(ItemsAtOnce)
            .ToListAsync(cancellation);
    }

    private async Task<Outcome<ImportRun>> NoteAsync(HeldRun held, int inScope, long[] gone, long through, CancellationToken cancellation)
    {
        var rows = gone.Length == 0 ? [] : await db.Receivables.AsNoTracking().Where(row => EF.Parameter(gone).Contains(row.Id)).ToListAsync(cancellation);
        await db.BulkInsertAsync(
            [
                .. rows.Select(row => new ImportChange
                {
                    RunId = held.Id,
                    AccountId = row.AccountId,
                    ReceivableId = row.Id,
                    Kind = ImportChangeKind.ToClose,
                    Before = ReceivableImage.Of(row).ToJson(),
                }),
            ],
            cancellation);
        var run = await held.OpenAsync(db, cancellation);
        (run.InScope, run.ToClose, run.DoneThrough) = (run.InScope + inScope, run.ToClose + rows.Count, through.ToString(CultureInfo.InvariantCulture));
        return run;
    }

    private async Task<Outcome<ImportRun>> DecideAsync(HeldRun held, CancellationToken cancellation)
    {
        var run = await held.OpenAsync(db, cancellation);
        run.Compared(work.Now);
        if (run.State == ImportState.Finished)
        {
            await RunDays.StateAsync(db, run, cancellation);
        }

        return run;
    }

    private sealed record Item(long Id, long CompanyId, ReceivableType Type, string DocumentNumber, string Line, DateOnly IssuedOn);
}
