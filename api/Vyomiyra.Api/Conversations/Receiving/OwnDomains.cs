using Microsoft.Extensions.Options;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>Which domains are ours, and of which no mail is filed.</summary>
public sealed class OwnDomains(IOptions<ConversationOptions> options)
{
    public IReadOnlySet<string> NeverFile { get; } = Lower(options.Value.NeverFileDomains);

    /// <summary>Those that are configured, and that of the mailbox.</summary>
    public IReadOnlySet<string> Of(string mailbox)
    {
        var all = Lower(options.Value.OwnDomains);
        if (MailAddress.Normalise(mailbox) is { } address)
        {
            all.Add(MailAddress.DomainOf(address));
        }

        return all;
    }

    private static HashSet<string> Lower(IEnumerable<string> domains) => [.. domains.Select(domain => domain.Trim().ToLowerInvariant())];
}
