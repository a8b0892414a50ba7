using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Vyomiyra.Api.Data;

namespace Vyomiyra.Api.Tests.Data;

/// <summary>
/// Every query that any test makes of SQLite is translated for SQL Server too. One that cannot be fails the test that made it, as it would fail
/// with a server.
/// </summary>
public sealed class SqlServerTranslation : IQueryExpressionInterceptor
{
    private static readonly ConcurrentDictionary<string, string?> Faults = new(StringComparer.Ordinal);

    private static readonly MethodInfo Compile = typeof(SqlServerTranslation).GetMethod(nameof(Translate), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static readonly DbContextOptions<SqlServerDb> Server =
        new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=nowhere.invalid", server => server.UseCompatibilityLevel(160)).Options;

    public static SqlServerTranslation Every { get; } = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        ArgumentNullException.ThrowIfNull(queryExpression);
        ArgumentNullException.ThrowIfNull(eventData);
        var fault = Faults.GetOrAdd(eventData.ExpressionPrinter.PrintExpression(queryExpression), _ => Try(queryExpression));
        return fault is null ? queryExpression : throw new InvalidOperationException($"SQL Server could not be asked this: {fault}");
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, the query could not be translated.")]
    private static string? Try(Expression query)
    {
        using var db = new SqlServerDb(Server);
        var roots = new Roots(db);
        var moved = roots.Visit(query);
        // SQL of our own is written for one provider, and asked of it alone.
        if (roots.HasOwnSql)
        {
            return null;
        }

        try
        {
            var rows = query.Type.IsGenericType && typeof(IQueryable).IsAssignableFrom(query.Type) ? query.Type.GetGenericArguments()[0] : null;
            Compile.MakeGenericMethod(rows is null ? typeof(Task<>).MakeGenericType(query.Type) : typeof(IAsyncEnumerable<>).MakeGenericType(rows)).Invoke(null, [db, moved]);
            return null;
        }
        catch (Exception fault)
        {
            return (fault is TargetInvocationException { InnerException: { } inner } ? inner : fault).Message;
        }
    }

    private static void Translate<T>(SqlServerDb db, Expression query) => db.GetService<IDatabase>().CompileQuery<T>(query, async: true);

    private sealed class Roots(SqlServerDb db) : ExpressionVisitor
    {
        public bool HasOwnSql { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is not EntityQueryRootExpression root)
            {
                return base.VisitExtension(node);
            }

            HasOwnSql |= root.GetType() != typeof(EntityQueryRootExpression);
            return new EntityQueryRootExpression(db.Model.FindEntityType(root.EntityType.Name)!);
        }
    }
}
