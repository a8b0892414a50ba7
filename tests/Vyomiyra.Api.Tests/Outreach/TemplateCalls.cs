using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Outreach;

/// <summary>A template as a manager writes it.</summary>
internal sealed record Written(string Name, string Language, string Subject, string Body);

internal static class TemplateCalls
{
    private static int last;

    /// <summary>A template by a name that no other has.</summary>
    public static Written ATemplate(string body = "Hello", string subject = "Open invoices", string language = "en") =>
        new(string.Create(CultureInfo.InvariantCulture, $"Template {Interlocked.Increment(ref last)}"), language, subject, body);

    public static Task<HttpResponseMessage> MakeTemplateAsync(this ApiHost host, Written template, string user = "ines", string? key = null) =>
        host.SendAsync(user, HttpMethod.Post, "/api/mail-templates", template, key);

    public static async Task<long> GivenATemplateAsync(this ApiHost host, Written template) =>
        (await host.MakeTemplateAsync(template).IsAsync(HttpStatusCode.Created)).At<long>("id");

    public static Task<HttpResponseMessage> ChangeTemplateAsync(this ApiHost host, long id, int? version, Written template, string user = "ines") =>
        host.SendAsync(user, HttpMethod.Put, $"/api/mail-templates/{id}", template, ifMatch: Tag(version));

    public static Task<HttpResponseMessage> DeleteTemplateAsync(this ApiHost host, long id, int? version, string user = "ines") =>
        host.SendAsync(user, HttpMethod.Delete, $"/api/mail-templates/{id}", ifMatch: Tag(version));

    public static Task<HttpResponseMessage> FillAsync(this ApiHost host, long id, long accountId, long[]? receivables = null, string? to = null, string user = "mara") =>
        host.SendAsync(user, HttpMethod.Post, $"/api/mail-templates/{id}/fill", new { accountId, receivables, to });

    public static async Task<IReadOnlyList<JsonNode>> TemplatesAsync(this ApiHost host, string user = "mara") =>
        (await host.SendAsync(user, HttpMethod.Get, "/api/mail-templates").IsOkAsync()).Rows();

    private static string? Tag(int? version) => version is { } read ? string.Create(CultureInfo.InvariantCulture, $"\"{read}\"") : null;
}
