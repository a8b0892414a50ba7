using System.Linq.Expressions;

namespace Vyomiyra.Api.Http;

/// <summary>Lists in the order of a value and, among equals, of the id, both the same way round: a page begins where the one before ended.</summary>
public static class Keyset
{
    public static IQueryable<T> Ascending<T, TKey>(
        this IQueryable<T> rows, Expression<Func<T, TKey>> value, Expression<Func<T, long>> id, Position<TKey>? after)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(id);
        return (after is null ? rows : rows.Where(Beyond(value, id, after, ExpressionType.GreaterThan, ExpressionType.GreaterThanOrEqual)))
            .OrderBy(value).ThenBy(id);
    }

    public static IQueryable<T> Descending<T, TKey>(
        this IQueryable<T> rows, Expression<Func<T, TKey>> value, Expression<Func<T, long>> id, Position<TKey>? after)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(id);
        return (after is null ? rows : rows.Where(Beyond(value, id, after, ExpressionType.LessThan, ExpressionType.LessThanOrEqual)))
            .OrderByDescending(value).ThenByDescending(id);
    }

    /// <summary>value ≥ v and (value > v or id > i): the first half is redundant, but by it an index finds the page's beginning.</summary>
    private static Expression<Func<T, bool>> Beyond<T, TKey>(
        Expression<Func<T, TKey>> value, Expression<Func<T, long>> id, Position<TKey> after, ExpressionType beyond, ExpressionType beyondOrAt)
    {
        var row = value.Parameters[0];
        var idOfRow = new Renamed(id.Parameters[0], row).Visit(id.Body);
        // Members of a captured object become parameters of the query.
        var (afterValue, afterId) = (Expression.Property(Expression.Constant(after), nameof(after.Value)), Expression.Property(Expression.Constant(after), nameof(after.Id)));
        return Expression.Lambda<Func<T, bool>>(
            Expression.AndAlso(
                Compare(beyondOrAt, value.Body, afterValue),
                Expression.OrElse(Compare(beyond, value.Body, afterValue), Expression.MakeBinary(beyond, idOfRow, afterId))),
            row);
    }

    private static BinaryExpression Compare(ExpressionType comparison, Expression left, Expression right) => left.Type == typeof(string)
        ? Expression.MakeBinary(comparison, Expression.Call(typeof(string), nameof(string.Compare), null, left, right), Expression.Constant(0))
        : Expression.MakeBinary(comparison, left, right);

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
