using System.Diagnostics;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Mail;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>
/// How many messages are filed in one transaction. A whole page costs least; but where writers take turns, notifications and people wait for its
/// end. As long as others wait, a transaction therefore lasts for a moment only.
/// </summary>
public sealed class Portions(WriteTurns turns)
{
    private const int Fewest = 4;
    private const int Most = MailboxReader.PageSize;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(30);

    private long began;
    private long waits;

    /// <summary>Few at first: nobody knows yet how long they take.</summary>
    public int Size { get; private set; } = Fewest;

    /// <summary>The transaction has its turn.</summary>
    public void Begin() => (began, waits) = (Stopwatch.GetTimestamp(), turns.Waits);

    /// <summary>It was committed.</summary>
    public void End() => Size = Next(Size, Stopwatch.GetElapsedTime(began), isAwaited: turns.Waits > waits);

    /// <param name="size">Of the last portion.</param>
    /// <param name="lasted">How long nobody else could write.</param>
    /// <param name="isAwaited">Whether anybody wanted to.</param>
    public static int Next(int size, TimeSpan lasted, bool isAwaited) =>
        isAwaited && lasted > Moment ? Math.Max(size / 2, Fewest)
        : isAwaited && lasted > Moment / 2 ? size
        : Math.Min(size * 2, Most);
}
