namespace Vyomiyra.Domain.Conversations;

/// <summary>What the receiving server found about the sender's claim to its domain.</summary>
public enum SenderAuthentication
{
    /// <summary>No verdict was given.</summary>
    Unknown,
    Passed,
    Failed,
}
