using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Vyomiyra.Api.Data;

/// <summary>
/// Writes many new rows of one table at the speed of the database: by the model's columns and conversions, in the current transaction, past
/// the change tracker. Keys that the database gives are not read back.
/// </summary>
public static class BulkWriter
{
    public static async Task BulkInsertAsync<T>(this VyomiyraDb db, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            return;
        }

        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no table.");
        var columns = ColumnsOf(entity);
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            if (db.Database.GetDbConnection() is SqlConnection server)
            {
                await CopyAsync(server, db.Database.CurrentTransaction?.GetDbTransaction() as SqlTransaction, entity, columns, rows, cancellation);
            }
            else
            {
                await InsertAsync(db, entity, columns, rows, cancellation);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static Column[] ColumnsOf(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        return [.. entity.GetProperties()
            .Where(property => property.ValueGenerated == ValueGenerated.Never)
            .Select(property => new Column(property, property.GetColumnName(table)!))];
    }

    /// <summary>One prepared statement, executed row by row: the fastest there is where the database lives in the process.</summary>
    private static async Task InsertAsync<T>(
        VyomiyraDb db, IEntityType entity, Column[] columns, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var names = string.Join(", ", columns.Select(column => sql.DelimitIdentifier(column.Name)));
        var values = string.Join(", ", columns.Select((_, index) => $"@p{index}"));
#pragma warning disable CA2100 // Names of the model's own table and columns, delimited; every value is a parameter.
        command.CommandText = $"INSERT INTO {sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema())} ({names}) VALUES ({values})";
#pragma warning restore CA2100
        var parameters = new DbParameter[columns.Length];
        for (var index = 0; index < columns.Length; index++)
        {
            parameters[index] = columns[index].Mapping.CreateParameter(command, $"@p{index}", null, columns[index].IsNullable);
            command.Parameters.Add(parameters[index]);
        }

        await command.PrepareAsync(cancellation);
        foreach (var row in rows)
        {
            for (var index = 0; index < columns.Length; index++)
            {
                parameters[index].Value = columns[index].ValueOf(row);
            }

            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async Task CopyAsync<T>(
        SqlConnection connection, SqlTransaction? transaction, IEntityType entity, Column[] columns, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        using var table = new DataTable();
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints, transaction);
        copy.DestinationTableName = entity.GetSchema() is { } schema ? $"[{schema}].[{entity.GetTableName()}]" : $"[{entity.GetTableName()}]";
        foreach (var column in columns)
        {
            table.Columns.Add(column.Name, column.StoredType);
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        foreach (var row in rows)
        {
            table.Rows.Add([.. columns.Select(column => column.ValueOf(row))]);
        }

        await copy.WriteToServerAsync(table, cancellation);
    }

    private sealed class Column(IProperty property, string name)
    {
        private readonly IClrPropertyGetter getter = property.GetGetter();

        public string Name => name;

        public RelationalTypeMapping Mapping { get; } = property.GetRelationalTypeMapping();

        public bool IsNullable => property.IsNullable;

        public Type StoredType
        {
            get
            {
                var type = Mapping.Converter?.ProviderClrType ?? property.ClrType;
                return Nullable.GetUnderlyingType(type) ?? type;
            }
        }

        public object ValueOf(object row)
        {
            var value = getter.GetClrValue(row);
            return (value is not null && Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }
}
