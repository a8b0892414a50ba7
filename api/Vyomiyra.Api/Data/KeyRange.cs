using System.Linq.Expressions;

namespace Vyomiyra.Api.Data;

/// <summary>Rows whose key begins with some characters, as a range that every database walks along the key's index.</summary>
public static class KeyRange
{
    /// <summary>Behind everything that begins the same, where keys are compared character by character.</summary>
    public const char BehindAll = '\uffff';

    /// <summary>Keys from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public static Expression<Func<T, bool>> Between<T>(Expression<Func<T, string>> key, string first, string last)
    {
        ArgumentNullException.ThrowIfNull(key);
#pragma warning disable CA1309 // The database compares, by the column's collation.
        Expression<Func<string, bool>> range = value => string.Compare(value, first) >= 0 && string.Compare(value, last) <= 0;
#pragma warning restore CA1309
        return Expression.Lambda<Func<T, bool>>(new Replacing(range.Parameters[0], key.Body).Visit(range.Body), key.Parameters);
    }

    private sealed class Replacing(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}
