namespace Vyomiyra.Domain.Receivables;

/// <summary>What an import did to one account. Amounts are minor units, signed as <see cref="Receivable"/>'s are.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="RunId">The import.</param>
/// <param name="AccountCreated">The account came with it.</param>
/// <param name="AccountChanges">What the import changed about the account itself: "name", "segment", "terms", "language", "team", "contacts", "domains".</param>
/// <param name="Created">Items that are new.</param>
/// <param name="Changed">Items that differ from before, those that left for another account included.</param>
/// <param name="Amounts">The items' open amounts, by currency.</param>
public sealed record ReceivablesImported(
    long AccountId,
    long RunId,
    bool AccountCreated,
    IReadOnlyList<string> AccountChanges,
    int Created,
    int Changed,
    IReadOnlyList<ImportedAmount> Amounts) : OpenAmountsFact(AccountId, RunId);

/// <param name="Currency">ISO 4217.</param>
/// <param name="CreatedMinor">What is open on the new items.</param>
/// <param name="ChangedByMinor">By how much the changed items' open amounts rose, negative where they fell.</param>
public sealed record ImportedAmount(string Currency, long CreatedMinor, long ChangedByMinor);

/// <summary>A company came, or what is known of it changed.</summary>
public sealed record CompanyImported(long CompanyId, long RunId, bool Created, IReadOnlyList<string> Changes) : CompanyFact(CompanyId);

/// <summary>Days on which the company does no business.</summary>
public sealed record HolidaysImported(long CompanyId, long RunId, int Created, int Changed) : CompanyFact(CompanyId);

/// <summary>Rates from or into the company's currency.</summary>
public sealed record RatesImported(long CompanyId, long RunId, int Created, int Changed) : CompanyFact(CompanyId);
