using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Vyomiyra.Domain.Conversations.Reading;
using Xunit.Sdk;

[assembly: RegisterXunitSerializer(typeof(Vyomiyra.Domain.Tests.Conversations.Reading.CorpusCaseSerializer), typeof(Vyomiyra.Domain.Tests.Conversations.Reading.CorpusCase))]

namespace Vyomiyra.Domain.Tests.Conversations.Reading;

/// <summary>One mail or sentence of the corpus with what a reader should find. corpus/README.md tells the format.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Name">A sentence about it, or the sentence itself.</param>
/// <param name="Fields">What is other than usual.</param>
/// <param name="Labels">What it says, with the mark of each label.</param>
/// <param name="Text">As it came.</param>
public sealed record CorpusCase(string File, string Name, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Labels, string Text)
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

    public string Language => File.Split('.')[^2];

    /// <summary>Nobody looked at it while the reader was changed.</summary>
    public bool IsUnseen => File.StartsWith("unseen.", StringComparison.Ordinal);

    /// <summary>Whether everything it says is labelled, not promises alone.</summary>
    public bool IsWhole => IsUnseen || File.StartsWith("sentences.", StringComparison.Ordinal) || File.StartsWith("mails.", StringComparison.Ordinal);

    public IReadOnlyList<string> Promises => Labelled('>');

    public IReadOnlyList<string> Disputes => Labelled('<');

    public IReadOnlyList<string> Says => [.. Labelled('=').SelectMany(says => says.Split(", "))];

    /// <summary>The numbers that it names: those labelled, and those of its promises and disputes.</summary>
    public IReadOnlySet<string> References => Labelled('#').Select(label => label.Split("; ")[0])
        .Concat(Promises.Concat(Disputes).SelectMany(label => label.Split("; ").Where(part => part.StartsWith("for ", StringComparison.Ordinal)).Select(part => part[4..])))
        .SelectMany(numbers => numbers.Split(", ")).Where(number => number.Length > 0 && char.IsAsciiDigit(number[0])).ToHashSet();

    private IReadOnlyList<string> Labelled(char mark) => [.. Labels.Where(label => label[0] == mark && label.Length > 2).Select(label => label[2..])];

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

    public MailReading Reading() => MailReader.Read(Text, Context());

    /// <summary>The promises that the reader found, in the words of the corpus.</summary>
    public IReadOnlyList<string> Read() => [.. Reading().Promises.Select(Describe)];

    public static string Describe(DisputeSuggestion dispute) => string.Join("; ", new[]
    {
        dispute.Reason.Code(),
        dispute.Amount?.ToString(),
        dispute.ReceivableIds.Any() ? "for " + string.Join(", ", dispute.ReceivableIds.Select(Number)) : null,
    }.OfType<string>());

    public static string Number(long receivableId) => Receivables[(int)receivableId - 1].Number[4..];

    public string Describe(PromiseSuggestion promise) => string.Join("; ", new[]
    {
        promise.Amount?.ToString() ?? "no amount",
        promise.PromisedOn is { } on ? "on " + Date(on) : "no day",
        promise.IsMoved ? "said " + Date(promise.SaidOn!.Value) : null,
        Numbers(promise, "for", source => source != ReferenceSource.Others),
        Numbers(promise, "others", source => source == ReferenceSource.Others),
        promise.References.Any(reference => reference.IsUnknown)
            ? "unknown " + string.Join(", ", promise.References.Where(reference => reference.IsUnknown).Select(reference => reference.Text)) : null,
        promise.Condition is { } condition ? "if " + condition.Of(Text) : null,
    }.OfType<string>());

    private static string? Numbers(PromiseSuggestion promise, string label, Func<ReferenceSource, bool> isMeant) =>
        promise.References.Where(reference => isMeant(reference.Source)).SelectMany(reference => reference.ReceivableIds).Distinct().ToList() is { Count: > 0 } ids
            ? $"{label} {string.Join(", ", ids.Select(Number))}"
            : null;

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<CorpusCase> Read(string path)
    {
        var text = System.IO.File.ReadAllText(path);
        return path.Contains("sentences", StringComparison.Ordinal)
            ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("##", StringComparison.Ordinal)).Select(line => Sentence(path, line))
            : text.Split("\n=== ").Skip(1).Select(entry => Mail(path, entry));
    }

    private static CorpusCase Sentence(string path, string line)
    {
        var parts = line.Split("| ");
        return new CorpusCase(
            Path.GetFileName(path), parts[^1], new Dictionary<string, string>(),
            [.. parts[..^1].Select(label => label.Trim()).Where(label => label.Length > 0)], parts[^1]);
    }

    private static CorpusCase Mail(string path, string entry)
    {
        var lines = entry.Split('\n');
        var head = lines.Skip(1).TakeWhile(line => line != "---").ToList();
        var fields = head.Where(line => char.IsLetter(line[0]) && line.Contains(": ", StringComparison.Ordinal))
            .ToDictionary(line => line[..line.IndexOf(": ", StringComparison.Ordinal)], line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
        return new CorpusCase(
            Path.GetFileName(path), lines[0], fields, [.. head.Where(line => !char.IsLetter(line[0]))], string.Join('\n', lines.Skip(head.Count + 2)).Trim('\n'));
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
