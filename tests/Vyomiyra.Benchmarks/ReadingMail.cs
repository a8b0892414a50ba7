using System.Diagnostics;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Benchmarks;

/// <summary>
/// Reading the whole mails of the corpus, one after the other. The floor splits the same mail into words and looks each up, which is the least
/// that whoever reads it must do.
/// </summary>
internal static class ReadingMail
{
    private const int Rounds = 20;

    private static readonly ReadingContext Context = new()
    {
        SentAt = new DateTimeOffset(2026, 11, 18, 10, 15, 0, TimeSpan.FromHours(1)),
        Calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), []),
        Currency = Currency.Parse("EUR"),
        OpenReceivables = [.. Enumerable.Range(0, 10).Select(item => new OpenReceivable(
            item + 1, $"INV-{10482 + item}", ReferenceKey.Of($"INV-{10482 + item}"), [ReferenceKey.Of($"PO{4500123 + item}")],
            new Money(120_000 + item, Currency.Parse("EUR")), new DateOnly(2026, 10, 1).AddDays(item * 10)))],
    };

    /// <param name="Mails">How many mails were read.</param>
    /// <param name="Characters">Of the median mail.</param>
    /// <param name="Floor">A mail each.</param>
    /// <param name="Product">A mail each.</param>
    public sealed record Result(int Mails, int Characters, Latencies Floor, Latencies Product);

    public static Result Run()
    {
        var mails = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus"), "*mails.*.txt").Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadAllText(file).Split("\n=== ").Skip(1))
            .Select(mail => mail.Split("\n---\n", 2)).Where(parts => parts.Length == 2).Select(parts => parts[1].Trim()).ToArray();
        var words = mails.SelectMany(Words).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var result = new Result(mails.Length, mails.Select(mail => mail.Length).Order().ElementAt(mails.Length / 2), new Latencies(), new Latencies());
        Read(mails, words, new Result(0, 0, new Latencies(), new Latencies()));
        for (var round = 0; round < Rounds; round++)
        {
            Read(mails, words, result);
        }

        return result;
    }

    private static void Read(string[] mails, HashSet<string> words, Result result)
    {
        var found = 0;
        foreach (var mail in mails)
        {
            var started = Stopwatch.GetTimestamp();
            found += Words(mail).Count(words.Contains);
            result.Floor.Add(Stopwatch.GetElapsedTime(started));
            started = Stopwatch.GetTimestamp();
            found += MailReader.Read(mail, Context).Promises.Count;
            result.Product.Add(Stopwatch.GetElapsedTime(started));
        }

        if (found == 0)
        {
            throw new InvalidOperationException("Nothing was read.");
        }
    }

    private static string[] Words(string mail) => mail.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
}
