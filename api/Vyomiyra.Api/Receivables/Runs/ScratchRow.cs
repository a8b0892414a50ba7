using System.Buffers.Binary;
using System.Text;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>An item as bytes, the way <see cref="Scratch"/> keeps it: its fields in a fixed order, texts with their length before them.</summary>
internal static class ScratchRow
{
    private const int Null = -1;

    /// <summary>One key has one hash, also after a restart; two keys rarely share one.</summary>
    public static long HashOf(string company, ReceivableType type, string number, string line)
    {
        var hash = 0xcbf29ce484222325UL;
        Mix(ref hash, company);
        Mix(ref hash, number);
        Mix(ref hash, line);
        return (long)((hash ^ (uint)type) * 0x100000001b3UL);
    }

    public static bool AreOneKey(ImportedReceivable left, ImportedReceivable right) =>
        left.Type == right.Type && left.Company == right.Company && left.Number == right.Number && left.Line == right.Line;

    public static byte[] ToBytes(ImportedReceivable item, MemoryStream buffer)
    {
        buffer.SetLength(0);
        Put(buffer, item.Company);
        Put(buffer, (long)item.Type);
        Put(buffer, item.Number);
        Put(buffer, item.Line);
        Put(buffer, item.Order);
        Put(buffer, item.Reference);
        Put(buffer, item.IssuedOn.DayNumber);
        Put(buffer, item.DueOn.DayNumber);
        Put(buffer, item.Currency.Code);
        Put(buffer, item.OriginalMinor);
        Put(buffer, item.OpenMinor);
        var account = item.Account;
        Put(buffer, account.Number);
        Put(buffer, account.Name);
        Put(buffer, account.Segment);
        Put(buffer, account.Language);
        Put(buffer, account.TermsDays ?? Null);
        Put(buffer, account.Team);
        Put(buffer, account.Contact);
        Put(buffer, account.Addresses);
        Put(buffer, account.Domains);
        return buffer.ToArray();
    }

    public static ImportedReceivable Read(ReadOnlySpan<byte> bytes)
    {
        var company = Text(ref bytes)!;
        var type = (ReceivableType)Number(ref bytes);
        var number = Text(ref bytes)!;
        var line = Text(ref bytes)!;
        var order = Text(ref bytes);
        var reference = Text(ref bytes);
        var issued = DateOnly.FromDayNumber((int)Number(ref bytes));
        var due = DateOnly.FromDayNumber((int)Number(ref bytes));
        var currency = Currency.Parse(Text(ref bytes)!);
        var original = Number(ref bytes);
        var open = Number(ref bytes);
        var account = new ImportedAccount
        {
            Number = Text(ref bytes)!,
            Name = Text(ref bytes),
            Segment = Text(ref bytes),
            Language = Text(ref bytes),
            TermsDays = (int)Number(ref bytes) is var terms && terms == Null ? null : terms,
            Team = Text(ref bytes),
            Contact = Text(ref bytes),
            Addresses = Texts(ref bytes),
            Domains = Texts(ref bytes),
        };
        return new ImportedReceivable
        {
            Company = company,
            Account = account,
            Type = type,
            Number = number,
            Line = line,
            Order = order,
            Reference = reference,
            IssuedOn = issued,
            DueOn = due,
            Currency = currency,
            OriginalMinor = original,
            OpenMinor = open,
        };
    }

    /// <summary>FNV-1a, with a mark after each text.</summary>
    private static void Mix(ref ulong hash, string text)
    {
        foreach (var character in text)
        {
            hash = (hash ^ character) * 0x100000001b3UL;
        }

        hash = (hash ^ 0xffff) * 0x100000001b3UL;
    }

    private static void Put(MemoryStream buffer, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        buffer.Write(bytes);
    }

    private static void Put(MemoryStream buffer, string? text)
    {
        Span<byte> bytes = stackalloc byte[sizeof(short) + 1024];
        var length = text is null ? Null : Encoding.UTF8.GetBytes(text, bytes[sizeof(short)..]);
        BinaryPrimitives.WriteInt16LittleEndian(bytes, (short)length);
        buffer.Write(bytes[..(sizeof(short) + Math.Max(length, 0))]);
    }

    private static void Put(MemoryStream buffer, IReadOnlyList<string> texts)
    {
        Put(buffer, texts.Count);
        foreach (var text in texts)
        {
            Put(buffer, text);
        }
    }

    private static long Number(ref ReadOnlySpan<byte> bytes)
    {
        var number = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        bytes = bytes[sizeof(long)..];
        return number;
    }

    private static string? Text(ref ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt16LittleEndian(bytes);
        bytes = bytes[sizeof(short)..];
        if (length == Null)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes[..length]);
        bytes = bytes[length..];
        return text;
    }

    private static string[] Texts(ref ReadOnlySpan<byte> bytes)
    {
        var count = (int)Number(ref bytes);
        var texts = count == 0 ? [] : new string[count];
        for (var index = 0; index < count; index++)
        {
            texts[index] = Text(ref bytes)!;
        }

        return texts;
    }
}
