using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>The evidence of a dispute, the latest first.</summary>
/// <param name="IsOnLegalHold">Nothing of it may be erased.</param>
/// <param name="DisputeVersion">For setting or lifting the hold.</param>
/// <param name="KeptUntil">When its time is over; null while the dispute is open or on hold.</param>
public sealed record DisputeEvidence(long DisputeId, bool IsOnLegalHold, int DisputeVersion, DateTimeOffset? KeptUntil, IReadOnlyList<EvidenceView> Bundles);

/// <summary>A thread as it was at one moment, or a file that one of us added.</summary>
/// <param name="Number">1 for the dispute's first.</param>
/// <param name="ConversationId">Null for a file.</param>
/// <param name="AskedBy">The name of who asked.</param>
/// <param name="ClosedAt">When the last of it was there.</param>
/// <param name="ManifestHash">SHA-256 of the manifest, which the history holds too.</param>
/// <param name="WaitsUntil">The mailbox wanted to be left alone until then.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Items">Messages by when they were sent, each followed by its text and attachments.</param>
public sealed record EvidenceView(
    long Id, int Number, long? ConversationId, string? Mailbox, EvidenceState State, DateTimeOffset AskedAt, string? AskedBy, DateTimeOffset? ClosedAt, string? ManifestHash,
    DateTimeOffset? ErasedAt, DateTimeOffset? WaitsUntil, EvidenceProgress Progress, IReadOnlyList<EvidenceItemView> Items)
{
    public static EvidenceView Of(EvidenceBundle bundle, string? askedBy)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return new EvidenceView(
            bundle.Id, bundle.Number, bundle.ConversationId, bundle.Mailbox, bundle.State, bundle.AskedAt, askedBy, bundle.ClosedAt, bundle.ManifestHash, bundle.ErasedAt,
            bundle.NotBefore, EvidenceProgress.Of(bundle.Items), [.. bundle.Items.OrderBy(item => item.Position).Select(EvidenceItemView.Of)]);
    }
}

/// <param name="Items">Files known by now; attachments become known with their message.</param>
/// <param name="Stored">Those that are there.</param>
/// <param name="Failed">Those that could not be read.</param>
/// <param name="Bytes">The length of those whose length is known, by the mailbox's word for what is not there yet.</param>
/// <param name="StoredBytes">Of those that are there.</param>
public sealed record EvidenceProgress(int Items, int Stored, int Failed, long Bytes, long StoredBytes)
{
    public static EvidenceProgress Of(IReadOnlyCollection<EvidenceItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new EvidenceProgress(
            items.Count,
            items.Count(item => item.State == EvidenceItemState.Stored),
            items.Count(item => item.State == EvidenceItemState.Failed),
            items.Sum(item => item.Bytes ?? 0),
            items.Where(item => item.State == EvidenceItemState.Stored).Sum(item => item.Bytes ?? 0));
    }
}

/// <param name="Name">As the sender called it; safe to show, not to be used as a path.</param>
/// <param name="SentAt">Of its message.</param>
/// <param name="Type">What it is by its first bytes, or else as the sender says.</param>
/// <param name="IsMisnamed">Its content is not what its name says.</param>
/// <param name="Hash">SHA-256 in hexadecimal, once it is there.</param>
/// <param name="Fault">Why it could not be read.</param>
public sealed record EvidenceItemView(
    long Id, int Position, EvidenceItemKind Kind, string Name, string? InternetMessageId, DateTimeOffset? SentAt, string? FromName, string? FromAddress, string? Subject,
    string? Type, bool IsMisnamed, long? Bytes, string? Hash, EvidenceItemState State, EvidenceFault? Fault)
{
    public static EvidenceItemView Of(EvidenceItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new EvidenceItemView(
            item.Id, item.Position, item.Kind, item.Name, item.InternetMessageId, item.SentAt, item.FromName, item.FromAddress, item.Subject, item.FoundType ?? item.StatedType,
            item.IsMisnamed, item.Bytes, item.ContentHash, item.State, item.FaultCode is { } code ? new EvidenceFault(code, item.Fault ?? "") : null);
    }
}

/// <param name="Code">Stable, snake_case.</param>
/// <param name="Detail">One sentence for people.</param>
public sealed record EvidenceFault(string Code, string Detail);
