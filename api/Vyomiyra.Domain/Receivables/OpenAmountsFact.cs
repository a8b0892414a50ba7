namespace Vyomiyra.Domain.Receivables;

/// <summary>Open amounts of the account may have changed: what promises and disputes cover is fitted to them.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="RunId">The import that changed them.</param>
public abstract record OpenAmountsFact(long AccountId, long RunId) : AccountFact(AccountId);

/// <summary>How much of a promise or dispute falls on one receivable, before and after what is open changed. Minor units.</summary>
public sealed record FittedPart(long ReceivableId, string Document, long FromMinor, long ToMinor);
