using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Threading;
using Vyomiyra.Domain.Tests.Conversations.Reading;

namespace Vyomiyra.Domain.Tests.Conversations.Threading;

/// <summary>Mail in mbox files, with the threads that RFC 5256 finds in it, as numbers of messages.</summary>
public sealed partial class SharedThreadTests(ITestOutputHelper output)
{
    /// <summary>A message that lies there twice, word for word, is one message to us: it is what the same mail looks like in two mailboxes.</summary>
    private const string OneMessageTwice = "thread2.mbox";

    [Fact]
    public void Each_file_falls_into_the_threads_that_are_told()
    {
        var folder = SharedData.Folder("threads");
        var expected = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(folder, "expected.json")))!;

        Assert.NotEmpty(expected);
        Assert.All(expected, told =>
        {
            var messages = Mbox(Path.Combine(folder, told.Key));
            output.WriteLine($"{told.Key}: {told.Value}, {messages.Count} distinct messages");
            if (told.Key == OneMessageTwice)
            {
                Assert.Single(messages);
                return;
            }

            var forest = Outermost(told.Value).Select(thread => string.Join(' ', thread.Select(number => messages[number - 1].Id).Order(StringComparer.Ordinal)));
            Assert.Equal(forest.Order(StringComparer.Ordinal), Threads.Arriving(messages).Order(StringComparer.Ordinal));
            Assert.Equal(forest.Order(StringComparer.Ordinal), Threads.Arriving(messages.Reverse()).Order(StringComparer.Ordinal));
        });
    }

    /// <summary>The messages of each outermost bracket.</summary>
    private static IEnumerable<int[]> Outermost(string forest)
    {
        var (depth, start) = (0, 0);
        for (var at = 0; at < forest.Length; at++)
        {
            (depth, start) = forest[at] switch { '(' => (depth + 1, depth == 0 ? at : start), ')' => (depth - 1, start), _ => (depth, start) };
            if (depth == 0)
            {
                yield return [.. Numbers().Matches(forest[start..at]).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))];
            }
        }
    }

    private static IReadOnlyList<ThreadedMessage> Mbox(string path)
    {
        var messages = new List<(ThreadedMessage Message, string From)>();
        foreach (var entry in Start().Split(File.ReadAllText(path)).Where(entry => entry.Length > 0))
        {
            var envelope = entry.Split('\n')[0];
            var from = envelope.Split(' ')[0];
            var sentAt = DateTimeOffset.ParseExact(envelope.Split("  ")[1].Trim(), "ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            var block = entry[(envelope.Length + 1)..].Split("\n\n")[0];
            var headers = MailHeaders.Parse(block);
            var subject = block.Split('\n').FirstOrDefault(line => line.StartsWith("Subject: ", StringComparison.Ordinal))?["Subject: ".Length..] ?? "";
            var named = ThreadedMessage.Naming(headers.References, headers.InReplyTo);
            var made = MessageIdentity.Made(from, subject, sentAt, entry);
            var stored = messages.Find(known => known.Message.Id == headers.MessageId);
            if (stored.Message is { } message && MessageIdentity.IsCopy((from, subject, sentAt), (stored.From, message.Subject, message.SentAt)))
            {
                continue;
            }

            messages.Add((stored.Message is null
                ? new ThreadedMessage(headers.MessageId ?? made, named, subject, [from], sentAt)
                : new ThreadedMessage(made, [.. named, stored.Message.Id], subject, [from], sentAt), from));
        }

        return [.. messages.Select(each => each.Message)];
    }

    [GeneratedRegex("^From ", RegexOptions.Multiline)]
    private static partial Regex Start();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();
}
