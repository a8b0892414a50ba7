using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Conversations.Kinds;

/// <summary>What tells what a message is.</summary>
/// <param name="FromAddress">Normalised; empty where there is none.</param>
/// <param name="Direction">Whose it is by its sender.</param>
/// <param name="IsInternal">Nobody outside our domains wrote or reads it.</param>
/// <param name="Subject">As it came.</param>
/// <param name="Text">Its text.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Reading">What <see cref="MailReader"/> read in it.</param>
/// <param name="IsExpected">The sender is a contact or writes from an account's domain, it answers what we hold, or it names a receivable: no newsletter then.</param>
/// <param name="Report">The message/delivery-status part as text, where it has one.</param>
public sealed record SeenMessage(
    string FromAddress,
    MessageDirection Direction,
    bool IsInternal,
    string Subject,
    string Text,
    MailHeaders Headers,
    MailReading Reading,
    bool IsExpected = false,
    string? Report = null);

/// <param name="Kind">What the message is.</param>
/// <param name="Failed">Of a bounce: the addresses that it names. Anybody can write a bounce: believe it only of addresses that we wrote to.</param>
/// <param name="AwayUntil">Of a customer's auto-reply: the day of return, where it says one.</param>
public sealed record ToldKind(MessageKind Kind, IReadOnlyList<FailedAddress> Failed, DateOnly? AwayUntil = null);
