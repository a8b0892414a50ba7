using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;

namespace Vyomiyra.Api.Tests.Data;

/// <summary>A query as the product sent it to SQLite.</summary>
internal sealed record SentQuery(string Text, IReadOnlyList<(string Name, object? Value)> Parameters)
{
    public static SentQuery Of(DbCommand command) =>
        new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]);

    /// <summary>How the database goes about it, step by step.</summary>
    public async Task<List<string>> ExplainAsync(VyomiyraDb db)
    {
        await using var connection = new SqliteConnection(db.Database.GetConnectionString());
        await connection.OpenAsync();
        await using var explain = connection.CreateCommand();
#pragma warning disable CA2100 // What the product sent.
        explain.CommandText = $"EXPLAIN QUERY PLAN {Text}";
#pragma warning restore CA2100
        explain.Parameters.AddRange(Parameters.Select(parameter => new SqliteParameter(parameter.Name, parameter.Value)));
        await using var reader = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(3));
        }

        return plan;
    }
}
