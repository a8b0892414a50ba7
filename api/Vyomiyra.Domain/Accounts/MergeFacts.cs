namespace Vyomiyra.Domain.Accounts;

/// <summary>How many rows of which kind a merge moves, or its undoing.</summary>
public sealed record MergedCounts(int Receivables, int Conversations, int Promises, int Disputes, int Contacts, int Notes, int Children);

/// <summary>Another account was found to be one with this one: all that is the other's is moved here.</summary>
public sealed record AccountsMerged(long AccountId, long MergeId, long MergedId, MergedCounts Moved) : AccountFact(AccountId);

/// <summary>This account was found to be one with another, which goes on in its place.</summary>
public sealed record AccountMergedAway(long AccountId, long MergeId, long SurvivorId) : AccountFact(AccountId);

/// <summary>The other account was not one with this one after all: what was moved is moved back.</summary>
public sealed record AccountMergeUndone(long AccountId, long MergeId, long MergedId, MergedCounts Moved) : AccountFact(AccountId);

/// <summary>This account goes on by itself again.</summary>
public sealed record AccountRestored(long AccountId, long MergeId, long SurvivorId) : AccountFact(AccountId);
