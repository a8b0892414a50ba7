namespace Vyomiyra.Api.Conversations;

/// <summary>A mail as the API's description shows it.</summary>
public static class ConversationExamples
{
    public static OpenMail Mail { get; } = new(
        Mailbox: "receivables@halden.example",
        ItemId: "AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A",
        InternetMessageId: "<5f2c1a@brightwater-foods.example>",
        From: new MailPerson("Helen Marsh", "helen.marsh@brightwater-foods.example"),
        To: [new MailPerson("Halden Receivables", "receivables@halden.example")],
        Subject: "Re: INV-10482 and INV-10490 overdue",
        SentAt: new DateTimeOffset(2026, 11, 23, 8, 12, 0, TimeSpan.Zero),
        Body: "We will pay 24,300.00 EUR by Friday for INV-10482 and INV-10490.",
        Attachments: [new MailAttachment("Remittance INV-10482.csv", "text/csv", 412)]);
}
