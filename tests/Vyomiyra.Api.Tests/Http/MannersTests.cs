using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;

namespace Vyomiyra.Api.Tests.Http;

/// <summary>Headers, limits, health and the log line.</summary>
public sealed class MannersTests(ApiHost host)
{
    [Fact]
    public async Task Outlook_may_frame_our_pages_and_scripts_come_from_us_and_from_Office_alone()
    {
        using var anyone = host.Anonymous();
        var answer = await anyone.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(
            "default-src 'self'; script-src 'self' https://appsforoffice.microsoft.com; connect-src 'self' https://login.microsoftonline.com; " +
            "frame-src 'self' https://login.microsoftonline.com; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
            "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self' https://outlook.office.com https://outlook.office365.com " +
            "https://outlook.live.com https://*.cloud.microsoft https://teams.microsoft.com",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("camera=()", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
    }

    [Theory]
    [InlineData("Development", null)]
    [InlineData("Production", "max-age=31536000; includeSubDomains")]
    public async Task Where_people_work_browsers_come_back_by_https_alone(string environment, string? expected)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Configuration["Database:ConnectionString"] = "Data Source=:memory:";
        builder.AddHttp();
        builder.AddData();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseHttp();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var anyone = new HttpClient();
        var answer = await anyone.GetAsync(app.Urls.First(), TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.Headers.TryGetValues("Strict-Transport-Security", out var value) ? value.Single() : null);
    }

    [Fact]
    public async Task Nothing_of_the_API_is_kept_in_a_cache()
    {
        using var mara = host.As("mara");
        var answer = await mara.GetAsync("/api/me", TestContext.Current.CancellationToken);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_client_that_runs_wild_is_told_when_to_come_back_and_nobody_else_is()
    {
        await using var strict = await ApiHost.StartAsync([("Http:RequestsPerMinute", "5")]);
        using var mara = strict.As("mara");
        using var tomas = strict.As("tomas");
        HttpResponseMessage answer;
        do
        {
            answer = await mara.GetAsync("/api/me", TestContext.Current.CancellationToken);
        }
        while (answer.IsSuccessStatusCode);

        await answer.IsProblemAsync(
            HttpStatusCode.TooManyRequests,
            """{"title":"Too Many Requests","status":429,"code":"too_many_requests","detail":"Too many requests. Wait a little."}""");
        Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await tomas.GetAsync("/api/me", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task It_is_ready_while_the_database_is_of_its_version()
    {
        await using var own = await ApiHost.StartAsync([]);
        using var anyone = own.Anonymous();
        Assert.Equal("ready", (await (await anyone.GetAsync("/health/ready", TestContext.Current.CancellationToken)).JsonAsync())["status"]!.GetValue<string>());

        await own.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory"));

        var answer = await anyone.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        await answer.IsProblemAsync(
            HttpStatusCode.ServiceUnavailable,
            """{"title":"Service Unavailable","status":503,"code":"not_ready","detail":"The database does not answer, or is not of this version."}""");
        Assert.Equal(HttpStatusCode.OK, (await anyone.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_log_has_one_line_a_request_without_values_queries_or_tokens()
    {
        using var priya = host.As("priya");
        var secret = $"{Guid.NewGuid():N}";
        var answer = await priya.GetAsync($"/api/members?size=3&secret={secret}", TestContext.Current.CancellationToken);
        var id = answer.Headers.GetValues("X-Request-Id").Single();
        var line = Assert.Single(host.Log.Lines, line => line.Contains(id, StringComparison.Ordinal));
        Assert.Matches($@"GET /api/members 200 in [\d.,]+ ms for {host.User("priya").Id}, request {id}$", line);
        Assert.DoesNotContain(host.Log.Lines, other => other.Contains(secret, StringComparison.Ordinal));
        var token = priya.DefaultRequestHeaders.Authorization!.Parameter!;
        Assert.DoesNotContain(host.Log.Lines, other => other.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_description_says_for_whom_an_endpoint_is_and_how_it_fails()
    {
        using var anyone = host.Anonymous();
        var document = await (await anyone.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).JsonAsync();
        var enrol = document["paths"]!["/api/members/{tenantId}/{objectId}"]!["put"]!;
        Assert.Equal("For: Administrator. On whose data: All.", enrol["description"]!.GetValue<string>());
        Assert.Contains(enrol["parameters"]!.AsArray(), parameter => parameter!["name"]!.GetValue<string>() == "If-Match");
        foreach (var status in new[] { "401", "403", "412", "422", "429", "500" })
        {
            Assert.Equal(
                "#/components/schemas/Problem",
                enrol["responses"]![status]!["content"]!["application/problem+json"]!["schema"]!["$ref"]!.GetValue<string>());
        }

        Assert.DoesNotContain(document["paths"]!.AsObject(), path => path.Key.StartsWith("/sandbox", StringComparison.Ordinal));
        var asked = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).SelectMany(call => call.Value!["parameters"]?.AsArray() ?? [])
            .Where(parameter => parameter!["in"]!.GetValue<string>() == "query").Select(parameter => parameter!["name"]!.GetValue<string>()).ToList();
        Assert.Contains("olderThanDays", asked);
        Assert.All(asked, name => Assert.Matches("^[a-z]", name));
    }
}
