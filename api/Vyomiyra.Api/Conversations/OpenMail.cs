using System.Text.Json.Serialization;
using Vyomiyra.Api.Conversations.Reading;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations;

/// <summary>A person as the mail names them; the name is whatever the sender wrote.</summary>
public sealed record MailPerson(string? Name = null, string? Address = null);

/// <summary>A file that hangs on the mail, as the host names it.</summary>
/// <param name="Name">As the sender called it.</param>
/// <param name="ContentType">As the sender says.</param>
/// <param name="Size">In bytes, by the host's word.</param>
/// <param name="IsInline">It stands within the text, as pictures in signatures do.</param>
public sealed record MailAttachment(string? Name = null, string? ContentType = null, long Size = 0, bool IsInline = false);

/// <summary>
/// The mail open in Outlook, as the pane sees it. Nothing of it is believed until the message was read from the mailbox; it is enough to resolve.
/// </summary>
/// <param name="Mailbox">Address of the mailbox that holds it.</param>
/// <param name="ItemId">Its REST id there; absent while a mail is being written.</param>
/// <param name="InternetMessageId">Absent on mail that was only just sent.</param>
/// <param name="From">The sender.</param>
/// <param name="To">Recipients.</param>
/// <param name="Cc">Further recipients.</param>
/// <param name="Subject">The subject.</param>
/// <param name="SentAt">When it was sent, by the host's word.</param>
/// <param name="Headers">The raw internet headers, where the host offers them.</param>
/// <param name="Body">Its text, at most 256 KB.</param>
/// <param name="Attachments">What hangs on it, without content.</param>
public sealed record OpenMail(
    string Mailbox,
    string? ItemId = null,
    string? InternetMessageId = null,
    MailPerson? From = null,
    IReadOnlyList<MailPerson>? To = null,
    IReadOnlyList<MailPerson>? Cc = null,
    string? Subject = null,
    DateTimeOffset? SentAt = null,
    string? Headers = null,
    string? Body = null,
    IReadOnlyList<MailAttachment>? Attachments = null)
{
    /// <summary>More recipients than this say nothing more about whom a mail is with.</summary>
    private const int MaximumRecipients = 50;

    private const int MaximumAttachments = 50;

    [JsonIgnore]
    public string Text => (Body ?? "").Cut(Message.MaximumText);

    /// <summary>Names of the files that are meant as such.</summary>
    public IReadOnlyList<string> FileNames() => [.. Files().Select(file => file.Name ?? "")];

    /// <summary>The files that may hold a table. The name only says which are worth a look; what they are is told by what they hold.</summary>
    public IReadOnlyList<string> TableNames() => [.. Files().Where(file => AttachedTables.MayBeOne(file.Name ?? "", file.ContentType)).Select(file => file.Name ?? "")];

    private IEnumerable<MailAttachment> Files() => (Attachments ?? []).Take(MaximumAttachments).Where(file => file is { IsInline: false });

    /// <summary>Mail from our own domain is our word: then the recipients say whom it is with.</summary>
    [JsonIgnore]
    public MessageDirection Direction =>
        MailAddress.Normalise(From?.Address) is { } from && OwnDomain is { } own && MailAddress.DomainOf(from) == own
            ? MessageDirection.Outbound
            : MessageDirection.Inbound;

    /// <summary>The addresses on the customer's side, normalised, without ours.</summary>
    public IReadOnlyList<string> Counterparts()
    {
        var people = Direction == MessageDirection.Outbound ? (To ?? []).Concat(Cc ?? []).Take(MaximumRecipients) : From is null ? [] : [From];
        return [.. people.Select(person => MailAddress.Normalise(person?.Address)).OfType<string>().Where(address => MailAddress.DomainOf(address) != OwnDomain).Distinct()];
    }

    private string? OwnDomain => MailAddress.Normalise(Mailbox) is { } mailbox ? MailAddress.DomainOf(mailbox) : null;
}
