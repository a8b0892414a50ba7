using System.Globalization;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Kinds;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Tests.Conversations.Kinds;

/// <summary>A message of kinds.txt.</summary>
public sealed record KindCase(string Name, IReadOnlyList<string> Labels, string From, string Subject, string Headers, string? Report, string Text)
{
    public static IReadOnlyList<KindCase> All { get; } =
        [.. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "kinds", "kinds.txt")).Split("\n=== ").Skip(1).Select(Read)];

    /// <summary>What is told of it, as its labels would say it.</summary>
    public IEnumerable<string> Told()
    {
        var direction = From.EndsWith("@halden.example", StringComparison.Ordinal) ? MessageDirection.Outbound : MessageDirection.Inbound;
        var reading = MailReader.Read(Text, new ReadingContext
        {
            SentAt = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero),
            Calendar = BusinessCalendar.Utc,
            Currency = Currency.Parse("EUR"),
            Subject = Subject,
        });
        var told = MessageKinds.Of(new SeenMessage(
            From, direction, Labels.Contains("internal"), Subject, Text, MailHeaders.Parse(Headers), reading, Labels.Contains("expected"), Report));
        return told.Failed.Select(failed => $"failed {failed.Address} for {(failed.IsPermanent ? "good" : "now")} {failed.Status}".Trim())
            .Prepend($"is {told.Kind}")
            .Concat(told.AwayUntil is { } back ? [$"back on {back.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"] : []);
    }

    private static KindCase Read(string entry)
    {
        var halves = entry.Split("\n---\n", 2);
        var lines = halves[0].Split('\n').ToList();
        string? report = null;
        if (lines.IndexOf("[report]") is > 0 and var start && lines.IndexOf("[end]") is var end)
        {
            report = string.Join('\n', lines[(start + 1)..end]);
            lines.RemoveRange(start, end + 1 - start);
        }

        var headers = lines.Skip(1).Where(line => !line.StartsWith('[')).ToList();
        return new KindCase(
            lines[0], [.. lines.Where(line => line.StartsWith('[')).Select(line => line.Trim('[', ']'))],
            headers.Single(line => line.StartsWith("From: ", StringComparison.Ordinal))["From: ".Length..],
            headers.Single(line => line.StartsWith("Subject: ", StringComparison.Ordinal))["Subject: ".Length..],
            string.Join("\r\n", headers), report, halves[1].Trim());
    }
}
