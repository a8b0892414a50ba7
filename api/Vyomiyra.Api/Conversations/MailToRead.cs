using System.Globalization;
using System.Text.Json;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Api.Conversations;

/// <summary>A field of a line is missing or wrong; the message names it.</summary>
public sealed class UnreadableMailException(object? id, string message) : Exception(message)
{
    public object? Id { get; } = id;
}

/// <summary>One line of the file that <see cref="ReadCommand"/> reads: a mail and the account it came from.</summary>
public sealed class MailToRead
{
    /// <summary>No account has more open.</summary>
    private const int MostReceivables = 100_000;

    private static readonly string[] OtherNumbers = ["order", "reference"];

    private readonly JsonElement line;

    public MailToRead(JsonElement line)
    {
        this.line = line.ValueKind == JsonValueKind.Object ? line : throw new UnreadableMailException(null, "The line is not an object.");
        Id = line.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? id.ValueKind == JsonValueKind.Number ? id.GetDecimal() : id.GetString()
            : throw Wrong("id", "is missing");
        Body = OptionalText(line, "body", "body") ?? "";
        var account = line.TryGetProperty("account", out var given) && given.ValueKind == JsonValueKind.Object ? given : throw Wrong("account", "is missing");
        var currency = Currency.TryParse(OptionalText(account, "currency", "account.currency"), out var known)
            ? known
            : throw Wrong("account.currency", "is no ISO 4217 currency");
        Context = new ReadingContext
        {
            SentAt = Sent(),
            Calendar = BusinessCalendar.Utc,
            Currency = currency,
            Language = OptionalText(line, "lang", "lang"),
            Country = OptionalText(account, "country", "account.country"),
            Subject = OptionalText(line, "subject", "subject"),
            OpenReceivables = [.. Receivables(account, currency)],
        };
    }

    /// <summary>A text or a number, as given.</summary>
    public object? Id { get; }

    public string Body { get; }

    public ReadingContext Context { get; }

    /// <summary>The sender's own clock decides what "today" is, so an offset is left aside.</summary>
    private DateTimeOffset Sent() =>
        DateTimeOffset.TryParse(OptionalText(line, "sent", "sent"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent)
            ? new DateTimeOffset(sent.DateTime, TimeSpan.Zero)
            : throw Wrong("sent", "is no instant such as 2026-11-18T10:15:00");

    private IEnumerable<OpenReceivable> Receivables(JsonElement account, Currency currency)
    {
        if (!account.TryGetProperty("receivables", out var receivables) || receivables.ValueKind == JsonValueKind.Null)
        {
            yield break;
        }

        if (receivables.ValueKind != JsonValueKind.Array || receivables.GetArrayLength() > MostReceivables)
        {
            throw Wrong("account.receivables", "is no list, or too long a one");
        }

        var index = 0;
        foreach (var receivable in receivables.EnumerateArray())
        {
            yield return Receivable(receivable, index++, currency);
        }
    }

    private OpenReceivable Receivable(JsonElement receivable, int index, Currency currency)
    {
        var field = $"account.receivables[{index}]";
        if (receivable.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(field, "is no object");
        }

        var number = OptionalText(receivable, "number", field + ".number") is { Length: > 0 } text ? text : throw Wrong(field + ".number", "is missing");
        var open = decimal.TryParse(OptionalText(receivable, "open", field + ".open"), NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount)
            && Math.Abs(amount) < 1_000_000_000_000
                ? Money.Round(amount, currency)
                : throw Wrong(field + ".open", "is no amount such as 12400.00");
        var due = DateOnly.TryParseExact(OptionalText(receivable, "due", field + ".due"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong(field + ".due", "is no day such as 2026-10-30");
        var others = OtherNumbers.Select(name => ReferenceKey.OrNull(OptionalText(receivable, name, $"{field}.{name}"))).OfType<string>();
        return new OpenReceivable(index, number, ReferenceKey.Of(number), [.. others], open, due);
    }

    /// <summary>Null where it is missing; numbers are taken as they are written.</summary>
    private string? OptionalText(JsonElement parent, string name, string field) => !parent.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Null => null,
        _ => throw Wrong(field, "is no text"),
    };

    private UnreadableMailException Wrong(string field, string what) => new(Id, $"{field} {what}.");
}
