using System.ComponentModel.DataAnnotations;
using Vyomiyra.Domain.Conversations.Turns;

namespace Vyomiyra.Api.Conversations;

/// <summary>The configuration section "Conversations".</summary>
public sealed class ConversationOptions
{
    public const string Section = "Conversations";

    /// <summary>Ours, beside those of the mailboxes.</summary>
    public IReadOnlyList<string> OwnDomains { get; init; } = [];

    /// <summary>Mail with these alone is never filed.</summary>
    public IReadOnlyList<string> NeverFileDomains { get; init; } = [];

    /// <summary>After so many days the words of mail that is nobody's are erased.</summary>
    [Range(1, 3650)]
    public int EraseUnmatchedDays { get; init; } = 30;

    public StallDays Stalls { get; init; } = new();

    /// <summary>For segments of customers that are treated otherwise.</summary>
    public Dictionary<string, StallDays> SegmentStalls { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public StallPolicy PolicyOf(string? segment) => (segment is not null && SegmentStalls.TryGetValue(segment, out var days) ? days : Stalls).Policy();
}

/// <summary>After how many business days who is late; see <see cref="StallPolicy"/>.</summary>
public sealed class StallDays
{
    public int Ours { get; init; } = StallPolicy.Default.Ours;
    public int Theirs { get; init; } = StallPolicy.Default.Theirs;
    public int Dispute { get; init; } = StallPolicy.Default.Dispute;

    public StallPolicy Policy() => new(Math.Max(0, Ours), Math.Max(0, Theirs), Math.Max(0, Dispute));
}
