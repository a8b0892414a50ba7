using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace Vyomiyra.Api.Data;

/// <summary>What is over when it is tried again later: a database that is busy or away, a disk that is.</summary>
internal static class PassingFault
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    public static bool Is(Exception? fault) => fault switch
    {
        null => false,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => true,
        DbException { IsTransient: true } or RetryLimitExceededException or TimeoutException or IOException => true,
        _ => Is(fault.InnerException),
    };
}
