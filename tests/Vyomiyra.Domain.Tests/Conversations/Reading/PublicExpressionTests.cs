using System.Globalization;
using System.Text.Json;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Tests.Conversations.Reading;

/// <summary>Public date and currency expressions, put into a promise. What is right is counted; a fall below the figure is a regression.</summary>
public sealed class PublicExpressionTests(ITestOutputHelper output)
{
    private static readonly BusinessCalendar EveryDay = BusinessCalendar.Utc;

    [Fact]
    public void Days_that_a_promise_can_be_for_are_read()
    {
        var (right, all) = (0, 0);
        foreach (var entry in Read("DateParser.json"))
        {
            if (First(entry) is not { } result || !entry.TryGetProperty("Context", out var context))
            {
                continue;
            }

            var sent = DateTimeOffset.Parse(context.GetProperty("ReferenceDateTime").GetString()! + "Z", CultureInfo.InvariantCulture);
            var expected = DateOnly.Parse(result.GetProperty("Value").GetProperty("FutureResolution").GetProperty("date").GetString()!, CultureInfo.InvariantCulture);
            var sentOn = DateOnly.FromDateTime(sent.UtcDateTime);
            if (expected < sentOn || expected > sentOn.AddDays(200))
            {
                continue;
            }

            all++;
            var text = $"We will pay on {result.GetProperty("Text").GetString()}.";
            var read = First(text, Context(sent, "EUR"))?.SaidOn;
            right += read == expected ? 1 : 0;
            if (read != expected)
            {
                output.WriteLine($"{text} sent {sentOn:yyyy-MM-dd}: {expected:yyyy-MM-dd} expected, {read:yyyy-MM-dd} read");
            }
        }

        output.WriteLine($"{right} of {all} days");
        Assert.True(right >= 18, $"{right} of {all}");
    }

    [Fact]
    public void Sums_of_money_are_read()
    {
        var (right, all) = (0, 0);
        foreach (var entry in Read("CurrencyModel.json"))
        {
            if (First(entry) is not { } result
                || result.GetProperty("Resolution").GetProperty("unit").GetString() is not ("Dollar" or "Euro" or "United States dollar")
                || !decimal.TryParse(result.GetProperty("Resolution").GetProperty("value").GetString(), CultureInfo.InvariantCulture, out var value)
                || Money.FromDecimal(value, Currency.Parse("USD")) is not { } expected)
            {
                continue;
            }

            all++;
            var text = $"We will pay {result.GetProperty("Text").GetString()} tomorrow.";
            var read = First(text, Context(DateTimeOffset.UnixEpoch, "USD"))?.Amount;
            right += read?.Minor == expected.Minor ? 1 : 0;
            if (read?.Minor != expected.Minor)
            {
                output.WriteLine($"{text}: {expected.ToDecimal()} expected, {read?.ToDecimal()} read");
            }
        }

        output.WriteLine($"{right} of {all} sums");
        Assert.True(right >= 47, $"{right} of {all}");
    }

    private static ReadingContext Context(DateTimeOffset sent, string currency) =>
        new() { SentAt = sent, Calendar = EveryDay, Currency = Currency.Parse(currency), Language = "en-US" };

    private static PromiseSuggestion? First(string text, ReadingContext context) => MailReader.Read(text, context).Promises is [var first, ..] ? first : null;

    private static JsonElement? First(JsonElement entry) => entry.GetProperty("Results") is var results && results.GetArrayLength() > 0 ? results[0] : null;

    private static JsonElement.ArrayEnumerator Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Folder("text"), file))).RootElement.EnumerateArray();
}
