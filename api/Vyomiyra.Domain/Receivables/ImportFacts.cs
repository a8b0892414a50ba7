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
    IReadOnlyList<ImportedAmount> Amounts) : ImportedAmountsFact(AccountId, RunId);

/// <param name="Currency">ISO 4217.</param>
/// <param name="CreatedMinor">What is open on the new items.</param>
/// <param name="ChangedByMinor">By how much the changed items' open amounts rose, negative where they fell.</param>
public sealed record ImportedAmount(string Currency, long CreatedMinor, long ChangedByMinor);

/// <summary>Items of an account that a full export no longer names: they count as paid, presumed and not proven. Amounts as in <see cref="ReceivablesImported"/>.</summary>
public sealed record ReceivablesPresumedPaid(long AccountId, long RunId, int Closed, IReadOnlyList<ImportedAmount> Amounts)
    : ImportedAmountsFact(AccountId, RunId);

/// <summary>What an import had done to one account was taken back.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="RunId">The import.</param>
/// <param name="AccountChanges">What is as before about the account itself, by the names of <see cref="ReceivablesImported"/>.</param>
/// <param name="Removed">Items that had come with it and are gone.</param>
/// <param name="Restored">Items that are as before.</param>
/// <param name="Kept">Items that stayed as the import left them, because something hangs on them or a later import changed them.</param>
/// <param name="Amounts">By how much the open amounts rose, negative where they fell.</param>
public sealed record ReceivablesImportUndone(
    long AccountId, long RunId, IReadOnlyList<string> AccountChanges, int Removed, int Restored, int Kept, IReadOnlyList<ImportedAmount> Amounts)
    : ImportedAmountsFact(AccountId, RunId);

/// <summary>A company came, or what is known of it changed.</summary>
public sealed record CompanyImported(long CompanyId, long RunId, bool Created, IReadOnlyList<string> Changes) : CompanyFact(CompanyId);

/// <summary>Days on which the company does no business.</summary>
public sealed record HolidaysImported(long CompanyId, long RunId, int Created, int Changed) : CompanyFact(CompanyId);

/// <summary>Rates from or into the company's currency.</summary>
public sealed record RatesImported(long CompanyId, long RunId, int Created, int Changed) : CompanyFact(CompanyId);

/// <summary>What an import of customers, contacts or domains did to one account.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="RunId">The import.</param>
/// <param name="Created">The account came with it.</param>
/// <param name="Changes">What it changed: "name", "parent", "company", "segment", "terms", "limit", "language", "team", "contacts", "domains".</param>
public sealed record AccountImported(long AccountId, long RunId, bool Created, IReadOnlyList<string> Changes) : AccountFact(AccountId);

/// <summary>Payments and credits on the account's receivables came in.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="RunId">The import.</param>
/// <param name="Created">How many are new.</param>
/// <param name="Changed">How many differ from before.</param>
/// <param name="Amounts">What they prove to be paid or credited: on new ones, and by how much changed ones rose. Positive.</param>
public sealed record SettlementsImported(long AccountId, long RunId, int Created, int Changed, IReadOnlyList<ImportedAmount> Amounts) : ImportedAmountsFact(AccountId, RunId);

/// <summary>A person decided about an import.</summary>
public sealed record ImportDecided(long RunId, ImportDecision Decision) : HouseFact;

/// <summary>A full export ended before it had closed all that it no longer names, because more is known by now.</summary>
/// <param name="RunId">The full export.</param>
/// <param name="LaterRunId">The import that came since; null where it is the companies' day that tells.</param>
/// <param name="Closed">Items that it had closed by then.</param>
public sealed record ImportSuperseded(long RunId, long? LaterRunId, int Closed) : HouseFact;

/// <summary>A profile was made, or reads otherwise than before.</summary>
public sealed record ImportProfileSaved(string Profile, int Version) : HouseFact;

public sealed record ImportProfileDeleted(string Profile) : HouseFact;

/// <summary>An invoice document came, and whose it is cannot be told, or no longer.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="ContentHash">SHA-256 of its content, in hexadecimal.</param>
public sealed record InvoiceDocumentKept(long DocumentId, string ContentHash) : HouseFact;

/// <summary>An invoice document was found to be of the account's receivables: when it came, or when they did.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="ContentHash">SHA-256 of its content, in hexadecimal.</param>
/// <param name="Document">The document number.</param>
/// <param name="Receivables">The receivables that have it.</param>
public sealed record ReceivableDocumentAttached(long AccountId, long DocumentId, string ContentHash, string Document, IReadOnlyList<long> Receivables) : AccountFact(AccountId);

/// <summary>A file that was kept for imports is gone, because nobody has needed it for so long.</summary>
/// <param name="ContentHash">SHA-256 of its content, in hexadecimal.</param>
/// <param name="Runs">The imports that had read it.</param>
public sealed record ImportFilePurged(string ContentHash, IReadOnlyList<long> Runs) : HouseFact;
