using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Api.Conversations;

/// <summary>
/// <c>read FILE.jsonl</c>: reads one mail a line and prints what was understood, a line for each; "-" reads standard input. A line that cannot be
/// read gets its error, naming the field, and the rest goes on. 0 when all lines were read, 1 when some were not, 2 when there is no such file.
/// </summary>
public static class ReadCommand
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string[] args, TextReader standardInput, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        if (args is not [var path] || (path != "-" && !File.Exists(path)))
        {
            await errors.WriteLineAsync(args is [var missing] ? $"There is no file '{missing}'." : "Usage: read FILE.jsonl");
            return 2;
        }

        using var file = path == "-" ? null : new StreamReader(path);
        var input = file ?? standardInput;
        var failed = 0;
        while (await input.ReadLineAsync(cancellation) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                var (answer, isRead) = Answer(line);
                failed += isRead ? 0 : 1;
                await output.WriteLineAsync(answer);
            }
        }

        return failed == 0 ? 0 : 1;
    }

    /// <summary>The line to print for a line of input, and whether it could be read.</summary>
    public static (string Line, bool IsRead) Answer(string line)
    {
        object? id = null;
        try
        {
            using var document = JsonDocument.Parse(line);
            var mail = new MailToRead(document.RootElement);
            id = mail.Id;
            return (JsonSerializer.Serialize(Described(mail), Json), true);
        }
        catch (JsonException broken)
        {
            return (Error(id, $"The line is not JSON: {broken.Message}"), false);
        }
        catch (UnreadableMailException wrong)
        {
            return (Error(wrong.Id, wrong.Message), false);
        }
    }

    private static string Error(object? id, string error) => JsonSerializer.Serialize(new Dictionary<string, object?> { ["id"] = id, ["error"] = error }, Json);

    private static Dictionary<string, object?> Described(MailToRead mail)
    {
        var read = MailReader.Read(mail.Body, mail.Context);
        IReadOnlyList<string> Numbers(IEnumerable<long> receivables) =>
            [.. receivables.Distinct().Select(receivable => mail.Context.OpenReceivables[(int)receivable].DocumentNumber)];
        return new Dictionary<string, object?>
        {
            ["id"] = mail.Id,
            ["lang"] = read.Language,
            ["references"] = Numbers(read.References.SelectMany(reference => reference.ReceivableIds)),
            ["promises"] = read.Promises.Select(promise => new Dictionary<string, object?>
            {
                ["amount"] = Text(promise.Amount),
                ["currency"] = promise.Amount?.Currency.Code ?? mail.Context.Currency.Code,
                ["date"] = promise.PromisedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["conditional"] = promise.IsConditional,
                ["receivables"] = Numbers(promise.ReceivableIds),
                ["text"] = promise.Sentence.Of(mail.Body),
            }),
            ["disputes"] = read.Disputes.Select(dispute => new Dictionary<string, object?>
            {
                ["reason"] = dispute.Reason.Code(),
                ["amount"] = Text(dispute.Amount),
                ["receivables"] = Numbers(dispute.ReceivableIds),
                ["text"] = dispute.Sentence.Of(mail.Body),
            }),
            ["says"] = read.Says.Select(kind => kind.Name()),
        };
    }

    private static string? Text(Money? amount) =>
        amount is { } money ? money.ToDecimal().ToString("F" + money.Currency.Exponent.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;
}
