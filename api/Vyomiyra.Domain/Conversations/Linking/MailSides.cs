using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Domain.Conversations.Linking;

/// <summary>Who stands on which side of a message.</summary>
/// <param name="Direction">Ours where an address of ours sent it.</param>
/// <param name="IsInternal">Nobody outside our domains wrote or reads it: a branch among ourselves, which is not filed.</param>
/// <param name="Counterparts">Whom it is with: the sender, or of our own mail the recipients; normalised, without us.</param>
public sealed record MailSides(MessageDirection Direction, bool IsInternal, IReadOnlyList<string> Counterparts)
{
    /// <summary>More recipients than this say nothing more about whom a mail is with.</summary>
    private const int MaximumRecipients = 50;

    /// <param name="from">The sender's address, as written.</param>
    /// <param name="recipients">To and Cc, as written.</param>
    /// <param name="ownDomains">Ours, in lower case.</param>
    public static MailSides Of(string? from, IReadOnlyList<string> recipients, IReadOnlySet<string> ownDomains)
    {
        ArgumentNullException.ThrowIfNull(recipients);
        ArgumentNullException.ThrowIfNull(ownDomains);
        var sender = MailAddress.Normalise(from);
        var isOurs = sender is not null && IsOf(sender, ownDomains);
        string[] others = [.. recipients.Take(MaximumRecipients).Select(MailAddress.Normalise).OfType<string>().Where(address => !IsOf(address, ownDomains)).Distinct()];
        return isOurs
            ? new MailSides(MessageDirection.Outbound, others.Length == 0, others)
            : new MailSides(MessageDirection.Inbound, false, sender is null ? [] : [sender]);
    }

    /// <summary>Whether everybody it is with belongs to a domain whose mail is never filed, or to a part of one.</summary>
    public bool IsNeverFiled(IReadOnlySet<string> neverFile) => Counterparts.Count > 0 && Counterparts.All(address => IsOf(address, neverFile));

    private static bool IsOf(string address, IReadOnlySet<string> domains)
    {
        for (var domain = MailAddress.DomainOf(address); ;)
        {
            if (domains.Contains(domain))
            {
                return true;
            }

            if (domain.IndexOf('.', StringComparison.Ordinal) is var dot && dot < 0)
            {
                return false;
            }

            domain = domain[(dot + 1)..];
        }
    }
}
