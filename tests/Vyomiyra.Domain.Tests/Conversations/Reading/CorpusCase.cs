using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Vyomiyra.Domain.Conversations.Reading;
using Xunit.Sdk;

[assembly: RegisterXunitSerializer(typeof(Vyomiyra.Domain.Tests.Conversations.Reading.CorpusCaseSerializer), typeof(Vyomiyra.Domain.Tests.Conversations.Reading.CorpusCase))]

namespace Vyomiyra.Domain.Tests.Conversations.Reading;

/// <summary>One mail of the corpus with what a reader should find. corpus/README.md tells the format.</summary>
public sealed record CorpusCase(string File, string Name, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Promises, string Text)
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static readonly (string Number, string Other, string Open, string Due)[] Receivables =
    [
        ("INV-10482", "PO4500123", "24300.00", "2026-10-30"),
        ("INV-10490", "PO4500124", "8450.00", "2026-11-05"),
        ("INV-10491", "PO4500125", "1200.00", "2026-11-12"),
        ("INV-10507", "PO4500130", "3120.50", "2026-12-01"),
    ];

    public static IReadOnlyList<CorpusCase> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    public ReadingContext Context()
    {
        var currency = Currency.Parse(Fields.GetValueOrDefault("currency", "EUR"));
        return new ReadingContext
        {
            SentAt = DateTimeOffset.Parse(Fields.GetValueOrDefault("sent", "2026-11-18T10:15+01:00"), CultureInfo.InvariantCulture),
            Calendar = new BusinessCalendar(Berlin, [new(2026, 12, 25), new(2026, 12, 26), new(2027, 1, 1)]),
            Currency = currency,
            Language = Fields.GetValueOrDefault("language"),
            Subject = Fields.GetValueOrDefault("subject"),
            OpenReceivables = [.. Receivables.Select((open, index) => new OpenReceivable(
                index + 1, open.Number, ReferenceKey.Of(open.Number), [open.Other],
                Money.Round(decimal.Parse(open.Open, CultureInfo.InvariantCulture), currency), DateOnly.Parse(open.Due, CultureInfo.InvariantCulture)))],
        };
    }

    /// <summary>What the reader found, in the words of the corpus.</summary>
    public IReadOnlyList<string> Read() => [.. PromiseReader.Read(Text, Context()).Select(Describe)];

    private string Describe(PromiseSuggestion promise) => string.Join("; ", new[]
    {
        promise.Amount?.ToString() ?? "no amount",
        promise.PromisedOn is { } on ? "on " + Date(on) : "no day",
        promise.IsMoved ? "said " + Date(promise.SaidOn!.Value) : null,
        promise.ReceivableIds.Any() ? "for " + string.Join(", ", promise.ReceivableIds.Select(id => Receivables[(int)id - 1].Number[4..])) : null,
        promise.References.Any(reference => reference.IsUnknown)
            ? "unknown " + string.Join(", ", promise.References.Where(reference => reference.IsUnknown).Select(reference => reference.Text)) : null,
        promise.Condition is { } condition ? "if " + condition.Of(Text) : null,
    }.OfType<string>());

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<CorpusCase> Read(string path)
    {
        foreach (var entry in System.IO.File.ReadAllText(path).Split("\n=== ").Skip(1))
        {
            var lines = entry.Split('\n');
            var head = lines.Skip(1).TakeWhile(line => line != "---").ToList();
            var fields = head.Where(line => !line.StartsWith("> ", StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal))
                .ToDictionary(line => line[..line.IndexOf(": ", StringComparison.Ordinal)], line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
            yield return new CorpusCase(
                Path.GetFileName(path), lines[0], fields,
                [.. head.Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..])],
                string.Join('\n', lines.Skip(head.Count + 2)).Trim('\n'));
        }
    }

    public override string ToString() => Name;
}

/// <summary>Lets a runner name and rerun each case by itself.</summary>
public sealed class CorpusCaseSerializer : IXunitSerializer
{
    public bool IsSerializable(Type type, object? value, [NotNullWhen(false)] out string? failureReason)
    {
        failureReason = type == typeof(CorpusCase) ? null : "Only mails of the corpus.";
        return failureReason is null;
    }

    public string Serialize(object value) => ((CorpusCase)value).File + "/" + ((CorpusCase)value).Name;

    public object Deserialize(Type type, string serializedValue) => CorpusCase.All.Single(each => each.File + "/" + each.Name == serializedValue);
}
