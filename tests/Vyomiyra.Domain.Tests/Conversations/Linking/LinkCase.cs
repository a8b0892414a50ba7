using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Domain.Tests.Conversations.Linking;

/// <summary>A labelled mail: whom it is truly about, and what becomes of it.</summary>
/// <param name="Class">The kind of situation.</param>
/// <param name="Truth">The account's name; null where it is nobody's, or not one account's alone.</param>
/// <param name="Outcome">automatic, suggested, question, unmatched, out or decided; null where only the truth is labelled.</param>
public sealed record LinkCase(
    LinkLedger Ledger, string Class, string Name, string From, string To, string Subject, string Text, IReadOnlyList<string> Particulars, string? Truth, string? Outcome)
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public LinkAnswer Answer() => LinkRules.Answer(Question());

    public LinkQuestion Question()
    {
        var at = From.IndexOf('<', StringComparison.Ordinal);
        var sides = MailSides.Of(at < 0 ? From : From[(at + 1)..].TrimEnd('>'), To.Split(", "), LinkLedger.OwnDomains);
        var clues = MailClues.Of(sides, at < 0 ? "" : From[..at].Trim(), Subject, Text);
        return new LinkQuestion
        {
            Sides = sides,
            Authentication = Particulars[0] switch
            {
                "ok" => SenderAuthentication.Passed,
                "failed" => SenderAuthentication.Failed,
                "none" => SenderAuthentication.Unknown,
                var unknown => throw new FormatException($"'{unknown}' is no verdict on a sender."),
            },
            Evidence = [.. Ledger.Find(clues), .. Particular("thread ").Select(thread => (Ledger.Id(thread.Split(" with ")[0]), new Evidence(EvidenceKind.RepliesToLinked, Subject)))],
            Receivables = Ledger.Named(clues),
            WrittenTo = Particular("thread ").SelectMany(thread => thread.Split(" with ") is [_, var addresses] ? addresses.Split('+') : []).ToHashSet(),
            NeverFile = Ledger.NeverFile,
            Remembered = [.. Particular("answered ").Select(answer => Remembered(sides, answer, Ledger)), .. Particular("revoked ").Select(answer => Revoked(sides, answer, Ledger))],
            Decision = Particular("decided ").Select(account => new PersonsDecision(account == "nobody" ? null : Ledger.Id(account))).SingleOrDefault(),
            Rejected = Particular("rejected ").Select(Ledger.Id).ToHashSet(),
        };
    }

    public bool IsRight(LinkAnswer answer) => answer.Best is { } best && Truth == Ledger.Name(best.AccountId);

    public override string ToString() => $"{Class}: {Name}\n  {From} -> {To}\n  {Subject}\n  {Text.Replace("\n", "\\n", StringComparison.Ordinal)}\n  {string.Join(", ", Particulars)} => {Truth ?? "-"}";

    /// <summary>Mails of a file, one a line; a line "# …" begins a class, "## …" only explains, @ and ! tell the ledger.</summary>
    public static IEnumerable<LinkCase> Read(string file)
    {
        var ledger = new LinkLedger();
        var kind = "";
        foreach (var line in LinkSet.Lines(file))
        {
            if (line[0] is '@' or '!')
            {
                ledger.Add(line);
            }
            else if (line[0] == '#')
            {
                kind = line.StartsWith("# ", StringComparison.Ordinal) ? line[2..] : kind;
            }
            else
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries);
                yield return Of(ledger, kind, cells[0], cells[1..]);
            }
        }
    }

    /// <param name="cells">From, to, subject, text, particulars and label.</param>
    public static LinkCase Of(LinkLedger ledger, string kind, string name, IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var halves = cells[4].Split(" => ");
        var label = halves[1].Split("; ");
        return new LinkCase(
            ledger, kind, name, cells[0], cells[1], cells[2], cells[3].Replace("\\n", "\n", StringComparison.Ordinal), halves[0].Split(", "), label[0] == "-" ? null : label[0], label.ElementAtOrDefault(1));
    }

    private IEnumerable<string> Particular(string mark) => Particulars.Where(each => each.StartsWith(mark, StringComparison.Ordinal)).Select(each => each[mark.Length..]);

    private static RememberedAnswer Revoked(MailSides sides, string answer, LinkLedger ledger)
    {
        var remembered = Remembered(sides, answer, ledger);
        remembered.Revoke(2, Monday.AddDays(-1));
        return remembered;
    }

    private static RememberedAnswer Remembered(MailSides sides, string answer, LinkLedger ledger)
    {
        var parts = answer.Split(" among ");
        return new RememberedAnswer
        {
            TeamId = 1,
            Address = sides.Counterparts[0],
            AccountId = ledger.Id(parts[0]),
            Among = [.. parts[1].Split('+').Select(ledger.Id)],
            AnsweredById = 1,
            AnsweredAt = Monday.AddDays(-7),
        };
    }
}
