using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Vyomiyra.Sandbox.Store;

/// <summary>The number that grows with every change to any mailbox.</summary>
static class Changes
{
    public static long Next(SqliteConnection connection) => Reserve(connection, 1);

    /// <summary>Takes so many numbers at once.</summary>
    /// <returns>The last of them.</returns>
    public static long Reserve(SqliteConnection connection, int count) => Number(connection.Scalar<string>(
        "UPDATE setting SET value = value + $count WHERE name = 'change' RETURNING value", ("$count", count)))!.Value;

    public static long Last(SqliteConnection connection) =>
        Number(connection.Scalar<string>("SELECT value FROM setting WHERE name = 'change'"))!.Value;

    /// <summary>Forgets how this mailbox changed until now: delta links given out so far lead nowhere.</summary>
    public static void Forget(SqliteConnection connection, string mailbox) => connection.Execute(
        "INSERT OR REPLACE INTO setting (name, value) VALUES ($name, $change)", ("$name", Forgotten(mailbox)), ("$change", $"{Next(connection)}"));

    /// <summary>The change up to which this mailbox's past is forgotten.</summary>
    public static long ForgottenUntil(SqliteConnection connection, string mailbox) =>
        Number(connection.Scalar<string>("SELECT value FROM setting WHERE name = $name", ("$name", Forgotten(mailbox)))) ?? 0;

    static string Forgotten(string mailbox) => $"forgotten/{mailbox}";

    static long? Number(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
}
