using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Delivery;

/// <summary>Takes mail in, as Exchange's transport does: completes what the sender left out and stamps it.</summary>
static class MailServer
{
    /// <summary>
    /// What the sender wrote, with an id, times, headers and the verdict on its authenticity filled in where they lack. Mail that brings no
    /// verdict passes.
    /// </summary>
    public static MailItem Stamp(MailItem item, DateTimeOffset now)
    {
        var from = item.From ?? throw new InvalidField("from", "A delivered message has a sender.");
        var sent = item.Sent ?? now;
        item = item with
        {
            Sender = item.Sender ?? from,
            Sent = sent,
            Received = item.Received ?? sent,
            InternetMessageId = NotBlank(item.InternetMessageId) ?? NotBlank(item.Header("Message-ID")) ?? NewMessageId(from.Domain),
            IsDraft = false,
        };
        if (item.Header("Authentication-Results") is null)
            item = item with { Headers = item.Headers.Add(new("Authentication-Results", Passed(from.Domain))) };
        return item with { Headers = Headers.Complete(item) };
    }

    /// <summary>Puts a copy into the inbox of every recipient who has a mailbox here.</summary>
    public static void Distribute(SqliteConnection connection, Tenant tenant, MailItem item, DateTimeOffset now)
    {
        var arrived = Stamp(item with { Bcc = [], ConversationId = null, IsRead = false, Received = now }, now);
        foreach (var mailbox in item.To.Concat(item.Cc).Concat(item.Bcc).Select(to => tenant.FindMailbox(to.Address)).OfType<Mailbox>().Distinct())
            MessageTable.Add(connection, mailbox.Mail, FolderTable.WellKnown(connection, mailbox.Mail, "inbox"), arrived, now);
    }

    public static string NewMessageId(string domain) => $"<{Guid.NewGuid():N}@{domain}>";

    public static string Passed(string domain) =>
        $"spf=pass (sender IP is 203.0.113.25) smtp.mailfrom={domain}; dkim=pass (signature was verified) header.d={domain}; dmarc=pass action=none header.from={domain};compauth=pass reason=100";

    static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
