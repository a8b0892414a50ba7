using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>What comes in: by whose format, under which name, and what tells it from any other delivery.</summary>
public sealed record ImportSource(ImportKind Kind, string Profile, string Name, string ContentHash);

/// <param name="RunId">The run; where <paramref name="Repeated"/>, the earlier one that had brought the same.</param>
/// <param name="Kind">What came in.</param>
/// <param name="Repeated">The same had come in before and nothing was to change, so nothing was written.</param>
/// <param name="Rows">Rows below the heading.</param>
/// <param name="Created">Rows that were new.</param>
/// <param name="Changed">Rows that differed from what was stored.</param>
/// <param name="Unchanged">Rows that were stored as they are.</param>
/// <param name="Rejected">Rows that did not land.</param>
/// <param name="Rejects">Why not, cell by cell; the first ten thousand.</param>
/// <param name="Notices">What is odd about rows that landed.</param>
public sealed record ImportReport(
    long RunId, ImportKind Kind, bool Repeated, int Rows, int Created, int Changed, int Unchanged, int Rejected,
    IReadOnlyList<ImportReportIssue> Rejects, IReadOnlyList<ImportReportIssue> Notices)
{
    /// <summary>Items that a full export no longer names and that were closed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Closed { get; init; }

    /// <summary>Why nothing was closed yet and a person must say whether it may; absent where nobody need.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AwaitsApproval { get; init; }
}

public sealed record ImportReportIssue(int Line, string? Column, string? Value, string Code, string Reason);

/// <summary>Writes what one run brings. It answers with the facts to record once the run has its number; none, where nothing changed.</summary>
public delegate Task<Func<long, IEnumerable<Fact>>> Publish(ImportTally tally, CancellationToken cancellation);

/// <summary>One import, in one transaction: its rows, its run with the issues, its facts, or nothing.</summary>
public sealed class ImportRuns(VyomiyraDb db, Work work)
{
    public async Task<Outcome<ImportReport>> RunAsync(ImportSource source, Actor by, Publish publish, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(publish);
        try
        {
            return await work.CommitAsync(by, token => PublishAsync(source, by, publish, token), cancellation);
        }
        catch (UnreadableFileException fault)
        {
            return fault.Refusal;
        }
    }

    private async Task<Outcome<ImportReport>> PublishAsync(ImportSource source, Actor by, Publish publish, CancellationToken cancellation)
    {
        var tally = new ImportTally();
        var facts = await publish(tally, cancellation);
        var earlier = await EarlierAsync(source, tally, cancellation);
        var runId = earlier ?? await RecordAsync(source, by, tally, cancellation);
        foreach (var fact in facts(runId))
        {
            work.Record(fact);
        }

        return ReportOf(source, runId, earlier is not null, tally);
    }

    /// <summary>The run that brought the same before, where this one changed nothing.</summary>
    private async Task<long?> EarlierAsync(ImportSource source, ImportTally tally, CancellationToken cancellation) =>
        tally.Created + tally.Changed > 0
            ? null
            : await db.ImportRuns
                .Where(run => run.ContentHash == source.ContentHash && run.Kind == source.Kind && run.Profile == source.Profile)
                .OrderBy(run => run.Id)
                .Select(run => (long?)run.Id)
                .FirstOrDefaultAsync(cancellation);

    private async Task<long> RecordAsync(ImportSource source, Actor by, ImportTally tally, CancellationToken cancellation)
    {
        var run = new ImportRun
        {
            Kind = source.Kind,
            Profile = source.Profile,
            FileName = source.Name,
            ContentHash = source.ContentHash,
            At = work.Now,
            ActorKind = by.Kind,
            ActorId = by.MemberId,
            Authority = by.Authority,
            Rows = tally.Rows,
            Created = tally.Created,
            Changed = tally.Changed,
            Unchanged = tally.Unchanged,
            Rejected = tally.Rejected,
        };
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        foreach (var issue in tally.Issues)
        {
            issue.RunId = run.Id;
        }

        await db.BulkInsertAsync(tally.Issues, cancellation);
        return run.Id;
    }

    private static ImportReport ReportOf(ImportSource source, long runId, bool repeated, ImportTally tally) => new(
        runId, source.Kind, repeated, tally.Rows, tally.Created, tally.Changed, tally.Unchanged, tally.Rejected,
        Rows(tally, IssueSeverity.Rejected), Rows(tally, IssueSeverity.Notice));

    private static List<ImportReportIssue> Rows(ImportTally tally, IssueSeverity severity) =>
    [
        .. tally.Issues
            .Where(issue => issue.Severity == severity)
            .Select(issue => new ImportReportIssue(issue.Line, issue.Column, issue.Value, issue.Code, issue.Reason)),
    ];
}
