using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Vyomiyra.Sandbox;

namespace Vyomiyra.Api.Tests.Sandbox;

public sealed class LookAlikeTests : IAsyncLifetime
{
    const string Published = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
    const string Page = $"""<!doctype html><title>Zahlungszusage – Übersicht</title><script src="{Published}"></script>""";

    readonly DirectoryInfo webRoot = Directory.CreateTempSubdirectory("vyomiyra-pages-");
    readonly WebApplication app;

    public LookAlikeTests()
    {
        File.WriteAllText(Path.Combine(webRoot.FullName, "taskpane.html"), Page);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = webRoot.FullName });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddResponseCompression();
        app = builder.Build();
        app.UseLookAlike();
        app.UseWhen(context => context.Request.Path == "/compressed", pages => pages.UseResponseCompression());
        app.UseStaticFiles();
        app.MapGet("/page", () => Results.Content(Page, "text/html; charset=utf-8"));
        app.MapGet("/compressed", () => Results.Content(Page, "text/html; charset=utf-8"));
        app.MapGet("/api/page", () => Results.Content(Page, "text/html"));
        app.MapGet("/api/where", () => Results.Json(new { script = Published }));
        app.MapGet("/where", () => Results.Json(new { script = Published }));
        app.MapGet("/nothing", () => Results.NoContent());
    }

    public async ValueTask InitializeAsync() => await app.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        webRoot.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/page")]
    [InlineData("/taskpane.html")]
    [InlineData("/compressed")]
    public async Task A_page_gets_the_stand_in_instead_of_the_published_script(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await Browser().SendAsync(request, TestContext.Current.CancellationToken);

        var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Page.Replace(Published, "/sandbox/office.js", StringComparison.Ordinal), Encoding.UTF8.GetString(body));
        Assert.Equal(body.Length, answer.Content.Headers.ContentLength);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task A_page_cached_from_a_run_without_the_sandbox_is_answered_in_full()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/taskpane.html");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        request.Headers.IfModifiedSince = DateTimeOffset.UtcNow.AddDays(1);

        using var answer = await Browser().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("/sandbox/office.js", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/where")]
    [InlineData("/api/where")]
    [InlineData("/api/page")]
    public async Task What_is_no_page_passes_untouched(string path)
    {
        using var answer = await Get(path);

        Assert.Contains(Published, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Null(answer.Headers.CacheControl);
    }

    [Fact]
    public async Task An_answer_without_a_body_stays_without_one()
    {
        using var answer = await Get("/nothing");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(0, answer.Content.Headers.ContentLength ?? 0);
    }

    [Theory]
    [InlineData("/", "text/html", "Mail – sandbox")]
    [InlineData("/sandbox/office.js", "text/javascript", "nestedAppAuthBridge")]
    [InlineData("/sandbox/outlook/index.js", "text/javascript", "Deliver a message")]
    public async Task The_look_alike_is_served_with_its_scripts(string path, string type, string content)
    {
        using var answer = await Get(path);

        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(content, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
    }

    HttpClient Browser() => new() { BaseAddress = new Uri(app.Urls.First()) };

    Task<HttpResponseMessage> Get(string path) => Browser().GetAsync(path, TestContext.Current.CancellationToken);
}
