using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Vyomiyra.Api.Data;

/// <summary>Two acts at once wrote the same key, such as the next line of one history: the one that comes second has to look again.</summary>
internal static class KeyCollision
{
    private const int DuplicateInIndex = 2601;
    private const int DuplicateInConstraint = 2627;
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    public static bool Is(Exception? fault) => fault switch
    {
        null => false,
        SqlException { Number: DuplicateInIndex or DuplicateInConstraint } => true,
        SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey } => true,
        _ => Is(fault.InnerException),
    };
}
