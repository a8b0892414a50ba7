using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Domain.Tests.Conversations.Linking;

/// <summary>A mail of linking.txt: whom it is truly about, and what becomes of it.</summary>
/// <param name="Truth">The account's name; null where it is nobody's.</param>
/// <param name="Outcome">automatic, suggested, question, unmatched, out or decided.</param>
public sealed record LinkCase(string Name, string From, string To, string Subject, string Text, string[] Particulars, string? Truth, string Outcome)
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static LinkLedger Ledger { get; } = new();

    public static IReadOnlyList<LinkCase> All { get; } = [.. Read(Path.Combine(AppContext.BaseDirectory, "linking", "linking.txt"))];

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
            Evidence = [.. Ledger.Find(clues), .. Particular("thread ").Select(account => (Ledger.Id(account), new Evidence(EvidenceKind.RepliesToLinked, Subject)))],
            Receivables = Ledger.Named(clues),
            NeverFile = Ledger.NeverFile,
            Remembered = [.. Particular("answered ").Select(answer => Remembered(sides, answer)), .. Particular("revoked ").Select(answer => Revoked(sides, answer))],
            Decision = Particular("decided ").Select(account => new PersonsDecision(account == "nobody" ? null : Ledger.Id(account))).SingleOrDefault(),
            Rejected = Particular("rejected ").Select(Ledger.Id).ToHashSet(),
        };
    }

    private IEnumerable<string> Particular(string mark) => Particulars.Where(each => each.StartsWith(mark, StringComparison.Ordinal)).Select(each => each[mark.Length..]);

    private static RememberedAnswer Revoked(MailSides sides, string answer)
    {
        var remembered = Remembered(sides, answer);
        remembered.Revoke(2, Monday.AddDays(-1));
        return remembered;
    }

    private static RememberedAnswer Remembered(MailSides sides, string answer)
    {
        var parts = answer.Split(" among ");
        return new RememberedAnswer
        {
            TeamId = 1,
            Address = sides.Counterparts[0],
            AccountId = Ledger.Id(parts[0]),
            Among = [.. parts[1].Split('+').Select(Ledger.Id)],
            AnsweredById = 1,
            AnsweredAt = Monday.AddDays(-7),
        };
    }

    private static IEnumerable<LinkCase> Read(string path)
    {
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] is '@' or '!')
            {
                Ledger.Add(line);
                continue;
            }

            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            var halves = cells[5].Split(" => ");
            var label = halves[1].Split("; ");
            yield return new LinkCase(
                cells[0], cells[1], cells[2], cells[3], cells[4].Replace("\\n", "\n", StringComparison.Ordinal), halves[0].Split(", "), label[0] == "-" ? null : label[0], label[1]);
        }
    }
}
