using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>What a run has done so far. The first issues are kept, all are counted.</summary>
public sealed class ImportTally
{
    public const int MostIssues = 10_000;

    private readonly List<ImportIssue> issues = [];

    public int Rows { get; set; }
    public int Created { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Rejected { get; private set; }

    public IReadOnlyList<ImportIssue> Issues => issues;

    /// <summary>A row did not land; what is merely odd about it no longer matters.</summary>
    public void Reject(params IEnumerable<ImportIssue> why)
    {
        Rejected++;
        Note(why.Where(issue => issue.Severity == IssueSeverity.Rejected));
    }

    public void Note(params IEnumerable<ImportIssue> what) => issues.AddRange(what.Take(MostIssues - issues.Count));
}
