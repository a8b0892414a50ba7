using System.Text.Json;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>A full export names every open item of these companies and types: what it does not name is no longer open.</summary>
/// <param name="Companies">Codes.</param>
/// <param name="Types">At least one.</param>
public sealed record FullScope(IReadOnlyList<string> Companies, IReadOnlyList<ReceivableType> Types);

/// <summary>What holds for one run from its first row to its last, whatever is configured meanwhile. It is kept with the run.</summary>
public sealed record ImportTerms
{
    /// <summary>How the file is read, as it was when the run was started; null for a connector's delivery.</summary>
    public ImportProfile? Profile { get; init; }

    /// <summary>The name of the <see cref="ReceivableConnector"/> that delivers; null for a file.</summary>
    public string? Connector { get; init; }

    /// <summary>The team of accounts that have none.</summary>
    public string? Team { get; init; }

    /// <summary>One rejected row, and nothing of the delivery lands: it is checked whole before its first account is published.</summary>
    public bool Strict { get; init; }

    /// <summary>The day whose open items these are; null for the day on which the run was started, in each company.</summary>
    public DateOnly? AsOf { get; init; }

    public FullScope? Full { get; init; }

    /// <summary>Codes of the companies that its rows name; known once they are read.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];

    /// <summary>What the companies' StatedOn was before the run finished, by their ids: what undoing it gives back.</summary>
    public IReadOnlyDictionary<long, DateOnly?> StatedBefore { get; init; } = new Dictionary<long, DateOnly?>();

    /// <summary>How companies that nobody entered are made; null where their rows are rejected.</summary>
    internal CompanyDefaults? NewCompanies => Profile?.NewCompanies;

    /// <summary>The source's own name for a field, by which issues name it.</summary>
    internal string ColumnOf(ReceivableField field) => Profile?.Columns.GetValueOrDefault(field) ?? field.ToString();

    internal static ImportTerms Of(ImportRun run) => JsonSerializer.Deserialize<ImportTerms>(
        run.Terms ?? throw new InvalidOperationException($"Run {run.Id} came before imports were done in steps."), ImportProfiles.Json)!;

    internal string ToJson() => JsonSerializer.Serialize(this, ImportProfiles.Json);
}
