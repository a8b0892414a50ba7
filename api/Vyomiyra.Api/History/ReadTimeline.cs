using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.History;

public enum TimelineGroup
{
    Conversations,
    Promises,
    Disputes,
    Receivables,
    Notes,
    Account,
}

/// <summary>An activity of an account.</summary>
/// <param name="Details">What happened, without personal data; its shape depends on the kind. A note's has its noteId.</param>
/// <param name="Personal">The personal part; null where there is none or it was erased.</param>
/// <param name="CanWithdraw">For a note, whether the caller may take it back.</param>
public sealed record TimelineRow(
    long Id, string Kind, DateTimeOffset At, string? Actor, string Authority, JsonElement Details, JsonElement? Personal, bool CanWithdraw);

/// <summary>What happened to an account, the latest first.</summary>
public sealed class ReadTimeline(VyomiyraDb db)
{
    private const string Order = "account.timeline";

    public async Task<Outcome<Listing<TimelineRow>>> HandleAsync(
        long accountId, TimelineGroup? kinds, PageRequest page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(caller);
        if (await db.RefuseAccountAsync(accountId, caller, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (Cursor.Read<long>(page.Cursor, Order, out var after) is { } broken)
        {
            return broken;
        }

        var activities =
            from activity in In(kinds, db.Activities.Where(row => row.AccountId == accountId)).Descending(row => row.Id, row => row.Id, after)
            join member in db.Set<Member>() on activity.ActorId equals member.Id into members
            from member in members.DefaultIfEmpty()
            join personal in db.ActivityPersonalData on activity.Id equals personal.ActivityId into personals
            from personal in personals.DefaultIfEmpty()
            select new ActivityRecord(activity.Id, activity.Kind, activity.At, member.Name, activity.Authority, activity.Details, personal.Json);
        var withdrawable = (await db.Notes
                .Where(note => note.AccountId == accountId && note.WithdrawnAt == null)
                .Select(note => new { note.Id, note.WrittenById })
                .ToListAsync(cancellation))
            .Where(note => AccountRights.MayWithdraw(note.WrittenById, caller))
            .Select(note => note.Id)
            .ToHashSet();
        return await page.ReadAsync(activities, row => Row(ActivityRow.Of(row), withdrawable), row => Cursor.Of(Order, row.Id, row.Id), Layout, cancellation);
    }

    private static IQueryable<Activity> In(TimelineGroup? kinds, IQueryable<Activity> activities) => kinds is { } group ? In(group, activities) : activities;

    private static IQueryable<Activity> In(TimelineGroup kinds, IQueryable<Activity> activities) => kinds switch
    {
        TimelineGroup.Conversations => activities.Where(row => row.Kind.StartsWith("conversation")),
        TimelineGroup.Promises => activities.Where(row => row.Kind.StartsWith("promise")),
        TimelineGroup.Disputes => activities.Where(row => row.Kind.StartsWith("dispute") || row.Kind.StartsWith("evidence") || row.Kind.StartsWith("legal_hold")),
        TimelineGroup.Receivables => activities.Where(row => row.Kind.StartsWith("receivable") || row.Kind.StartsWith("import") || row.Kind.StartsWith("settlement") || row.Kind.StartsWith("payment")),
        TimelineGroup.Notes => activities.Where(row => row.Kind.StartsWith("note")),
        TimelineGroup.Account => activities.Where(row => row.Kind.StartsWith("account") || row.Kind.StartsWith("contact")),
    };

    private static TimelineRow Row(ActivityRow row, HashSet<long> withdrawable) => new(
        row.Id, row.Kind, row.At, row.Actor, row.Authority, row.Details, row.Personal,
        row.Kind == "note_written" && withdrawable.Contains(row.Details.GetProperty("noteId").GetInt64()));

    private static readonly CsvLayout<TimelineRow> Layout = new("timeline",
    [
        new("at", row => row.At),
        new("kind", row => row.Kind),
        new("actor", row => row.Actor),
        new("authority", row => row.Authority),
        new("details", row => row.Details.GetRawText()),
        new("personal", row => row.Personal?.GetRawText()),
    ]);
}
