using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Vyomiyra.Api.Http;

/// <summary>So generous that nobody at work meets them; they stop a client that runs wild.</summary>
internal sealed class RateLimits(IOptions<HttpOptions> http) : IConfigureOptions<RateLimiterOptions>
{
    public void Configure(RateLimiterOptions options)
    {
        var perMinute = http.Value.RequestsPerMinute;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
            PartitionOf(context),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perMinute,
                TokensPerPeriod = Math.Max(1, perMinute / 60),
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));
        options.OnRejected = async (rejected, cancellation) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : TimeSpan.FromSeconds(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await Problem.Of(
                rejected.HttpContext, StatusCodes.Status429TooManyRequests, "too_many_requests", "Too many requests. Wait a little.").WriteAsync(rejected.HttpContext);
        };
    }

    private static string PartitionOf(HttpContext http) => http.User.Identity is { IsAuthenticated: true }
        ? $"{http.User.FindFirst("tid")?.Value}/{http.User.FindFirst("oid")?.Value}"
        : http.Connection.RemoteIpAddress?.ToString() ?? "";
}
