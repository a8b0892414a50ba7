namespace Vyomiyra.Domain.Conversations.Linking;

/// <summary>A conversation that waits for a person to say whose it is.</summary>
public sealed class UnmatchedConversation
{
    /// <summary>More numbers than this say nothing more about what it shares with others.</summary>
    private const int MostReferences = 50;

    public required long ConversationId { get; init; }

    /// <summary>Suggested, a question, or unmatched.</summary>
    public required LinkState State { get; set; }

    public Caution Caution { get; set; }

    /// <summary>The mailbox that it came through, normalised.</summary>
    public required string Mailbox { get; init; }

    /// <summary>Whom it is with, normalised: others of the same are looked at again once somebody says whose it is.</summary>
    public string? Counterpart { get; set; }

    /// <summary>When the last of it came.</summary>
    public required DateTimeOffset ReceivedAt { get; set; }

    /// <summary>Since when it has waited. Its words are kept for some days from then on, however old they are.</summary>
    public required DateTimeOffset Since { get; set; }

    /// <summary>The accounts that fit, best first, with their evidence.</summary>
    public List<Candidate> Guesses { get; set; } = [];

    /// <summary>The numbers that it names: others that name one of them are looked at again, too.</summary>
    public List<UnmatchedReference> References { get; init; } = [];

    public DateTimeOffset? DismissedAt { get; set; }

    /// <summary>Since when somebody's word about another may tell whose this is, and nobody has looked; null where nothing was said.</summary>
    public DateTimeOffset? LookAgainSince { get; set; }

    /// <summary>Several accounts are as good as each other: those that it is linked to.</summary>
    public void AskWhich(IReadOnlyList<Candidate> linked, DateTimeOffset now) =>
        (State, Caution, Guesses, Since) = (LinkState.Question, Caution.None, [.. linked], now);

    /// <summary>It names these numbers, too.</summary>
    /// <param name="keys">As <see cref="ReferenceKey"/> writes them.</param>
    public void Name(IEnumerable<string> keys) => References.AddRange(keys
        .Except(References.Select(reference => reference.Key)).Take(MostReferences - References.Count)
        .Select(key => new UnmatchedReference { ConversationId = ConversationId, Key = key }).ToList());

    /// <summary>What a message tells. A later message that tells nothing takes no guess back.</summary>
    public void Learn(LinkAnswer answer, string? counterpart, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.State != LinkState.Unmatched || State == LinkState.Unmatched)
        {
            (State, Caution, Guesses) = (answer.State, answer.Caution, [.. answer.Candidates]);
        }

        Counterpart = counterpart ?? Counterpart;
        ReceivedAt = receivedAt > ReceivedAt ? receivedAt : ReceivedAt;
    }
}
