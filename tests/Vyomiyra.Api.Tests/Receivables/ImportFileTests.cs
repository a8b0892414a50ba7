using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Tests.Receivables.Workbooks;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Tests.Receivables;

public sealed class ImportFileTests(ApiHost host)
{
    private const string German =
        "Buchungskreis;Debitor;Name 1;Belegnummer;Belegart;Belegdatum;Fälligkeit;Währung;Betrag\n"
        + "1000;0004711;Müller & Söhne;90001;RV;25.12.2026;24.01.2027;EUR;1.234,56\n"
        + "1000;0004711;Müller & Söhne;90002;DG;02.01.2027;02.01.2027;EUR;50,00-\n"
        + "1000;0004712;Größe AG;90003;RV;31.12.2026;3.1.2027;EUR;12,345\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static byte[] GermanFile
    {
        get
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding("windows-1252").GetBytes(German);
        }
    }

    [Fact]
    public async Task A_file_is_kept_by_its_content_and_says_how_it_seems_to_be_read()
    {
        var (status, file) = await UploadAsync(GermanFile, "offen.csv");

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(("offen.csv", "csv", "windows-1252", ";"), (Text(file["name"]), Text(file["format"]), Text(file["encoding"]), Text(file["delimiter"])));
        Assert.Equal("Fälligkeit", Text(file["suggested"]!["columns"]!["due"]));
        Assert.Equal((",", ".", "negative"), (Text(file["suggested"]!["decimalSeparator"]), Text(file["suggested"]!["thousandsSeparator"]), Text(file["suggested"]!["credits"])));
        Assert.Equal(3, file["rows"]!.AsArray().Count);
        Assert.Empty(file["doubts"]!.AsArray());
        Assert.Contains(file["evidence"]!.AsArray(), proposal => Text(proposal!["what"]) == "column" && Text(proposal["field"]) == "due" && proposal["fits"]!.GetValue<int>() == 3);
        Assert.Equal(file.ToJsonString(), (await GetAsync($"/api/imports/files/{Text(file["id"])}")).ToJsonString());
        Assert.Equal(Text(file["id"]), Text((await UploadAsync(GermanFile, "again.csv")).Body["id"]));
    }

    [Fact]
    public async Task A_preview_shows_what_each_row_would_be_and_why_not()
    {
        var file = (await UploadAsync(GermanFile, "offen.csv")).Body;

        var preview = await PreviewAsync(Text(file["id"]), file["suggested"]!);

        Assert.Equal((3, 1), (preview["read"]!.GetValue<int>(), preview["rejected"]!.GetValue<int>()));
        Assert.Equal((1234.56m, "0004711", "2027-01-24"), (preview["rows"]![0]!["item"]!["open"]!.GetValue<decimal>(), Text(preview["rows"]![0]!["item"]!["account"]), Text(preview["rows"]![0]!["item"]!["dueOn"])));
        Assert.Equal((-50m, "creditNote"), (preview["rows"]![1]!["item"]!["open"]!.GetValue<decimal>(), Text(preview["rows"]![1]!["item"]!["type"])));
        Assert.Null(preview["rows"]![2]!["item"]);
        Assert.Equal("12,345", Text(preview["rows"]![2]!["values"]!["open"]));
        Assert.Equal(("Betrag", "too_many_decimals"), (Text(preview["rows"]![2]!["issues"]![0]!["column"]), Text(preview["rows"]![2]!["issues"]![0]!["code"])));
    }

    [Fact]
    public async Task A_workbook_says_its_sheets_and_is_previewed_alike()
    {
        var heading = WorkbookFile.Row(3, [.. WorkbookFile.Headings.Select((name, column) => WorkbookFile.Text(column, 3, name))]);
        var workbook = new WorkbookFile().WithSheet("Old", "hidden", "<sheetData/>").With("Items", WorkbookFile.Row(1, WorkbookFile.Text(0, 1, "Open items")), heading, WorkbookFile.GoodRow(4)).With("Notes");

        var file = (await UploadAsync(workbook.Bytes(), "items.csv")).Body;
        var profile = file["suggested"]!.DeepClone();
        profile["constants"] = new JsonObject { ["company"] = "1000", ["type"] = "invoice", ["currency"] = "EUR" };
        profile["types"] = new JsonObject { ["invoice"] = "invoice" };

        Assert.Equal(("xlsx", "Items", """["Items","Notes"]"""), (Text(file["format"]), Text(file["sheet"]), file["sheets"]!.ToJsonString()));
        Assert.Equal(["hidden_sheets", "rows_above_headings"], file["issues"]!.AsArray().Select(issue => Text(issue!["code"])));
        Assert.Equal(1234.5m, (await PreviewAsync(Text(file["id"]), profile))["rows"]![0]!["item"]!["open"]!.GetValue<decimal>());
    }

    [Theory]
    [InlineData("empty_file", "")]
    [InlineData("old_workbook", "\u00d0\u00cf\u0011\u00e0")]
    [InlineData("not_csv", "%PDF-1.7")]
    [InlineData("damaged_workbook", "PK\u0003\u0004broken")]
    public async Task A_file_that_nobody_can_read_is_refused_by_name(string code, string start)
    {
        var (status, body) = await UploadAsync(Encoding.Latin1.GetBytes(start), "items.csv");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, code, "file"), (status, Text(body["code"]), Text(body["errors"]![0]!["field"])));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("..%2f..%2fappsettings.json")]
    public async Task A_file_that_is_not_kept_is_not_found(string id)
    {
        using var client = host.As("jonas");

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"/api/imports/files/{id}", UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_profile_that_lacks_what_rows_need_names_each_field()
    {
        var file = (await UploadAsync(GermanFile, "offen.csv")).Body;
        var profile = file["suggested"]!.DeepClone();
        profile["columns"]!.AsObject().Remove("currency");
        profile["columns"]!["colour"] = "Farbe";
        profile["delimiter"] = ";;";
        profile["dates"] = new JsonArray("dd.MM");
        using var client = host.As("jonas");

        var answer = await client.PostAsJsonAsync($"/api/imports/files/{Text(file["id"])}/preview", new JsonObject { ["profile"] = profile }, Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            ["profile.columns.colour", "profile.columns.currency", "profile.dates[0]", "profile.delimiter"],
            (await answer.JsonAsync())["errors"]!.AsArray().Select(error => Text(error!["field"])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_profile_is_made_found_by_its_columns_changed_by_its_version_and_deleted()
    {
        var file = (await UploadAsync(GermanFile, "offen.csv")).Body;
        using var client = host.As("jonas");
        var path = new Uri("/api/import-profiles/German%20ERP", UriKind.Relative);

        var made = await SendAsync(client, HttpMethod.Put, path, file["suggested"], ("If-None-Match", "*"));
        var twice = await SendAsync(client, HttpMethod.Put, path, file["suggested"], ("If-None-Match", "*"));
        var blind = await SendAsync(client, HttpMethod.Put, path, file["suggested"]);
        var changed = await SendAsync(client, HttpMethod.Put, path, file["suggested"], ("If-Match", "\"1\""));
        var stale = await SendAsync(client, HttpMethod.Put, path, file["suggested"], ("If-Match", "\"1\""));

        Assert.Equal((HttpStatusCode.OK, "\"1\""), (made.StatusCode, made.Headers.ETag!.Tag));
        Assert.Equal("profile_exists", Text((await twice.JsonAsync())["code"]));
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (changed.StatusCode, changed.Headers.ETag!.Tag));
        Assert.Equal((HttpStatusCode.PreconditionFailed, 2), (stale.StatusCode, (await stale.JsonAsync())["current"]!["version"]!.GetValue<int>()));
        Assert.Equal("German ERP", Text((await GetAsync($"/api/imports/files/{Text(file["id"])}"))["matches"]));
        Assert.Contains((await GetAsync("/api/import-profiles")).AsArray(), profile => Text(profile!["name"]) == "German ERP" && !profile["isBuiltIn"]!.GetValue<bool>());

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(client, HttpMethod.Delete, path, null, ("If-Match", "\"2\""))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(client, HttpMethod.Delete, path, null, ("If-Match", "\"2\""))).StatusCode);
        Assert.Equal(
            ["import_profile_saved by Jonas Weber", "import_profile_saved by Jonas Weber", "import_profile_deleted by Jonas Weber"],
            await host.WithDatabaseAsync(db => (
                from activity in db.Activities
                join member in db.Set<Member>() on activity.ActorId equals member.Id
                where activity.Chain == HouseFact.House && activity.Details.Contains("German ERP")
                orderby activity.Id
                select $"{activity.Kind} by {member.Name}").ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task What_came_with_the_program_stays_as_it_is()
    {
        var sandbox = (await GetAsync("/api/import-profiles")).AsArray().Single(profile => Text(profile!["name"]) == "sandbox")!;
        using var client = host.As("jonas");

        Assert.True(sandbox["isBuiltIn"]!.GetValue<bool>());
        Assert.Equal("built_in_profile", Text((await (await SendAsync(client, HttpMethod.Put, new Uri("/api/import-profiles/Sandbox", UriKind.Relative), sandbox["profile"], ("If-None-Match", "*"))).JsonAsync())["code"]));
    }

    [Theory]
    [InlineData("mara")]
    [InlineData("ines")]
    public async Task Collectors_and_managers_bring_in_no_files(string name)
    {
        using var client = host.As(name);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync(new Uri("/api/imports/files", UriKind.Relative), new StringContent("a", Encoding.UTF8, "text/csv"), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri("/api/import-profiles", UriKind.Relative), Cancellation)).StatusCode);
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, Uri path, JsonNode? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, Cancellation);
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using var client = host.As("jonas");
        return await (await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation)).JsonAsync();
    }

    private async Task<JsonNode> PreviewAsync(string id, JsonNode profile)
    {
        using var client = host.As("jonas");
        return await (await client.PostAsJsonAsync($"/api/imports/files/{id}/preview", new JsonObject { ["profile"] = profile.DeepClone() }, Cancellation)).JsonAsync();
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> UploadAsync(byte[] content, string name)
    {
        using var client = host.As("jonas");
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new("text/csv");
        var answer = await client.PostAsync(new Uri($"/api/imports/files?name={name}", UriKind.Relative), body, Cancellation);
        return (answer.StatusCode, await answer.JsonAsync());
    }
}
