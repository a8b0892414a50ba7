namespace Vyomiyra.Domain.Receivables;

/// <summary>What is open on the account, or who covers it, may have changed: what promises and disputes cover is fitted to it.</summary>
public abstract record OpenAmountsFact(long AccountId) : AccountFact(AccountId);

/// <summary>An import may have changed it.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="RunId">The import.</param>
public abstract record ImportedAmountsFact(long AccountId, long RunId) : OpenAmountsFact(AccountId);

/// <summary>How much of a promise or dispute falls on one receivable, before and after what is open changed. Minor units.</summary>
public sealed record FittedPart(long ReceivableId, string Document, long FromMinor, long ToMinor);
