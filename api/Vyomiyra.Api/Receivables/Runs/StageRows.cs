using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>What reading a delivery found.</summary>
/// <param name="Rows">All of them.</param>
/// <param name="Rejected">Those that will not land.</param>
/// <param name="Accounts">How many accounts the others name.</param>
/// <param name="Issues">Why rows were rejected and what is odd about others, by line; the first ten thousand.</param>
/// <param name="Companies">Codes of the companies that the landing rows name.</param>
internal sealed record StagedRows(int Rows, int Rejected, int Accounts, IReadOnlyList<ImportIssue> Issues, IReadOnlyCollection<string> Companies);

/// <summary>
/// Reads and checks a delivery into a <see cref="Scratch"/>. Done again, also after some of its accounts have landed, it comes to the same.
/// </summary>
public sealed class StageRows(VyomiyraDb db, ImportSources sources, IOptions<ImportOptions> options, IHostEnvironment environment)
{
    internal string PathOf(long runId) => Path.Combine(environment.ContentRootPath, options.Value.Path, "scratch", $"{runId}.db");

    /// <summary>The rows that were read for the run; where they are gone, they are read again.</summary>
    internal async Task<Scratch> OpenAsync(ImportRun run, CancellationToken cancellation)
    {
        if (Scratch.Open(PathOf(run.Id), run.ContentHash) is { } kept)
        {
            return kept;
        }

        await RunAsync(run, new RunProgress(), cancellation);
        return Scratch.Open(PathOf(run.Id), run.ContentHash)!;
    }

    /// <exception cref="UnreadableFileException">The delivery as a whole cannot be read.</exception>
    internal async Task<StagedRows> RunAsync(ImportRun run, RunProgress progress, CancellationToken cancellation)
    {
        var terms = ImportTerms.Of(run);
        var companies = await db.Companies.Select(company => company.Code).ToHashSetAsync(StringComparer.Ordinal, cancellation);
        var teams = await db.Teams.Select(team => team.Name).ToHashSetAsync(StringComparer.OrdinalIgnoreCase, cancellation);
        var accounts = new NamedAccounts(terms.Profile?.AccountNumbers ?? AccountNumberRule.Exact, await db.Accounts.Select(account => account.Number).ToListAsync(cancellation));
        var found = new StagedIssues();
        var named = new HashSet<string>(StringComparer.Ordinal);
        using var scratch = Scratch.Create(PathOf(run.Id));
        await foreach (var row in sources.RowsOf(run, terms, progress).WithCancellation(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Rows++;

            if (row.Item is null)
            {
                found.Reject(row.Issues);
            }
            else if (ReasonToReject(row) is { } reason)
            {
                found.Reject([reason]);
            }
            else if (accounts.Find(row.Item.Account.Number) is not { Number: { } number, Other: var other })
            {
                found.Reject([Rejected(row, ReceivableField.Account, row.Item.Account.Number, "ambiguous_account", "Several accounts have this number but for leading zeros or case; by the profile it means them all.")]);
            }
            else
            {
                found.Note(other is null ? row.Issues : [.. row.Issues, Alike(row, other)]);
                scratch.Add(row.Line, number == row.Item.Account.Number ? row.Item : row.Item with { Account = row.Item.Account with { Number = number } });
                named.Add(row.Item.Company);
            }

            progress.Rejected = found.Rejected;
        }

        var column = terms.ColumnOf(ReceivableField.Number);
        scratch.RemoveDuplicates((line, item, first) =>
            found.RejectNoted(ImportIssue.Rejected(line, column, item.Number, "duplicate_key", $"Line {first} has the same company, type, number and line.")));
        progress.Rejected = found.Rejected;
        cancellation.ThrowIfCancellationRequested();
        return new StagedRows(progress.Rows, found.Rejected, scratch.Seal(run.ContentHash), found.ByLine(), named);

        ImportIssue? ReasonToReject(ReadReceivable row) =>
            terms.NewCompanies is null && !companies.Contains(row.Item!.Company)
                ? Rejected(row, ReceivableField.Company, row.Item.Company, "unknown_company", "There is no such company; companies come in before their receivables.")
            : row.Item!.Account.Team is { } team && !teams.Contains(team)
                ? Rejected(row, ReceivableField.Team, team, "unknown_team", "There is no such team.")
            : null;

        ImportIssue Alike(ReadReceivable row, string other) => ImportIssue.Notice(
            row.Line, terms.ColumnOf(ReceivableField.Account), row.Item!.Account.Number, "similar_account",
            $"There is also an account {other}: they differ by leading zeros or case alone, and by the profile they are two.");

        ImportIssue Rejected(ReadReceivable row, ReceivableField field, string value, string code, string why) =>
            ImportIssue.Rejected(row.Line, terms.ColumnOf(field), value, code, why);
    }

    /// <summary>All rejects are counted; the first of them are kept, and as many notices as still fit.</summary>
    private sealed class StagedIssues
    {
        private readonly List<ImportIssue> rejects = [];
        private readonly List<ImportIssue> notices = [];
        private readonly HashSet<int> noticed = [];

        public int Rejected { get; private set; }

        public void Reject(IEnumerable<ImportIssue> why)
        {
            Rejected++;
            rejects.AddRange(why.Where(issue => issue.Severity == IssueSeverity.Rejected).Take(ImportTally.MostIssues - rejects.Count));
        }

        public void Note(IReadOnlyList<ImportIssue> what)
        {
            foreach (var notice in what.Take(ImportTally.MostIssues - notices.Count))
            {
                notices.Add(notice);
                noticed.Add(notice.Line);
            }
        }

        /// <summary>The row seemed fit to land at first; what is merely odd about it no longer matters.</summary>
        public void RejectNoted(ImportIssue why)
        {
            Reject([why]);
            if (noticed.Remove(why.Line))
            {
                notices.RemoveAll(notice => notice.Line == why.Line);
            }
        }

        public IReadOnlyList<ImportIssue> ByLine() =>
            [.. rejects.Concat(notices.Take(ImportTally.MostIssues - rejects.Count)).OrderBy(issue => issue.Line)];
    }
}
