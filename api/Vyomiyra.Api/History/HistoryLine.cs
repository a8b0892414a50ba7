using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using Vyomiyra.Api.Http;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.History;

/// <summary>
/// An activity as it is given away: with everything that its hash is made of, so that who has the file can check the chain without us.
/// </summary>
/// <param name="Account">The account's number in the ERP; null where the line is about none.</param>
/// <param name="Actor">The person's name; null for the machine.</param>
/// <param name="Details">JSON, letter by letter as it was hashed.</param>
/// <param name="Personal">JSON, letter by letter as the commitment was made; null where there is none or it was erased.</param>
/// <param name="PersonalSalt">What was hashed before it.</param>
public sealed record HistoryLine(
    long Id, string Chain, long Sequence, long? AccountId, string? Account, string Kind, DateTimeOffset At, ActorKind ActorKind, long? ActorId, string? Actor, string Authority,
    string Details, string? Personal, string? PersonalSalt, string? PersonalCommitment, string PreviousHash, string Hash)
{
    /// <summary>What is collected before it is sent, in bytes.</summary>
    private const long SentAtOnce = 64 * 1024;

    public static readonly CsvLayout<HistoryLine> Layout = new("history",
    [
        new("id", line => line.Id),
        new("chain", line => line.Chain),
        new("sequence", line => line.Sequence),
        new("accountId", line => line.AccountId),
        new("account", line => line.Account),
        new("kind", line => line.Kind),
        new("at", line => line.Instant),
        new("actorKind", line => line.ActorKind),
        new("actorId", line => line.ActorId),
        new("actor", line => line.Actor),
        new("authority", line => line.Authority),
        new("details", line => line.Details),
        new("personal", line => line.Personal),
        new("personalSalt", line => line.PersonalSalt),
        new("personalCommitment", line => line.PersonalCommitment),
        new("previousHash", line => line.PreviousHash),
        new("hash", line => line.Hash),
    ]);

    /// <summary>In UTC to the microsecond, which is what is hashed.</summary>
    private string Instant => At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>One JSON object a line, sent while they are read.</summary>
    public static async Task WriteJsonLinesAsync(IAsyncEnumerable<HistoryLine> lines, Stream output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        await using var json = new Utf8JsonWriter(pipe);
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            line.Write(json);
            json.Flush();
            json.Reset();
            pipe.Write("\n"u8);
            if (pipe.UnflushedBytes >= SentAtOnce)
            {
                await pipe.FlushAsync(cancellation);
            }
        }

        await pipe.CompleteAsync();
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("id", Id);
        json.WriteString("chain", Chain);
        json.WriteNumber("sequence", Sequence);
        Number("accountId", AccountId);
        json.WriteString("account", Account);
        json.WriteString("kind", Kind);
        json.WriteString("at", Instant);
        json.WriteString("actorKind", JsonNamingPolicy.CamelCase.ConvertName(ActorKind.ToString()));
        Number("actorId", ActorId);
        json.WriteString("actor", Actor);
        json.WriteString("authority", Authority);
        Raw("details", Details);
        Raw("personal", Personal);
        json.WriteString("personalSalt", PersonalSalt);
        json.WriteString("personalCommitment", PersonalCommitment);
        json.WriteString("previousHash", PreviousHash);
        json.WriteString("hash", Hash);
        json.WriteEndObject();

        void Number(string name, long? value)
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
            else
            {
                json.WriteNull(name);
            }
        }

        void Raw(string name, string? value)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value ?? "null");
        }
    }
}
