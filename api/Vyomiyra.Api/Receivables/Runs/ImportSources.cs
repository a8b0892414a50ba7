using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>
/// Something other than a file that delivers receivables, such as an ERP's own interface. A run names it in its terms, and tells one delivery
/// from another by its content hash; asked again for the same run, it gives the same rows.
/// </summary>
/// <param name="Name">What a run's terms name it by.</param>
/// <param name="Rows">The rows of a run's delivery, read while they are asked for. A line is any number that tells one row from another.</param>
public sealed record ReceivableConnector(string Name, Func<ImportRun, IAsyncEnumerable<ReadReceivable>> Rows);

/// <summary>Where a run's rows come from.</summary>
public sealed class ImportSources(ImportFiles files, IEnumerable<ReceivableConnector> connectors)
{
    /// <exception cref="UnreadableFileException">The file or the connector is gone; while rows are read, that the file is not what the profile reads.</exception>
    internal IAsyncEnumerable<ReadReceivable> RowsOf(ImportRun run, ImportTerms terms, RunProgress progress)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Connector is { } name)
        {
            var connector = connectors.FirstOrDefault(known => known.Name == name) ?? throw new UnreadableFileException("unknown_connector", $"There is no connector '{name}'.");
            return connector.Rows(run);
        }

        var file = files.Find(run.ContentHash) ?? throw new UnreadableFileException("file_gone", "The file is no longer kept. Upload it again.");
        return ReceivableRows.Of(file, terms.Profile!, bytes => progress.BytesRead = bytes);
    }
}
