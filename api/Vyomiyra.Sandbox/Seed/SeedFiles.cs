using System.Text.Json;

namespace Vyomiyra.Sandbox.Seed;

/// <summary>The seed's readable data, carried inside the assembly under its path below <c>Seed/</c>.</summary>
static class SeedFiles
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    public static T Read<T>(string path)
    {
        using var stream = Open(path);
        return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidDataException($"Seed file {path} is empty.");
    }

    public static IEnumerable<(string Path, string Text)> TextsUnder(string folder)
    {
        foreach (var name in typeof(SeedFiles).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith($"Seed/{folder}/", StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(Open(name["Seed/".Length..]));
            yield return (name, reader.ReadToEnd().ReplaceLineEndings("\n"));
        }
    }

    static Stream Open(string path) =>
        typeof(SeedFiles).Assembly.GetManifestResourceStream($"Seed/{path}") ?? throw new FileNotFoundException($"No seed file {path}.");
}
