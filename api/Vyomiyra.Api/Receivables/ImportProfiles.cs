using System.Text.Json;
using System.Text.Json.Serialization;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>The column profiles that the folder Receivables/Profiles beside the program holds, one a file.</summary>
public sealed class ImportProfiles
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(), new CurrencyConverter() },
    };

    private readonly Dictionary<string, ImportProfile> profiles = new(StringComparer.OrdinalIgnoreCase);

    public ImportProfiles()
        : this(Path.Combine(AppContext.BaseDirectory, "Receivables", "Profiles"))
    {
    }

    /// <exception cref="InvalidDataException">A profile cannot be read, or no row could ever land by it.</exception>
    public ImportProfiles(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
        {
            var profile = Read(file);
            profiles.Add(profile.Name, profile);
        }
    }

    public IEnumerable<string> Names => profiles.Keys.Order(StringComparer.Ordinal);

    public Outcome<ImportProfile> Find(string name) => profiles.TryGetValue(name, out var profile)
        ? profile
        : Refusal.Invalid("profile", "unknown_profile", $"There is no profile '{name}'; there are {string.Join(", ", Names)}.");

    private static ImportProfile Read(string file)
    {
        try
        {
            var profile = JsonSerializer.Deserialize<ImportProfile>(File.ReadAllText(file), Json)!;
            var missing = string.Join(", ", profile.Missing);
            return missing.Length == 0 ? profile : throw new InvalidDataException($"{file} has neither column nor constant for {missing}.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{file} is not a profile: {fault.Message}", fault);
        }
    }

    private sealed class CurrencyConverter : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Currency.TryParse(reader.GetString(), out var currency) ? currency : throw new JsonException("This is not an ISO 4217 currency.");

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }
}
