using System.ComponentModel.DataAnnotations;

namespace Vyomiyra.Api.Conversations.Reading;

/// <summary>The configuration section "LanguageModel": a second reader beside the rules, off until an endpoint is given.</summary>
public sealed class LanguageModelOptions
{
    public const string Section = "LanguageModel";

    /// <summary>Where chat completions in OpenAI's shape are answered, whole: https://models.example/v1/chat/completions.</summary>
    [Url]
    public string? Endpoint { get; init; }

    /// <summary>Its name there.</summary>
    public string Model { get; init; } = "";

    public string? ApiKey { get; init; }

    /// <summary>Somebody waits for the pane: beyond this the rules stand alone.</summary>
    [Range(0.1, 20)]
    public double TimeoutSeconds { get; init; } = 2;

    /// <summary>Mails that it reads between one midnight (UTC) and the next, on each node.</summary>
    [Range(0, 1_000_000)]
    public int DailyBudget { get; init; } = 1000;
}
