using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Accounts;

/// <summary>
/// How a room follows a merge: its rows go over to the account that goes on, and are noted, so that undoing brings back exactly those that are
/// still there.
/// </summary>
public static class MergeMoves
{
    /// <summary>Those of the rows that the merge moved.</summary>
    public static IQueryable<T> MovedBy<T>(this VyomiyraDb db, long mergeId, MergedKind kind, IQueryable<T> rows, Expression<Func<T, long>> id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var moved = db.MergedRows.Where(row => row.MergeId == mergeId && row.Kind == kind).Select(row => row.RowId);
        return rows.Where(Expression.Lambda<Func<T, bool>>(
            Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(long)], moved.Expression, id.Body), id.Parameters));
    }

    /// <summary>Does with the rows what the facts say of merges.</summary>
    /// <param name="db">The database, in the facts' transaction.</param>
    /// <param name="facts">What was recorded.</param>
    /// <param name="kind">What the rows are noted as.</param>
    /// <param name="rows">All that may move.</param>
    /// <param name="id">A row's id.</param>
    /// <param name="accountId">The account that a row belongs to.</param>
    /// <param name="cancellation">Ends the transaction.</param>
    public static async Task FollowMergesAsync<T, TAccountId>(
        this VyomiyraDb db, IReadOnlyList<RecordedFact> facts, MergedKind kind, IQueryable<T> rows, Expression<Func<T, long>> id,
        Expression<Func<T, TAccountId>> accountId, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(accountId);
        foreach (var fact in facts.Select(recorded => recorded.Fact))
        {
            switch (fact)
            {
                case AccountsMerged merged:
                    var leaving = rows.Where(IsAt(accountId, merged.MergedId));
                    await db.BulkInsertAsync(
                        [.. (await leaving.Select(id).ToListAsync(cancellation)).Select(row => new MergedRow { MergeId = merged.MergeId, Kind = kind, RowId = row })], cancellation);
                    await MoveAsync(leaving, accountId, merged.AccountId, cancellation);
                    break;
                case AccountMergeUndone undone:
                    await MoveAsync(db.MovedBy(undone.MergeId, kind, rows, id).Where(IsAt(accountId, undone.AccountId)), accountId, undone.MergedId, cancellation);
                    break;
            }
        }
    }

    /// <summary>When the accounts had become one, and the receivables that are the merged account's again.</summary>
    public static async Task<(DateTimeOffset At, HashSet<long> Back)> WhatWentBackAsync(this VyomiyraDb db, AccountMergeUndone undone, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(undone);
        return (
            await db.AccountMerges.Where(merge => merge.Id == undone.MergeId).Select(merge => merge.At).SingleAsync(cancellation),
            await db.MovedBy(undone.MergeId, MergedKind.Receivable, db.Set<Receivable>(), row => row.Id)
                .Where(row => row.AccountId == undone.MergedId).Select(row => row.Id).ToHashSetAsync(cancellation));
    }

    private static Task<int> MoveAsync<T, TAccountId>(IQueryable<T> rows, Expression<Func<T, TAccountId>> accountId, long to, CancellationToken cancellation)
        where T : class => rows.ExecuteUpdateAsync(row => row.SetProperty(accountId, (TAccountId)(object)to), cancellation);

    private static Expression<Func<T, bool>> IsAt<T, TAccountId>(Expression<Func<T, TAccountId>> accountId, long at) => Expression.Lambda<Func<T, bool>>(
        Expression.Equal(accountId.Body, Expression.Convert(Expression.Constant(at), typeof(TAccountId))), accountId.Parameters);
}
