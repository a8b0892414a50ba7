using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>The imports of files in our own layout, by what the file holds. Each is done at once, in one transaction.</summary>
public sealed class FixedImports(
    ImportCompanies companies, ImportHolidays holidays, ImportRates rates, ImportAccounts accounts, ImportContacts contacts, ImportDomains domains, ImportPayments payments)
{
    /// <summary>The words by which the command line names them.</summary>
    public static IReadOnlyDictionary<string, ImportKind> Kinds { get; } =
        new[] { ImportKind.Companies, ImportKind.Holidays, ImportKind.Rates, ImportKind.Accounts, ImportKind.Contacts, ImportKind.Domains, ImportKind.Payments }
            .ToDictionary(kind => kind.ToString(), StringComparer.OrdinalIgnoreCase);

    public async Task<Outcome<ImportReport>> RunAsync(ImportKind kind, Stream content, string fileName, Actor by, CancellationToken cancellation) => kind switch
    {
        ImportKind.Companies => await companies.RunAsync(content, fileName, by, cancellation),
        ImportKind.Holidays => await holidays.RunAsync(content, fileName, by, cancellation),
        ImportKind.Rates => await rates.RunAsync(content, fileName, by, cancellation),
        ImportKind.Accounts => await accounts.RunAsync(content, fileName, by, cancellation),
        ImportKind.Contacts => await contacts.RunAsync(content, fileName, by, cancellation),
        ImportKind.Domains => await domains.RunAsync(content, fileName, by, cancellation),
        ImportKind.Payments => await payments.RunAsync(content, fileName, by, cancellation),
        ImportKind.Receivables or ImportKind.Documents => Refusal.Invalid("kind", "kind_not_imported", "Files of this kind come in by another door."),
    };
}
