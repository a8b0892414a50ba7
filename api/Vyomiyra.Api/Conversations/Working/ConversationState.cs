using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Kinds;
using Vyomiyra.Domain.Conversations.Linking;
using Vyomiyra.Domain.Conversations.Turns;

namespace Vyomiyra.Api.Conversations.Working;

/// <summary>A conversation as it stands: who must speak next, what was said, whom and what it is about.</summary>
/// <param name="Id">The conversation; another one than was asked for, where that was joined to it.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="Subject">Without reply and forward marks.</param>
/// <param name="AccountId">Whose it is; null while nobody knows, or where it is nobody's we know.</param>
/// <param name="Turn">Who must speak next; null while nobody knows whose it is.</param>
/// <param name="Colleague">The colleague who was asked and has not answered, whatever else may come before that.</param>
/// <param name="Messages">The latest, at most 100, oldest first.</param>
/// <param name="MessagesInAll">How many there are.</param>
/// <param name="Links">Accounts and receivables that it is about, with reasons.</param>
/// <param name="Question">Where a person should say whose it is, or confirm it.</param>
/// <param name="ClosedAt">When a person closed it; the next word opens it again.</param>
/// <param name="NudgedAt">When somebody last asked the owner to look at it.</param>
public sealed record ConversationState(
    long Id,
    int Version,
    string Subject,
    long? AccountId,
    TurnView? Turn,
    AskedColleague? Colleague,
    IReadOnlyList<ConversationMessage> Messages,
    int MessagesInAll,
    IReadOnlyList<LinkRow> Links,
    MatchQuestion? Question,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? NudgedAt);

/// <param name="Who">Who must speak.</param>
/// <param name="Reason">Why.</param>
/// <param name="Colleague">The colleague, where it is one's turn.</param>
/// <param name="Since">When the wait began.</param>
/// <param name="BusinessDays">Since the wait counts, in business days of the account's company.</param>
/// <param name="StallsAt">When the wait is, or will be, too long.</param>
/// <param name="Stalls">What has stalled.</param>
public sealed record TurnView(
    Speaker Who, TurnReason Reason, PersonRow? Colleague, DateTimeOffset? Since, int BusinessDays, DateTimeOffset? StallsAt, IReadOnlyList<Stall> Stalls);

/// <param name="Since">When one of us set the conversation waiting on them.</param>
public sealed record AskedColleague(long Id, string Name, DateTimeOffset Since);

/// <summary>One of us.</summary>
public sealed record PersonRow(long Id, string Name);

/// <param name="NewText">What it adds to the conversation, cut; empty where its words were erased.</param>
/// <param name="IsErased">Its words were erased, because for too long nobody knew whose it was.</param>
public sealed record ConversationMessage(
    long Id, string FromName, string FromAddress, DateTimeOffset SentAt, MessageKind Kind, MessageDirection Direction, string NewText, bool IsErased);

/// <param name="ReceivableId">Null where it ties the conversation to the account itself.</param>
/// <param name="Number">The receivable's document number.</param>
/// <param name="Confidence">0 to 1; 1 where a person said so.</param>
/// <param name="IsConfirmed">A person said so.</param>
public sealed record LinkRow(long Id, long AccountId, long? ReceivableId, string? Number, double Confidence, IReadOnlyList<Evidence> Evidence, bool IsConfirmed);

/// <param name="State">Suggested, a question between several, or unmatched.</param>
/// <param name="Caution">Why a person should look.</param>
/// <param name="Guesses">The accounts that fit, of those that the caller may see, best first.</param>
/// <param name="IsDismissed">A person said that it is nobody's we know.</param>
public sealed record MatchQuestion(LinkState State, Caution Caution, IReadOnlyList<CandidateRow> Guesses, bool IsDismissed);
