using System.Globalization;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary><c>evidence verify [--dispute N]</c>: 0 when all evidence is as it was frozen, 1 when it is not, with all that differs named.</summary>
public static class EvidenceCommand
{
    private const string Dispute = "--dispute";

    public static async Task<int> VerifyAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        long? disputeId = args is [Dispute, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null;
        if (disputeId is null && args.Length > 0)
        {
            await error.WriteLineAsync($"Usage: evidence verify [{Dispute} NUMBER]");
            return 2;
        }

        await using var scope = services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<VerifyEvidence>().RunAsync(disputeId, cancellation);
        foreach (var broken in report.Breaks)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Dispute {broken.DisputeId}, evidence {broken.Number}: {broken.What} {broken.Says}."));
        }

        var whole = report.Breaks.Count == 0;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{report.Bundles} bundles, {report.Contents} files, {report.Bytes} bytes: {(whole ? "whole" : "NOT whole")}."));
        return whole ? 0 : 1;
    }
}
