using System.Collections.Immutable;

namespace Vyomiyra.Sandbox.Mail;

static class Headers
{
    /// <summary>The message's own headers, and before them those a mail server always writes but this message lacks.</summary>
    public static ImmutableArray<MailHeader> Complete(MailItem item) =>
        [.. Standard(item).Where(header => item.Header(header.Name) is null), .. item.Headers];

    static IEnumerable<MailHeader> Standard(MailItem item)
    {
        if (item.From is not null)
            yield return new("From", MimeHeader.Address(item.From));
        if (item.Sender is not null && item.Sender != item.From)
            yield return new("Sender", MimeHeader.Address(item.Sender));
        if (item.To.Length > 0)
            yield return new("To", Addresses(item.To));
        if (item.Cc.Length > 0)
            yield return new("CC", Addresses(item.Cc));
        if (item.ReplyTo.Length > 0)
            yield return new("Reply-To", Addresses(item.ReplyTo));
        yield return new("Subject", MimeHeader.Encode(item.Subject ?? ""));
        if (item.Sent is { } sent)
            yield return new("Date", MimeHeader.Date(sent));
        if (item.InternetMessageId is { } id)
            yield return new("Message-ID", id);
        if (item.Importance != "normal")
            yield return new("Importance", item.Importance);
        yield return new("MIME-Version", "1.0");
    }

    static string Addresses(IEnumerable<MailAddress> addresses) => string.Join(", ", addresses.Select(MimeHeader.Address));
}
