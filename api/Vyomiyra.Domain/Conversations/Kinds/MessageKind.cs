namespace Vyomiyra.Domain.Conversations.Kinds;

/// <summary>What a message is, whatever it says.</summary>
public enum MessageKind
{
    CustomersWord,
    OurWord,

    /// <summary>Among ourselves: nobody outside our domains wrote or reads it.</summary>
    Internal,

    /// <summary>A machine answered in somebody's absence, or sent what no person wrote.</summary>
    AutoReply,

    /// <summary>Our mail did not arrive, or is late.</summary>
    Bounce,

    /// <summary>Our mail was delivered, opened, or deleted unread.</summary>
    ReadReceipt,
    Newsletter,
}
