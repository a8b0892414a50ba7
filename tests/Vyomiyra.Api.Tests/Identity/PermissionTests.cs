using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Tests.Identity;

/// <summary>The table of who may do what on whose data.</summary>
public sealed class PermissionTests(ApiHost host)
{
    private static readonly (string Name, Role Role)[] People =
        [("mara", Role.Collector), ("ines", Role.Manager), ("jonas", Role.Operations), ("priya", Role.Administrator)];

    [Fact]
    public void Every_endpoint_has_a_line_and_every_line_an_endpoint()
    {
        var mapped = Endpoints().ToHashSet();
        var listed = Permissions.Table.Select(grant => grant.Endpoint).ToHashSet();
        Assert.NotEmpty(mapped);
        Assert.Empty(mapped.Except(listed));
        Assert.Empty(listed.Except(mapped));
    }

    public static TheoryData<string> Closed => [.. Permissions.Table.Where(grant => grant.Who != Who.Public).Select(grant => grant.Endpoint)];

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task Without_a_token_it_is_closed(string endpoint)
    {
        using var nobody = host.Anonymous();
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(nobody, endpoint)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task It_is_closed_to_the_roles_that_its_line_does_not_name(string endpoint)
    {
        var grant = Permissions.Find(endpoint)!;
        foreach (var (name, role) in People.Where(person => !grant.Admits(person.Role)))
        {
            using var caller = host.As(name);
            await (await CallAsync(caller, endpoint)).IsProblemAsync(
                HttpStatusCode.Forbidden, $$"""{"title":"Forbidden","status":403,"code":"not_permitted","detail":"This is not for the role {{role}}."}""");
        }
    }

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task It_is_open_to_the_roles_that_its_line_names(string endpoint)
    {
        var grant = Permissions.Find(endpoint)!;
        foreach (var (name, _) in People.Where(person => grant.Admits(person.Role)))
        {
            using var caller = host.As(name);
            var answer = await CallAsync(caller, endpoint);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.DoesNotContain("not_permitted", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Development", HttpStatusCode.OK)]
    [InlineData("Production", HttpStatusCode.Forbidden)]
    public async Task An_endpoint_without_a_line_is_closed_where_people_work(string environment, HttpStatusCode expected)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureAd:TenantId"] = host.Tenant.Id.ToString(),
            ["AzureAd:ClientId"] = "any",
            ["AzureAd:ClientSecret"] = "any",
            ["Database:ConnectionString"] = "Data Source=:memory:",
        });
        builder.AddIdentity();
        builder.AddHttp();
        builder.AddData();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseRouting();
        app.UseAdmission();
        app.MapGet("/forgotten", () => "open").AllowAnonymous();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var anyone = new HttpClient();
        Assert.Equal(expected, (await anyone.GetAsync($"{app.Urls.First()}/forgotten", TestContext.Current.CancellationToken)).StatusCode);
    }

    /// <summary>All that the application maps but what Microsoft 365 in miniature brings along, which production does not contain.</summary>
    private IEnumerable<string> Endpoints() =>
        from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select Routes.NameOf(method, endpoint.RoutePattern.RawText);

    private static Task<HttpResponseMessage> CallAsync(HttpClient caller, string endpoint)
    {
        var (method, pattern) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        var path = string.Join('/', pattern.Split('/').Select(part => part.StartsWith('{') ? part.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : "1" : part));
        return caller.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), TestContext.Current.CancellationToken);
    }
}
