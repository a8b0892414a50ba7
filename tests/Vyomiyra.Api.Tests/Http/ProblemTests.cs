using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Vyomiyra.Api.Tests.Http;

/// <summary>Whatever fails answers with a problem, whole, and with a code that does not change.</summary>
public sealed class ProblemTests(ApiHost host)
{
    private string AnyMember => $"/api/members/{host.Tenant.Id}/{Guid.NewGuid()}";

    [Fact]
    public async Task No_such_address()
    {
        using var mara = host.As("mara");
        await (await mara.GetAsync("/api/nothing-here", TestContext.Current.CancellationToken)).IsProblemAsync(
            HttpStatusCode.NotFound, """{"title":"Not Found","status":404,"code":"not_found"}""");
    }

    [Fact]
    public async Task No_such_method()
    {
        using var mara = host.As("mara");
        await (await mara.DeleteAsync("/api/me", TestContext.Current.CancellationToken)).IsProblemAsync(
            HttpStatusCode.MethodNotAllowed, """{"title":"Method Not Allowed","status":405,"code":"method_not_allowed"}""");
    }

    [Fact]
    public Task A_body_that_is_not_JSON() => IsProblemAsync(
        "{\"name\": ", HttpStatusCode.BadRequest, """{"title":"Bad Request","status":400,"code":"malformed_json","detail":"The body is not JSON."}""");

    [Fact]
    public Task A_body_of_another_type() => IsProblemAsync(
        "name=Sam", HttpStatusCode.UnsupportedMediaType, """{"title":"Unsupported Media Type","status":415,"code":"unsupported_media_type"}""", "text/plain");

    [Fact]
    public Task A_field_of_the_wrong_type() => IsProblemAsync(
        """{"name":"Sam","address":"sam@halden.example","role":"king","teams":[]}""",
        HttpStatusCode.UnprocessableEntity,
        """
        {"title":"Unprocessable Entity","status":422,"code":"wrong_type","detail":"This value is not of the right type.",
        "errors":[{"field":"role","code":"wrong_type","detail":"This value is not of the right type."}]}
        """);

    [Fact]
    public Task A_value_inside_a_list_of_the_wrong_type() => IsProblemAsync(
        """{"name":"Sam","address":"sam@halden.example","role":"collector","teams":["Europe",7]}""",
        HttpStatusCode.UnprocessableEntity,
        """
        {"title":"Unprocessable Entity","status":422,"code":"wrong_type","detail":"This value is not of the right type.",
        "errors":[{"field":"teams[1]","code":"wrong_type","detail":"This value is not of the right type."}]}
        """);

    [Fact]
    public Task Fields_that_are_missing() => IsProblemAsync(
        """{"name":"Sam","role":"collector"}""",
        HttpStatusCode.UnprocessableEntity,
        """
        {"title":"Unprocessable Entity","status":422,"code":"required","detail":"This value is needed.","errors":[
        {"field":"address","code":"required","detail":"This value is needed."},{"field":"teams","code":"required","detail":"This value is needed."}]}
        """);

    [Fact]
    public Task A_body_that_is_too_large() => IsProblemAsync(
        $$"""{"name":"{{new string('x', 1024 * 1024)}}"}""",
        HttpStatusCode.RequestEntityTooLarge,
        """{"title":"Payload Too Large","status":413,"code":"too_large"}""");

    [Fact]
    public async Task A_parameter_of_the_wrong_type()
    {
        using var priya = host.As("priya");
        await (await priya.GetAsync("/api/members?size=many", TestContext.Current.CancellationToken)).IsProblemAsync(
            HttpStatusCode.UnprocessableEntity,
            """
            {"title":"Unprocessable Entity","status":422,"code":"wrong_type","detail":"This value is not of the right type.",
            "errors":[{"field":"size","code":"wrong_type","detail":"This value is not of the right type."}]}
            """);
    }

    [Fact]
    public async Task A_fault_nobody_foresaw_tells_the_client_no_more_than_where_to_look()
    {
        await using var broken = await ApiHost.StartAsync([]);
        using var mara = broken.As("mara");
        await broken.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE MemberTeams"));
        await (await mara.GetAsync("/api/me", TestContext.Current.CancellationToken)).IsProblemAsync(
            HttpStatusCode.InternalServerError,
            """
            {"title":"Internal Server Error","status":500,"code":"unexpected",
            "detail":"Something went wrong on our side. Give the request id to whoever helps you."}
            """);
        Assert.Contains(broken.Log.Lines, line => line.Contains("Unexpected fault in GET /api/me", StringComparison.Ordinal));
    }

    private async Task IsProblemAsync(string body, HttpStatusCode status, string expected, string type = "application/json")
    {
        using var priya = host.As("priya");
        using var content = new StringContent(body, Encoding.UTF8, type);
        await (await priya.PutAsync(AnyMember, content, TestContext.Current.CancellationToken)).IsProblemAsync(status, expected);
    }
}
