using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.History;

/// <summary><c>history verify</c>: 0 when the history is whole, 1 when it is not, with every break named.</summary>
public static class HistoryCommand
{
    public static async Task<int> VerifyAsync(IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        await using var scope = services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<VerifyHistory>().RunAsync(cancellation);
        foreach (var broken in report.Breaks)
        {
            await output.WriteLineAsync($"{broken.Chain}, line {broken.Sequence}: {Describe(broken.Kind)}");
        }

        if (report.ForgedAnchor is { } number)
        {
            await output.WriteLineAsync($"Anchor {number} is not what was signed.");
        }

        if (report is { Lines: > 0, Anchors: 0 })
        {
            await output.WriteLineAsync("Nothing is anchored: the service does that every five minutes. If it ran longer, the anchors are gone.");
        }

        await output.WriteLineAsync(
            $"{report.Lines} lines in {report.Chains} chains against {report.Anchors} anchors: {(report.IsWhole ? "whole" : "NOT whole")}.");
        return report.IsWhole ? 0 : 1;
    }

    private static string Describe(ChainBreakKind kind) => kind switch
    {
        ChainBreakKind.Missing => "a line is missing",
        ChainBreakKind.Reordered => "the line does not follow the one before it",
        ChainBreakKind.Changed => "the line was changed",
        ChainBreakKind.CutOff => "the chain was cut off here; a later head was anchored",
        ChainBreakKind.Recomputed => "the chain is not the one that was anchored",
        ChainBreakKind.PersonalDataChanged => "the personal data is not what the line committed to",
    };
}
