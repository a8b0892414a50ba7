using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Vyomiyra.Api.Conversations.Reading;

/// <summary>
/// The connection to the optional language model. It fails quietly: whatever goes wrong is counted and logged without a word of what was asked or
/// answered, and there is no answer.
/// </summary>
public sealed class LanguageModel : IDisposable
{
    /// <summary>An answer of the shape that is asked for is much shorter.</summary>
    private const int LongestAnswer = 64 * 1024;

    private const int MostTokens = 1000;

    private static readonly Meter Meter = new("Vyomiyra");
    private static readonly Counter<long> Readings = Meter.CreateCounter<long>("vyomiyra.language_model.readings", description: "Mails given to the language model, by what came of it.");

    private readonly LanguageModelOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<LanguageModel> log;
    private readonly HttpClient http;
    private readonly Lock budget = new();
    private DateOnly day;
    private int used;

    public LanguageModel(IOptions<LanguageModelOptions> options, TimeProvider clock, ILogger<LanguageModel> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        (this.options, this.clock, this.log) = (options.Value, clock, log);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        http = new HttpClient(handler) { MaxResponseContentBufferSize = LongestAnswer, Timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds) };
        if (options.Value.ApiKey is { Length: > 0 } key)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    public bool IsOn => options.Endpoint is { Length: > 0 };

    /// <summary>The model's answer read with <paramref name="understand"/>; null where there is none, or none that is understood.</summary>
    public async Task<T?> AskAsync<T>(string instructions, string words, Func<string, T?> understand, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(understand);
        if (!TakeFromBudget())
        {
            return Nothing<T>("exhausted");
        }

        try
        {
            using var answer = await http.PostAsJsonAsync(options.Endpoint, Request(instructions, words), cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                return Nothing<T>("failed");
            }

            var understood = Content(await answer.Content.ReadAsStringAsync(cancellation)) is { } content ? understand(content) : null;
            if (understood is null)
            {
                return Nothing<T>("not_understood");
            }

            Count("answered");
            return understood;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Nothing<T>("timed_out");
        }
        catch (HttpRequestException)
        {
            return Nothing<T>("failed");
        }
        catch (JsonException)
        {
            return Nothing<T>("not_understood");
        }
    }

    public void Dispose() => http.Dispose();

    private object Request(string instructions, string words) => new
    {
        model = options.Model,
        temperature = 0,
        max_tokens = MostTokens,
        response_format = new { type = "json_object" },
        messages = new[] { new { role = "system", content = instructions }, new { role = "user", content = words } },
    };

    private static string? Content(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
            && choices[0] is { ValueKind: JsonValueKind.Object } first && first.TryGetProperty("message", out var message)
            && message.ValueKind == JsonValueKind.Object && message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String
                ? content.GetString()
                : null;
    }

    private bool TakeFromBudget()
    {
        lock (budget)
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            (day, used) = (today, day == today ? used : 0);
            return used++ < options.DailyBudget;
        }
    }

    private T? Nothing<T>(string outcome)
        where T : class
    {
        Count(outcome);
        log.LogWarning("The language model gave nothing: {Outcome}", outcome);
        return null;
    }

    private static void Count(string outcome) => Readings.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
