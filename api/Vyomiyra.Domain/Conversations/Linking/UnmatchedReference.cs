namespace Vyomiyra.Domain.Conversations.Linking;

/// <summary>A number that a conversation names whose account nobody knows: a document's, an order's, or the customer's own.</summary>
public sealed class UnmatchedReference
{
    public required long ConversationId { get; init; }

    /// <summary>As <see cref="ReferenceKey"/> writes it.</summary>
    public required string Key { get; init; }
}
