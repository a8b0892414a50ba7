using Microsoft.EntityFrameworkCore;

namespace Vyomiyra.Api.Data;

/// <summary>
/// One connection for work that writes everywhere in large tables: with room for the pages it touches, which SQLite would otherwise write out and
/// read back within one transaction. A server has its own.
/// </summary>
public sealed class RoomyConnection : IAsyncDisposable
{
    private const string Roomy = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 32000";
    private const string Usual = "PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000";

    private readonly VyomiyraDb db;
    private readonly bool isEmbedded;
    private long others;

    private RoomyConnection(VyomiyraDb db) => (this.db, isEmbedded) = (db, db.Database.IsSqlite());

    /// <summary>Open until it is disposed.</summary>
    public static async Task<RoomyConnection> OpenAsync(VyomiyraDb db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.OpenConnectionAsync(cancellation);
        var connection = new RoomyConnection(db);
        if (connection.isEmbedded)
        {
            await db.Database.ExecuteSqlRawAsync(Roomy, cancellation);
            await connection.IsAloneAsync(cancellation);
        }

        return connection;
    }

    /// <summary>Whether nobody else wrote since this was asked last, in whatever process. Of a server's others nothing is known.</summary>
    public async Task<bool> IsAloneAsync(CancellationToken cancellation)
    {
        if (!isEmbedded)
        {
            return false;
        }

        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA data_version"; // changes with what other connections commit, not with our own
        var before = others;
        others = (long)(await command.ExecuteScalarAsync(cancellation))!;
        return others == before;
    }

    public async ValueTask DisposeAsync()
    {
        if (isEmbedded)
        {
            await db.Database.ExecuteSqlRawAsync(Usual, CancellationToken.None);
        }

        await db.Database.CloseConnectionAsync();
    }
}
