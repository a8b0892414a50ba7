using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Vyomiyra.Api.Http;

public static class HttpServices
{
    /// <summary>What an endpoint under /api accepts, in bytes, unless it says otherwise with <see cref="AcceptsUpTo{T}"/>.</summary>
    public const long MaximumBody = 1024 * 1024;

    public static void AddHttp(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<HttpOptions>().BindConfiguration(HttpOptions.Section);
        services.AddOutbound();
        services.AddScoped<Idempotency>();
        services.AddRateLimiter(_ => { });
        services.ConfigureOptions<RateLimits>();
        services.AddExceptionHandler<Faults>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.RespectRequiredConstructorParameters = true;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }

    /// <summary>What surrounds every request: its line in the log, problems for all that fails, the security headers.</summary>
    public static void UseHttp(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => Problem.Of(
            context.HttpContext, context.HttpContext.Response.StatusCode, BadRequests.CodeOf(context.HttpContext.Response.StatusCode))
            .WriteAsync(context.HttpContext));
        app.UseMiddleware<SecurityHeaders>();
    }

    /// <summary>After routing and sign-in: how often and how much one may ask.</summary>
    public static void UseLimits(this IApplicationBuilder api)
    {
        api.UseRateLimiter();
        api.Use((http, next) =>
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is null
                && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = MaximumBody;
            }

            return next(http);
        });
    }

    /// <summary>For endpoints that take files.</summary>
    public static T AcceptsUpTo<T>(this T endpoint, long bytes)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new BodyLimit(bytes));

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
