using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Conversations.Linking;

/// <summary>What to look up to learn whom a message is about.</summary>
/// <param name="Addresses">Of those it is with: contacts' addresses.</param>
/// <param name="Domains">Of these addresses, without freemail, which never identifies.</param>
/// <param name="References"><see cref="ReferenceKey"/>s of what may be document, order or payment references, in the subject and the new words.</param>
/// <param name="Names"><see cref="AccountName.KeyOf"/> what may be a company's name: the sender's display name, the lines of the signature, and what has a legal form behind it.</param>
public sealed record MailClues(IReadOnlyList<string> Addresses, IReadOnlyList<string> Domains, IReadOnlyList<string> References, IReadOnlyList<string> Names)
{
    private const int SignatureLines = 12;
    private const int ShortestName = 4;
    private const int MostNamesInWords = 10;
    private const int MostWordsOfName = 5;

    /// <summary>Those of the references that the mail calls an order's: no document of ours is meant by them.</summary>
    public IReadOnlyList<string> Orders { get; init; } = [];

    /// <summary>References that may be document numbers.</summary>
    public IEnumerable<string> Documents => References.Except(Orders);

    /// <param name="sides">Who stands on which side.</param>
    /// <param name="fromName">The sender's display name.</param>
    /// <param name="subject">The subject, whoever wrote it.</param>
    /// <param name="text">The text: only what the other side newly wrote is looked at, as what we write ourselves speaks for nobody.</param>
    public static MailClues Of(MailSides sides, string? fromName, string? subject, string text)
    {
        ArgumentNullException.ThrowIfNull(sides);
        ArgumentNullException.ThrowIfNull(text);
        var theirs = sides.Direction == MessageDirection.Inbound ? text : "";
        var said = Joined(theirs, NewWords.Of(theirs));
        var numbers = ReferenceScan.Find(Subjects.Root(subject ?? ""), said);
        return new MailClues(
            sides.Counterparts,
            [.. sides.Counterparts.Select(MailAddress.DomainOf).Where(domain => !MailAddress.IsFreemail(domain)).Distinct()],
            numbers.Keys,
            [.. NamesIn(sides.Direction == MessageDirection.Inbound ? fromName ?? "" : "", Joined(theirs, NewWords.WithSignatures(theirs))).Union(FullNamesIn(said))])
        {
            Orders = [.. numbers.Orders],
        };
    }

    /// <summary>A company's name with its legal form is one wherever it stands: "on behalf of Castellan Studio Ltd". The words before the form may all belong to it.</summary>
    private static IEnumerable<string> FullNamesIn(string words)
    {
        var pieces = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return pieces.Index().Where(piece => piece.Index > 0 && AccountName.WordsOf(piece.Item) is [var word] && (word.Length > 2 || char.IsUpper(piece.Item[0])) && AccountName.IsLegalForm(word))
            .Take(MostNamesInWords)
            .SelectMany(form => Enumerable.Range(1, Math.Min(MostWordsOfName, form.Index)).Select(count => string.Join(' ', pieces[(form.Index - count)..(form.Index + 1)])))
            .Select(AccountName.KeyOf)
            .Where(key => key.Length >= ShortestName);
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
