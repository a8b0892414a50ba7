using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>The lines of an account's history that name one thing of it: a promise, a dispute.</summary>
public sealed class ReadActivities(VyomiyraDb db)
{
    private const int MaximumLines = 1000;

    /// <param name="accountId">Whose it is by now. What happened while it was another's, before a merge or before one was undone, stands in that one's history.</param>
    /// <param name="member">How lines name it: "promiseId".</param>
    /// <param name="id">Which one.</param>
    /// <param name="since">When it came to be: nothing before names it.</param>
    /// <param name="cancellation">Given up by the caller.</param>
    /// <returns>The latest first, at most 1,000.</returns>
    public async Task<IReadOnlyList<ActivityRow>> NamingAsync(long accountId, string member, long id, DateTimeOffset since, CancellationToken cancellation)
    {
        var accounts = await OnceOneWithAsync(accountId, cancellation);
        var number = id.ToString(CultureInfo.InvariantCulture);
        var (last, followed) = ($"\"{member}\":{number}}}", $"\"{member}\":{number},");
        var lines = await (
            from activity in db.Activities
            join actor in db.Set<Member>() on activity.ActorId equals actor.Id into actors
            from actor in actors.DefaultIfEmpty()
            join personal in db.ActivityPersonalData on activity.Id equals personal.ActivityId into personals
            from personal in personals.DefaultIfEmpty()
            where EF.Parameter(accounts).Contains(activity.AccountId!.Value) && activity.At >= since && (activity.Details.Contains(last) || activity.Details.Contains(followed))
            orderby activity.Id descending
            select new ActivityRecord(activity.Id, activity.Kind, activity.At, actor.Name, activity.Authority, activity.Details, personal.Json))
            .Take(MaximumLines).ToListAsync(cancellation);
        return [.. lines.Select(ActivityRow.Of).Where(line => line.Details.TryGetProperty(member, out var named) && named.ValueKind == JsonValueKind.Number && named.GetInt64() == id)];
    }

    private async Task<long[]> OnceOneWithAsync(long accountId, CancellationToken cancellation)
    {
        var (all, added) = (new HashSet<long> { accountId }, new long[] { accountId });
        while (added.Length > 0)
        {
            var merges = await db.Set<AccountMerge>().Where(merge => EF.Parameter(added).Contains(merge.SurvivorId) || EF.Parameter(added).Contains(merge.MergedId))
                .Select(merge => new { merge.SurvivorId, merge.MergedId }).ToListAsync(cancellation);
            added = [.. merges.SelectMany(merge => new[] { merge.SurvivorId, merge.MergedId }).Where(all.Add)];
        }

        return [.. all];
    }
}
