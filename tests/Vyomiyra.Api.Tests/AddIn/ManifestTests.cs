using System.Net;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Vyomiyra.Api.Tests.AddIn;

public sealed class ManifestTests(AddInHost host) : IClassFixture<AddInHost>
{
    private static readonly XNamespace Types = "http://schemas.microsoft.com/office/officeappbasictypes/1.0";
    private static readonly XNamespace Overrides = "http://schemas.microsoft.com/office/mailappversionoverrides/1.1";

    [Fact]
    public async Task The_manifest_is_valid_against_Offices_schemas()
    {
        var schemas = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "contracts", "manifest-xsd"));
        Assert.SkipUnless(Directory.Exists(schemas), $"Office's schemas are not at {schemas}.");
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(null, Path.Combine(schemas, "OfficeAppManifestV1_1.xsd"));
        var manifest = XDocument.Parse(await ReadAsync(), LoadOptions.SetLineInfo);

        var faults = new List<string>();
        manifest.Validate(set, (_, fault) => faults.Add(fault.Message));

        Assert.Empty(faults);
        Assert.Contains(set.GlobalElements.Names.Cast<XmlQualifiedName>(), name => name.Namespace == Overrides.NamespaceName);
    }

    [Fact]
    public async Task The_manifest_names_the_configured_address_and_no_other()
    {
        var manifest = XDocument.Parse(await ReadAsync());

        var addresses = manifest.Descendants().Attributes("DefaultValue").Select(attribute => attribute.Value)
            .Concat(manifest.Descendants().Where(element => element.Name.LocalName == "AppDomain").Select(element => element.Value))
            .Where(value => value.StartsWith("http", StringComparison.Ordinal))
            .ToArray();

        Assert.True(addresses.Length > 10);
        Assert.All(addresses, address => Assert.StartsWith("https://collections.example.com/ar&more", address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_pane_opens_on_mail_that_is_read_and_mail_that_is_written_and_can_be_pinned()
    {
        var manifest = XDocument.Parse(await ReadAsync());
        var points = manifest.Descendants(Overrides + "ExtensionPoint").ToArray();

        Assert.Equal(
            ["MessageReadCommandSurface", "MessageComposeCommandSurface", "MobileMessageReadCommandSurface"],
            points.Select(point => (string?)point.Attribute(XName.Get("type", XmlSchema.InstanceNamespace))));
        Assert.Equal(2, points.Count(point => point.Descendants(Overrides + "SupportsPinning").Any(pin => (bool)pin)));
        Assert.Equal("true", manifest.Descendants(Overrides + "SupportsSharedFolders").Single().Value);
    }

    [Fact]
    public async Task Texts_and_ids_keep_within_Offices_limits()
    {
        var manifest = XDocument.Parse(await ReadAsync());

        Assert.All(manifest.Descendants().Attributes("resid"), id => Assert.InRange(id.Value.Length, 1, 32));
        Assert.All(Strings("ShortStrings"), text => Assert.InRange(text.Length, 1, 125));
        Assert.All(Strings("LongStrings"), text => Assert.InRange(text.Length, 1, 250));

        IEnumerable<string> Strings(string list) =>
            manifest.Descendants(Types + list).Elements(Types + "String").Select(text => (string)text.Attribute("DefaultValue")!);
    }

    [Fact]
    public async Task Every_icon_that_the_manifest_names_is_there_in_its_size()
    {
        using var browser = host.Browser();
        var manifest = XDocument.Parse(await ReadAsync());
        var icons = manifest.Descendants().Attributes("DefaultValue").Select(attribute => attribute.Value)
            .Where(value => value.EndsWith(".png", StringComparison.Ordinal)).Select(value => value[(value.LastIndexOf('/') + 1)..]).Distinct();

        foreach (var icon in icons)
        {
            var png = await browser.GetByteArrayAsync($"/icons/{icon}", TestContext.Current.CancellationToken);
            var width = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
            Assert.Equal(icon, $"icon-{width}.png");
        }
    }

    private async Task<string> ReadAsync()
    {
        using var browser = host.Browser();
        using var answer = await browser.GetAsync("/manifest.xml", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/xml", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
