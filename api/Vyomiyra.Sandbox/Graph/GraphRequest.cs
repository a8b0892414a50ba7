using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Graph;

/// <summary>One call to Graph: who asks, with which options, and how to answer.</summary>
class GraphRequest(HttpContext context, string version, Tenant tenant, SandboxStore store, TimeProvider time, Caller caller)
{
    static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public HttpContext Context => context;
    public Tenant Tenant => tenant;
    public SandboxStore Store => store;
    public Caller Caller => caller;
    public Prefer Prefer { get; } = Prefer.Parse(context.Request.Headers["Prefer"]);
    public DateTimeOffset Now => time.GetUtcNow();
    public CancellationToken Aborted => context.RequestAborted;

    /// <summary>The address that the caller knows this service by, up to and including its version.</summary>
    public string Root => $"https://{GraphEndpoints.Host}/v1.0" is var known && context.Request.Host.Host == GraphEndpoints.Host
        ? known
        : $"{context.Request.Scheme}://{context.Request.Host}{version}";

    public string Segment(string name) => (string)context.GetRouteValue(name)!;

    /// <summary>A query option, with or without its dollar sign.</summary>
    public string? Option(string name) =>
        context.Request.Query.TryGetValue($"${name}", out var value) || context.Request.Query.TryGetValue(name, out value) ? value.ToString() : null;

    public int? Number(string option, int atLeast)
    {
        if (Option(option) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= atLeast
            ? number
            : throw GraphError.BadRequest($"Invalid value '{text}' for ${option} query option found.");
    }

    /// <summary>This same call, further on.</summary>
    public string NextLink(int skip) => Link([
        .. context.Request.Query
            .Where(option => option.Key.TrimStart('$') != "skip")
            .Select(option => $"{option.Key}={Uri.EscapeDataString(option.Value.ToString())}"),
        $"$skip={skip}"]);

    /// <summary>The address of this call with other options.</summary>
    public string Link(params ReadOnlySpan<string?> options)
    {
        var path = context.Request.Path.ToUriComponent();
        return $"{Root}{path[(path.IndexOf("/v1.0", StringComparison.Ordinal) + 5)..]}?{string.Join('&', options)}";
    }

    /// <summary>The request's JSON; an empty object when there is none.</summary>
    public async Task<JsonElement> Body()
    {
        if (context.Request.ContentLength is 0 || (context.Request.ContentLength is null && context.Request.ContentType is null))
            return JsonElement.Parse("{}");
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: Aborted);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw GraphError.BadRequest(
                "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
        }
    }

    public async Task Answer(int status, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
            write(json);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8";
        if (Prefer.Applied is { Count: > 0 } applied)
            context.Response.Headers["Preference-Applied"] = applied;
        buffer.Position = 0;
        await buffer.CopyToAsync(context.Response.Body, Aborted);
    }

    public Task Answer(int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>What <paramref name="write"/> writes, without being held in memory.</summary>
    public Task AnswerBytes(string contentType, long? length, Func<Stream, Task> write)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = length;
        return write(context.Response.Body);
    }
}
