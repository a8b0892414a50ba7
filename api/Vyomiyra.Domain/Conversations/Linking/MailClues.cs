using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Conversations.Linking;

/// <summary>What to look up to learn whom a message is about.</summary>
/// <param name="Addresses">Of those it is with: contacts' addresses.</param>
/// <param name="Domains">Of these addresses, without freemail, which never identifies.</param>
/// <param name="References"><see cref="ReferenceKey"/>s of what may be document, order or payment references, in the subject and the new words.</param>
/// <param name="Names"><see cref="AccountName.KeyOf"/> what may be a company's name: the sender's display name and the lines of the signature.</param>
public sealed record MailClues(IReadOnlyList<string> Addresses, IReadOnlyList<string> Domains, IReadOnlyList<string> References, IReadOnlyList<string> Names)
{
    private const int SignatureLines = 12;
    private const int ShortestName = 4;

    /// <param name="sides">Who stands on which side.</param>
    /// <param name="fromName">The sender's display name.</param>
    /// <param name="subject">The subject, whoever wrote it.</param>
    /// <param name="text">The text: only what the other side newly wrote is looked at, as what we write ourselves speaks for nobody.</param>
    public static MailClues Of(MailSides sides, string? fromName, string? subject, string text)
    {
        ArgumentNullException.ThrowIfNull(sides);
        ArgumentNullException.ThrowIfNull(text);
        var theirs = sides.Direction == MessageDirection.Inbound ? text : "";
        return new MailClues(
            sides.Counterparts,
            [.. sides.Counterparts.Select(MailAddress.DomainOf).Where(domain => !MailAddress.IsFreemail(domain)).Distinct()],
            ReferenceScan.Keys(subject ?? "", Joined(theirs, NewWords.Of(theirs))),
            [.. NamesIn(sides.Direction == MessageDirection.Inbound ? fromName ?? "" : "", Joined(theirs, NewWords.WithSignatures(theirs)))]);
    }

    private static string Joined(string text, IReadOnlyList<TextSpan> parts) => string.Join('\n', parts.Select(part => part.Of(text)));

    private static IEnumerable<string> NamesIn(string sender, string words) =>
        words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .TakeLast(SignatureLines)
            .SelectMany(line => line.Split([',', '|', '·', '•'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Prepend(line))
            .Prepend(sender)
            .Where(line => line.Length is >= ShortestName and <= AccountName.MaximumKeyLength)
            .Select(AccountName.KeyOf)
            .Where(key => key.Length >= ShortestName)
            .Distinct();
}
