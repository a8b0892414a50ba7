using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.History;

/// <param name="Lines">Activities read.</param>
/// <param name="Chains">Chains they form.</param>
/// <param name="Anchors">Anchors compared.</param>
/// <param name="ForgedAnchor">The first line of the anchor file that is not what was signed.</param>
/// <param name="Breaks">Everything that is not as it was written.</param>
public sealed record HistoryReport(long Lines, int Chains, int Anchors, int? ForgedAnchor, IReadOnlyList<ChainBreak> Breaks)
{
    public bool IsWhole => ForgedAnchor is null && Breaks.Count == 0;
}

/// <summary>Reads the whole history once and compares it with itself and with the anchors.</summary>
public sealed class VerifyHistory(VyomiyraDb db, AnchorFile file)
{
    public async Task<HistoryReport> RunAsync(CancellationToken cancellation)
    {
        var anchors = await file.ReadAsync(cancellation);
        var anchored = anchors.SelectMany(anchor => anchor.Heads).ToLookup(head => head.Chain);
        var breaks = new List<ChainBreak>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (lines, chain) = (0L, new List<Line>());
        var query =
            from activity in db.Activities.AsNoTracking()
            join personal in db.ActivityPersonalData on activity.Id equals personal.ActivityId into personals
            from personal in personals.DefaultIfEmpty()
            orderby activity.Chain, activity.Sequence
            select new Line(activity, personal.Salt, personal.Json);
        await foreach (var line in query.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            lines++;
            if (chain.Count > 0 && chain[0].Activity.Chain != line.Activity.Chain)
            {
                Close();
            }

            chain.Add(line);
        }

        Close();
        breaks.AddRange(anchored.Where(head => !seen.Contains(head.Key)).Select(head => new ChainBreak(head.Key, 1, ChainBreakKind.CutOff)));
        return new HistoryReport(lines, seen.Count, anchors.Count, file.FirstForged(anchors), breaks);

        void Close()
        {
            if (chain.Count > 0)
            {
                seen.Add(chain[0].Activity.Chain);
                breaks.AddRange(BreaksIn(chain, anchored[chain[0].Activity.Chain]));
                chain.Clear();
            }
        }
    }

    private static IEnumerable<ChainBreak> BreaksIn(List<Line> chain, IEnumerable<ChainHead> anchored)
    {
        if (ActivityChain.Verify(chain.Select(line => line.Activity)) is { } broken)
        {
            yield return broken;
        }

        foreach (var line in chain.Where(line => line.Json is not null && ActivityChain.Commit(line.Salt!, line.Json) != line.Activity.PersonalCommitment))
        {
            yield return new ChainBreak(line.Activity.Chain, line.Activity.Sequence, ChainBreakKind.PersonalDataChanged);
        }

        foreach (var head in anchored.OrderBy(head => head.Sequence))
        {
            if (head.Sequence > chain[^1].Activity.Sequence)
            {
                yield return new ChainBreak(head.Chain, chain[^1].Activity.Sequence + 1, ChainBreakKind.CutOff);
                yield break;
            }

            if (chain.Find(line => line.Activity.Sequence == head.Sequence) is { } line && line.Activity.Hash != head.Hash)
            {
                yield return new ChainBreak(head.Chain, head.Sequence, ChainBreakKind.Recomputed);
                yield break;
            }
        }
    }

    private sealed record Line(Activity Activity, string? Salt, string? Json);
}
