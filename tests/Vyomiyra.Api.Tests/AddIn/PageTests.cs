using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Vyomiyra.Api.Http;

namespace Vyomiyra.Api.Tests.AddIn;

public sealed partial class PageTests(ApiHost host)
{
    [Fact]
    public async Task The_page_is_asked_for_anew_each_time_and_its_scripts_are_kept_forever()
    {
        using var browser = host.Anonymous();

        using var page = await GetAsync(browser, "/taskpane/");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var script = Script().Match(html).Groups[1].Value;
        using var asset = await GetAsync(browser, $"/taskpane/{script}");

        Assert.Equal("no-cache", page.Headers.CacheControl?.ToString());
        Assert.Equal("public, max-age=31536000, immutable", asset.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", asset.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task The_page_runs_its_own_scripts_and_Office_and_nothing_written_into_it()
    {
        using var browser = host.Anonymous();
        using var page = await GetAsync(browser, "/taskpane/");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("script-src 'self' https://appsforoffice.microsoft.com;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]* src=)|<style| style=| on[a-z]+=", html);
    }

    [Fact]
    public async Task Outlook_may_frame_the_page()
    {
        using var browser = host.Anonymous();
        using var page = await GetAsync(browser, "/taskpane/");

        Assert.Matches("frame-ancestors 'self' .*https://outlook\\.live\\.com", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.False(page.Headers.Contains("X-Frame-Options"));
    }

    [Fact]
    public async Task Scripts_are_compressed_and_answers_of_the_API_are_not()
    {
        using var browser = host.Anonymous();
        using var page = await GetAsync(browser, "/taskpane/");
        var script = Script().Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value;

        browser.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        using var asset = await GetAsync(browser, $"/taskpane/{script}");
        using var answer = await GetAsync(browser, "/api/client-configuration");

        Assert.Equal("br", asset.Content.Headers.ContentEncoding.Single());
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task The_pane_learns_where_to_sign_in()
    {
        using var browser = host.Anonymous();
        using var answer = await GetAsync(browser, "/api/client-configuration");

        Assert.Equal(
            $$"""{"clientId":"{{host.Tenant.App.ClientId}}","authority":"https://login.microsoftonline.com/{{host.Tenant.Id}}","scope":"api://{{host.Tenant.App.ClientId}}/Collections.ReadWrite"}""",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("collections.example.com")]
    [InlineData("ftp://collections.example.com")]
    [InlineData("https://collections.example.com/?tenant=1")]
    public void A_public_address_that_is_none_stops_the_start(string? value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("PublicUrl", value)]).Build();

        Assert.Throws<InvalidOperationException>(() => PublicUrl.From(configuration));
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient browser, string path)
    {
        var answer = await browser.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }

    [GeneratedRegex("""type="module"[^>]* src="([^"]+)""")]
    private static partial Regex Script();
}
