using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.History;

/// <summary>One line of the anchor file: the heads that changed since the line before, signed together with that line's signature.</summary>
public sealed record Anchor(DateTimeOffset At, long LastActivityId, IReadOnlyList<ChainHead> Heads, string Previous, string Signature);

/// <summary>
/// The heads of all chains, kept outside the database: who holds the database alone can neither shorten a history nor write it anew unseen.
/// </summary>
public sealed class AnchorFile(IOptions<HistoryOptions> options, IHostEnvironment environment)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>A line that is no anchor. Nobody signed it.</summary>
    private static readonly Anchor Unreadable = new(default, 0, [], "", "");

    public string Path { get; } = System.IO.Path.Combine(environment.ContentRootPath, options.Value.AnchorPath);

    private string KeyPath { get; } = System.IO.Path.Combine(environment.ContentRootPath, options.Value.KeyPath);

    /// <summary>Its lines. What a power cut left of one is none.</summary>
    public async Task<IReadOnlyList<Anchor>> ReadAsync(CancellationToken cancellation) =>
        File.Exists(Path) ? [.. (await File.ReadAllTextAsync(Path, cancellation)).Split('\n')[..^1].Select(Parse)] : [];

    /// <summary>Adds a line and has it on the disk before it returns.</summary>
    public async Task AppendAsync(DateTimeOffset at, long lastActivityId, IReadOnlyList<ChainHead> heads, string previous, CancellationToken cancellation)
    {
        var unsigned = new Anchor(at, lastActivityId, heads, previous, "");
        using var key = Key();
        var anchor = unsigned with { Signature = Convert.ToBase64String(key.SignData(Bytes(unsigned), HashAlgorithmName.SHA256)) };
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        await using var file = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        CutUnfinished(file);
        await file.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(anchor, Json) + "\n"), cancellation);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The number of the first line that is not what was signed, counted from 1; null when all are.</summary>
    public int? FirstForged(IReadOnlyList<Anchor> anchors)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        if (anchors.Count == 0)
        {
            return null;
        }

        using var key = Key();
        var previous = "";
        for (var index = 0; index < anchors.Count; index++)
        {
            var anchor = anchors[index];
            if (anchor.Previous != previous || !IsSigned(key, anchor))
            {
                return index + 1;
            }

            previous = anchor.Signature;
        }

        return null;
    }

    private static Anchor Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Anchor>(line, Json) is { } anchor && anchor.Heads.All(head => head is not null) ? anchor : Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    /// <summary>Leaves the file at the end of its last whole line.</summary>
    private static void CutUnfinished(FileStream file)
    {
        for (file.Position = file.Length; file.Position > 0; file.Position--)
        {
            file.Position--;
            if (file.ReadByte() == '\n')
            {
                break;
            }
        }

        file.SetLength(file.Position);
    }

    private static bool IsSigned(ECDsa key, Anchor anchor)
    {
        var signature = new byte[anchor.Signature.Length];
        return Convert.TryFromBase64String(anchor.Signature, signature, out var length)
            && key.VerifyData(Bytes(anchor with { Signature = "" }), signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    private static byte[] Bytes(Anchor unsigned) => JsonSerializer.SerializeToUtf8Bytes(unsigned, Json);

    private ECDsa Key()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(KeyPath))
        {
            key.ImportFromPem(File.ReadAllText(KeyPath));
            return key;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(KeyPath)!);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(KeyPath, Encoding.ASCII, create);
        writer.Write(key.ExportPkcs8PrivateKeyPem());
        return key;
    }
}
