using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Vyomiyra.Api.Data;

/// <summary>
/// Writes many rows of one table at the speed of the database: by the model's columns and conversions, in the current transaction, past the
/// change tracker and its concurrency checks. Inside the process a prepared statement for each row is fastest, over a network one batch.
/// </summary>
public static class BulkWriter
{
    /// <summary>Inserts new rows. Keys that the database gives are not read back.</summary>
    public static async Task BulkInsertAsync<T>(this VyomiyraDb db, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            return;
        }

        var table = new Table(db, typeof(T));
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            if (db.Database.GetDbConnection() is SqlConnection server)
            {
                await CopyAsync(server, db, table, rows, cancellation);
                return;
            }

            var columns = table.Columns.Where(column => !column.IsGenerated).ToArray();
            var values = string.Join(", ", columns.Select(column => column.Parameter));
            await ExecuteAsync(db, $"INSERT INTO {table.Name} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES ({values})", columns, rows, cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Overwrites all columns of stored rows, found by their key.</summary>
    public static async Task BulkUpdateAsync<T>(this VyomiyraDb db, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            return;
        }

        if (db.Database.GetDbConnection() is SqlConnection)
        {
            db.UpdateRange(rows);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            return;
        }

        var table = new Table(db, typeof(T));
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            var values = string.Join(", ", table.Columns.Where(column => !column.IsKey).Select(column => $"{column.Name} = {column.Parameter}"));
            var key = string.Join(" AND ", table.Columns.Where(column => column.IsKey).Select(column => $"{column.Name} = {column.Parameter}"));
            await ExecuteAsync(db, $"UPDATE {table.Name} SET {values} WHERE {key}", table.Columns, rows, cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task ExecuteAsync<T>(VyomiyraDb db, string sql, Column[] columns, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // It names the model's own table and columns, delimited; every value is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        var parameters = columns.Select(column => column.AddTo(command)).ToArray();
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

    private static async Task CopyAsync<T>(SqlConnection server, VyomiyraDb db, Table table, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        var columns = table.Columns.Where(column => !column.IsGenerated).ToArray();
        using var buffer = new DataTable();
        using var copy = new SqlBulkCopy(server, SqlBulkCopyOptions.CheckConstraints, db.Database.CurrentTransaction?.GetDbTransaction() as SqlTransaction);
        copy.DestinationTableName = table.Name;
        foreach (var column in columns)
        {
            buffer.Columns.Add(column.PlainName, column.StoredType);
            copy.ColumnMappings.Add(column.PlainName, column.PlainName);
        }

        foreach (var row in rows)
        {
            buffer.Rows.Add([.. columns.Select(column => column.ValueOf(row))]);
        }

        await copy.WriteToServerAsync(buffer, cancellation);
    }

    private sealed class Table
    {
        public Table(VyomiyraDb db, Type type)
        {
            var entity = db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is no table.");
            var sql = db.GetService<ISqlGenerationHelper>();
            var store = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            Name = sql.DelimitIdentifier(store.Name, store.Schema);
            Columns = [.. entity.GetProperties().Select(property => new Column(property, property.GetColumnName(store)!, sql))];
        }

        public string Name { get; }

        public Column[] Columns { get; }
    }

    private sealed class Column(IProperty property, string plainName, ISqlGenerationHelper sql)
    {
        private readonly IClrPropertyGetter getter = property.GetGetter();
        private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();

        public string PlainName => plainName;

        public string Name { get; } = sql.DelimitIdentifier(plainName);

        public string Parameter { get; } = sql.GenerateParameterName(plainName);

        public bool IsKey => property.IsPrimaryKey();

        /// <summary>The database numbers the rows.</summary>
        public bool IsGenerated => property.ValueGenerated == ValueGenerated.OnAdd;

        public Type StoredType
        {
            get
            {
                var type = mapping.Converter?.ProviderClrType ?? property.ClrType;
                return Nullable.GetUnderlyingType(type) ?? type;
            }
        }

        public DbParameter AddTo(DbCommand command)
        {
            var parameter = mapping.CreateParameter(command, Parameter, null, property.IsNullable);
            command.Parameters.Add(parameter);
            return parameter;
        }

        public object ValueOf(object row)
        {
            var value = getter.GetClrValue(row);
            return (value is not null && mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }
}
