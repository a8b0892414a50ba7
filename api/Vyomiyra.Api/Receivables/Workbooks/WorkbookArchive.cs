using System.Buffers.Binary;
using System.IO.Compression;

namespace Vyomiyra.Api.Receivables.Workbooks;

/// <summary>The parts of an .xlsx file. How many they are and how large they may become is bounded before and while they are read.</summary>
internal sealed class WorkbookArchive : IDisposable
{
    private const int MostParts = 10_000;
    private const long LargestPart = 4L << 30;
    private const long LargestRatio = 250;

    /// <summary>Below this the ratio tells nothing: small parts of white space compress a thousandfold and harm nobody.</summary>
    private const long HarmlessBytes = 64L << 20;

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="UnreadableFileException">It is no archive, or one that nobody should unpack.</exception>
    public WorkbookArchive(Stream file)
    {
        CentralDirectory.Check(file, MostParts);
        archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in archive.Entries)
        {
            if (entry.Length > LargestPart || (entry.Length > HarmlessBytes && entry.Length / Math.Max(1, entry.CompressedLength) > LargestRatio))
            {
                throw Bomb();
            }

            if (!parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry))
            {
                throw new UnreadableFileException("damaged_workbook", "The workbook holds one of its parts twice.");
            }
        }
    }

    public bool Has(string part) => parts.ContainsKey(part);

    public bool HasAny(Func<string, bool> named) => parts.Keys.Any(named);

    /// <summary>How large all parts together say they are.</summary>
    public long UnpackedLength => parts.Values.Sum(part => part.Length);

    /// <summary>How large the part says it is.</summary>
    public long LengthOf(string part) => parts.TryGetValue(part, out var entry) ? entry.Length : 0;

    /// <summary>The part's content, which ends in an exception where it becomes larger than it said.</summary>
    public Stream Open(string part) => parts.TryGetValue(part, out var entry)
        ? new BoundedPart(entry.Open(), entry.Length)
        : throw new UnreadableFileException("damaged_workbook", $"The workbook has no part {part}.");

    public void Dispose() => archive.Dispose();

    internal static UnreadableFileException Bomb() =>
        new("zip_bomb", "The workbook unpacks to far more than a workbook would. It is not read.");

    /// <summary>Counts the entries before anything makes room for them.</summary>
    private static class CentralDirectory
    {
        private const int EndLength = 22;
        private const int EntryLength = 46;
        private const int LongestComment = ushort.MaxValue;

        public static void Check(Stream file, int most)
        {
            file.Position = PositionIn(file) ?? throw new UnreadableFileException("damaged_workbook", "The archive of the workbook is cut off or damaged.");
            Span<byte> entry = stackalloc byte[EntryLength];
            for (var entries = 0; file.ReadAtLeast(entry, EntryLength, throwOnEndOfStream: false) == EntryLength && entry.StartsWith("PK\u0001\u0002"u8);)
            {
                if (++entries > most)
                {
                    throw Bomb();
                }

                var rest = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..])
                    + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..])
                    + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
                file.Position += rest;
            }

            file.Position = 0;
        }

        private static long? PositionIn(Stream file)
        {
            var tail = new byte[Math.Min(file.Length, EndLength + LongestComment)];
            file.Position = file.Length - tail.Length;
            file.ReadExactly(tail);
            var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
            if (end < 0 || tail.Length - end < EndLength)
            {
                return null;
            }

            long position = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
            var long64 = tail.AsSpan().LastIndexOf("PK\u0006\u0006"u8);
            if (position == uint.MaxValue && long64 >= 0 && tail.Length - long64 >= 56)
            {
                position = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(long64 + 48));
            }

            return position >= 0 && position < file.Length ? position : null;
        }
    }

    /// <summary>Neither more bytes than were declared, nor a tag or text longer than any workbook has.</summary>
    private sealed class BoundedPart(Stream part, long declared) : Stream
    {
        private const int LongestToken = 1 << 20;

        private long read;
        private long token;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var count = part.Read(buffer);
            read += count;
            var tag = buffer[..count].LastIndexOf((byte)'<');
            token = tag < 0 ? token + count : count - tag;
            if (read > declared || token > LongestToken)
            {
                throw Bomb();
            }

            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            part.Dispose();
            base.Dispose(disposing);
        }
    }
}
