using Microsoft.EntityFrameworkCore;

namespace Vyomiyra.Api.Data;

/// <summary>
/// One connection for work that writes everywhere in large tables: with room for the pages it touches, which SQLite would otherwise write out and
/// read back within one transaction. A server has its own.
/// </summary>
public static class RoomyConnection
{
    private const string Roomy = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 32000";
    private const string Usual = "PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000";

    /// <summary>Opens the connection until the answer is disposed.</summary>
    public static async Task<IAsyncDisposable> WithRoomAsync(this VyomiyraDb db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.OpenConnectionAsync(cancellation);
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync(Roomy, cancellation);
        }

        return new Room(db);
    }

    private sealed class Room(VyomiyraDb db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (db.Database.IsSqlite())
            {
                await db.Database.ExecuteSqlRawAsync(Usual, CancellationToken.None);
            }

            await db.Database.CloseConnectionAsync();
        }
    }
}
