using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>What holds for all receivables of one delivery.</summary>
/// <param name="Team">The team of accounts that have none.</param>
/// <param name="NewCompanies">How companies that nobody entered are made; null where that is refused.</param>
/// <param name="Columns">The source's own names for the fields, by which issues name them.</param>
public sealed record PublishingTerms(string? Team, CompanyDefaults? NewCompanies, IReadOnlyDictionary<ReceivableField, string> Columns)
{
    public static PublishingTerms Of(ImportProfile profile, string? team)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new PublishingTerms(team ?? profile.Team, profile.NewCompanies, profile.Columns);
    }
}

/// <summary>
/// The one door by which receivables come into the database, for files and connectors alike. An item that does not come stays as it is.
/// </summary>
public sealed class PublishReceivables(VyomiyraDb db)
{
    private const int ChunkSize = 4000;

    /// <summary>Belongs inside <see cref="ImportRuns.RunAsync"/>, whose transaction it writes in.</summary>
    public async Task<Func<long, IEnumerable<Fact>>> PublishAsync(
        IAsyncEnumerable<ReadReceivable> rows, PublishingTerms terms, ImportTally tally, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(tally);
        var companies = await ReceivingCompanies.LoadAsync(db, terms.NewCompanies, cancellation);
        var accounts = await ReceivingAccounts.LoadAsync(db, terms.Team, cancellation);
        var items = new ReceivingItems(db, companies, accounts, tally);
        var seen = new Dictionary<(string Company, ReceivableType Type, string Number, string Line), int>();
        await foreach (var chunk in rows.Chunk(ChunkSize).WithCancellation(cancellation))
        {
            var landing = new List<ImportedReceivable>(chunk.Length);
            foreach (var row in chunk)
            {
                tally.Rows++;
                if (row.Item is null)
                {
                    tally.Reject(row.Issues);
                }
                else if (ReasonToReject(row.Item) is var (field, value, code, reason))
                {
                    tally.Reject(ImportIssue.Rejected(row.Line, terms.Columns.GetValueOrDefault(field, field.ToString()), value, code, reason));
                }
                else if (!seen.TryAdd(KeyOf(row.Item), row.Line))
                {
                    var column = terms.Columns.GetValueOrDefault(ReceivableField.Number, nameof(ReceivableField.Number));
                    var first = $"Line {seen[KeyOf(row.Item)]} has the same company, type, number and line.";
                    tally.Reject(ImportIssue.Rejected(row.Line, column, row.Item.Number, "duplicate_key", first));
                }
                else
                {
                    tally.Note(row.Issues);
                    landing.Add(row.Item);
                }
            }

            await companies.SaveAsync(landing, cancellation);
            await accounts.SaveAsync(landing, companies, cancellation);
            await items.SaveAsync(landing, cancellation);
        }

        return runId => companies.Facts(runId).Concat<Fact>(accounts.Facts(runId));

        (ReceivableField Field, string Value, string Code, string Reason)? ReasonToReject(ImportedReceivable item) =>
            !companies.Takes(item.Company)
                ? (ReceivableField.Company, item.Company, "unknown_company", "There is no such company; companies come in before their receivables.")
            : item.Account.Team is { } team && !accounts.HasTeam(team)
                ? (ReceivableField.Team, team, "unknown_team", "There is no such team.")
            : null;
    }

    private static (string, ReceivableType, string, string) KeyOf(ImportedReceivable item) => (item.Company, item.Type, item.Number, item.Line);
}
