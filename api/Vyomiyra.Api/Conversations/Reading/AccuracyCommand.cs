using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations.Reading;

/// <summary>
/// <c>accuracy [--since DAY]</c>: what people made of suggestions, by kind, language and reader. Accuracy is the share recorded unchanged, with the
/// interval in which it lies at 95 %. Of what can only be rejected so far there is none. 0; 2 where the words are not understood.
/// </summary>
public static class AccuracyCommand
{
    private const string Usage = "Usage: accuracy [--since 2026-11-01]";

    private sealed record Counted(string Kind, string Language, ReadBy ReadBy, SuggestionFate Fate, int Count);

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        DateTimeOffset? since = null;
        if (args is ["--since", var day])
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
            {
                await errors.WriteLineAsync($"'{day}' is no day such as 2026-11-01.");
                return 2;
            }

            since = new DateTimeOffset(from.ToDateTime(default), TimeSpan.Zero);
        }
        else if (args.Length > 0)
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        await using var scope = services.CreateAsyncScope();
        var counted = await CountAsync(scope.ServiceProvider.GetRequiredService<VyomiyraDb>(), since, cancellation);
        await output.WriteLineAsync($"{"kind",-24} {"language",-8} {"read by",-7} {"unchanged",9} {"changed",8} {"rejected",8} {"accuracy",9}  95 %");
        foreach (var group in counted.GroupBy(line => (line.Kind, line.Language, line.ReadBy)))
        {
            await output.WriteLineAsync(Line(group.Key, fate => group.Where(line => line.Fate == fate).Sum(line => line.Count)));
        }

        return 0;
    }

    private static Task<List<Counted>> CountAsync(VyomiyraDb db, DateTimeOffset? since, CancellationToken cancellation) =>
        db.SuggestionOutcomes
            .Where(outcome => since == null || outcome.DecidedAt >= since)
            .GroupBy(outcome => new { outcome.Kind, outcome.Language, outcome.ReadBy, outcome.Fate })
            .OrderBy(group => group.Key.Kind).ThenBy(group => group.Key.Language).ThenBy(group => group.Key.ReadBy)
            .Select(group => new Counted(group.Key.Kind, group.Key.Language, group.Key.ReadBy, group.Key.Fate, group.Count()))
            .ToListAsync(cancellation);

    private static string Line((string Kind, string Language, ReadBy ReadBy) of, Func<SuggestionFate, int> count)
    {
        var (kept, changed, rejected) = (count(SuggestionFate.Kept), count(SuggestionFate.Changed), count(SuggestionFate.Rejected));
        var counts = $"{of.Kind,-24} {of.Language,-8} {(of.ReadBy == ReadBy.Rules ? "rules" : "model"),-7} {kept,9} {changed,8} {rejected,8}";
        var decided = kept + changed + rejected;
        return of.Kind == SuggestionKinds.Promise
            ? string.Create(CultureInfo.InvariantCulture, $"{counts} {100.0 * kept / decided,7:F1} %  {Interval(WilsonInterval.Of(kept, decided))}")
            : $"{counts} {"-",9}";
    }

    private static string Interval(WilsonInterval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * interval.From:F1} to {100 * interval.To:F1} %");
}
