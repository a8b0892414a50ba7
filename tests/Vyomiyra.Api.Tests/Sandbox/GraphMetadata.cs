using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>Microsoft's own description of Graph's types, to hold answers against.</summary>
sealed class GraphMetadata
{
    static readonly XNamespace Edm = "http://docs.oasis-open.org/odata/ns/edm";
    readonly Dictionary<string, XElement> types;

    GraphMetadata(XDocument document) => types = document.Descendants()
        .Where(element => element.Name == Edm + "EntityType" || element.Name == Edm + "ComplexType" || element.Name == Edm + "EnumType")
        .GroupBy(element => element.Attribute("Name")!.Value).ToDictionary(group => group.Key, group => group.First());

    /// <summary>The metadata beside the repository, or nothing where that folder is missing.</summary>
    public static GraphMetadata? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "contracts", "graph-v1.0.csdl");
            if (File.Exists(file))
                return new(XDocument.Load(file));
        }
        return null;
    }

    /// <summary>What in this value contradicts the type; nothing when it conforms.</summary>
    public IEnumerable<string> Contradictions(JsonNode? value, string type, string path = "$")
    {
        if (type.StartsWith("Collection(", StringComparison.Ordinal))
            return value is JsonArray items
                ? items.SelectMany((item, i) => Contradictions(item, type["Collection(".Length..^1], $"{path}[{i}]"))
                : [$"{path} is no list"];
        var name = type.Replace("graph.", "", StringComparison.Ordinal);
        if (type.StartsWith("Edm.", StringComparison.Ordinal))
            return Fits(value, type) ? [] : [$"{path} is no {type}: {value?.ToJsonString()}"];
        if (types[name].Name == Edm + "EnumType")
            return types[name].Elements(Edm + "Member").Any(member => member.Attribute("Name")!.Value == (string?)value) ? [] : [$"{path} is no {name}: {value}"];
        return value is JsonObject item1 ? Object(item1, name, path) : [$"{path} is no object"];
    }

    IEnumerable<string> Object(JsonObject item, string type, string path)
    {
        // A type that declares nothing leaves open what it holds.
        if (!Properties(type).Any())
            yield break;
        if ((string?)item["@odata.type"] is { } derived)
            type = derived.Replace("#microsoft.graph.", "", StringComparison.Ordinal);
        var known = Properties(type).ToDictionary(property => property.Attribute("Name")!.Value);
        foreach (var (name, value) in item)
        {
            if (name.Contains('@', StringComparison.Ordinal))
                continue;
            if (!known.TryGetValue(name, out var property))
                yield return $"{path}.{name} is no property of {type}";
            else if (value is null ? property.Attribute("Nullable")?.Value == "false" : false)
                yield return $"{path}.{name} may not be null";
            else if (value is not null)
                foreach (var contradiction in Contradictions(value, property.Attribute("Type")!.Value, $"{path}.{name}"))
                    yield return contradiction;
        }
    }

    IEnumerable<XElement> Properties(string type)
    {
        var element = types[type];
        var own = element.Elements().Where(child => child.Name == Edm + "Property" || child.Name == Edm + "NavigationProperty");
        return element.Attribute("BaseType") is { } parent ? own.Concat(Properties(parent.Value.Replace("graph.", "", StringComparison.Ordinal))) : own;
    }

    static bool Fits(JsonNode? value, string type) => (type, value?.GetValueKind()) switch
    {
        ("Edm.String", JsonValueKind.String) => true,
        ("Edm.Guid", JsonValueKind.String) => Guid.TryParse((string?)value, out _),
        ("Edm.Boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("Edm.Int32", JsonValueKind.Number) => value!.AsValue().TryGetValue<int>(out _),
        ("Edm.Binary", JsonValueKind.String) => Convert.TryFromBase64String((string)value!, new byte[((string)value!).Length], out _),
        ("Edm.DateTimeOffset", JsonValueKind.String) =>
            DateTimeOffset.TryParseExact((string?)value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        _ => false,
    };
}
