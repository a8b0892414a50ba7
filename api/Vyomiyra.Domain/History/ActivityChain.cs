using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Vyomiyra.Domain.History;

/// <summary>
/// The hash chain of one account's or company's history: each line's hash is SHA-256 over its canonical bytes, which begin with the hash of
/// the line before. Changing, removing, inserting or reordering a line breaks it; what cuts the tail or recomputes everything is found by
/// comparing with heads anchored elsewhere.
/// </summary>
public static class ActivityChain
{
    /// <summary>The previous hash of the first line.</summary>
    public static string Genesis { get; } = new('0', 64);

    private const byte FormatVersion = 1;

    /// <summary>The next line after <paramref name="head"/> (null when the chain is empty).</summary>
    /// <param name="head">The last line so far.</param>
    /// <param name="chain">The chain's name.</param>
    /// <param name="accountId">The account, where the line is about one.</param>
    /// <param name="kind">The fact's name.</param>
    /// <param name="at">When.</param>
    /// <param name="actor">Who.</param>
    /// <param name="details">JSON without personal data.</param>
    /// <param name="personalCommitment">From <see cref="Commit"/>, or null.</param>
    public static Activity Append(
        ChainHead? head, string chain, long? accountId, string kind, DateTimeOffset at, Actor actor, string details, string? personalCommitment)
    {
        var sequence = (head?.Sequence ?? 0) + 1;
        var previous = head?.Hash ?? Genesis;
        var instant = at.ToMicroseconds();
        return new Activity
        {
            Chain = chain,
            Sequence = sequence,
            AccountId = accountId,
            Kind = kind,
            At = instant,
            ActorKind = actor.Kind,
            ActorId = actor.MemberId,
            Authority = actor.Authority,
            Details = details,
            PersonalCommitment = personalCommitment,
            PreviousHash = previous,
            Hash = HashOf(previous, chain, sequence, accountId, kind, instant, actor, details, personalCommitment),
        };
    }

    public static string HashOf(Activity line) => HashOf(
        line.PreviousHash, line.Chain, line.Sequence, line.AccountId, line.Kind, line.At,
        new Actor(line.ActorKind, line.ActorId, line.Authority), line.Details, line.PersonalCommitment);

    /// <summary>The commitment to personal data: SHA-256 over a random salt and the data, so that the data cannot be guessed from it.</summary>
    public static string Commit(string salt, string personalJson) => Hash(Canonical(salt, personalJson));

    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>
    /// Checks the lines of one chain, given in order of their sequence; null when they hold together, otherwise the first break.
    /// </summary>
    public static ChainBreak? Verify(IEnumerable<Activity> lines)
    {
        var (sequence, hash) = (0L, Genesis);
        foreach (var line in lines)
        {
            if (line.Sequence != sequence + 1)
            {
                return new ChainBreak(line.Chain, sequence + 1, ChainBreakKind.Missing);
            }

            if (line.PreviousHash != hash)
            {
                return new ChainBreak(line.Chain, line.Sequence, ChainBreakKind.Reordered);
            }

            if (HashOf(line) != line.Hash)
            {
                return new ChainBreak(line.Chain, line.Sequence, ChainBreakKind.Changed);
            }

            (sequence, hash) = (line.Sequence, line.Hash);
        }

        return null;
    }

    private static string HashOf(
        string previous, string chain, long sequence, long? accountId, string kind, DateTimeOffset at, Actor actor, string details, string? commitment) =>
        Hash(Canonical(
            previous,
            chain,
            sequence.ToString(CultureInfo.InvariantCulture),
            accountId?.ToString(CultureInfo.InvariantCulture),
            kind,
            (at.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
            actor.Kind.ToString(),
            actor.MemberId?.ToString(CultureInfo.InvariantCulture),
            actor.Authority,
            details,
            commitment));

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A version byte, then each field as its length in bytes (4, big-endian; -1 for null) and its UTF-8: no two inputs share bytes.</summary>
    private static byte[] Canonical(params ReadOnlySpan<string?> fields)
    {
        var size = 1;
        foreach (var field in fields)
        {
            size += 4 + (field is null ? 0 : Encoding.UTF8.GetByteCount(field));
        }

        var bytes = new byte[size];
        bytes[0] = FormatVersion;
        var position = 1;
        foreach (var field in fields)
        {
            var length = field is null ? -1 : Encoding.UTF8.GetBytes(field, bytes.AsSpan(position + 4));
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(position), length);
            position += 4 + Math.Max(length, 0);
        }

        return bytes;
    }
}

/// <summary>Where a chain ends.</summary>
public sealed record ChainHead(string Chain, long Sequence, string Hash);

public enum ChainBreakKind
{
    /// <summary>A line is not there.</summary>
    Missing,

    /// <summary>A line does not follow the one before it.</summary>
    Reordered,

    /// <summary>A line is not what it was when it was written.</summary>
    Changed,

    /// <summary>The chain ends before a head that was anchored.</summary>
    CutOff,

    /// <summary>The chain is whole, but is not the one that was anchored.</summary>
    Recomputed,

    /// <summary>Personal data is not what the line committed to.</summary>
    PersonalDataChanged,
}

public sealed record ChainBreak(string Chain, long Sequence, ChainBreakKind Kind);
