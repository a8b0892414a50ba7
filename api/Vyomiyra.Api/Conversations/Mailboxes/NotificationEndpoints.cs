using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>
/// What Microsoft Graph calls, and anybody else can: whatever comes is answered at once, and nothing is done about it but to look at a mailbox of
/// ours. Graph sends bursts, which the limits of other callers would refuse.
/// </summary>
public static class NotificationEndpoints
{
    private const int MaximumBody = 256 * 1024;
    private const int MaximumToken = 2048;

    public static void MapNotifications(this IEndpointRouteBuilder app)
    {
        Map(app, MailSubscriptions.NotificationPath, "RingForNews", "Microsoft Graph tells that mailboxes have news.");
        Map(app, MailSubscriptions.LifecyclePath, "RingForLifecycle", "Microsoft Graph tells what becomes of subscriptions.");
    }

    private static void Map(IEndpointRouteBuilder app, string path, string name, string summary) =>
        app.MapPost(path, RingAsync).WithTags("Mailboxes").WithName(name).WithSummary(summary).AcceptsUpTo(MaximumBody).DisableRateLimiting();

    private static async Task<Results<Accepted, ContentHttpResult, RefusalResult>> RingAsync(
        HttpContext http, Doorbell doorbell, NotificationCounts counts, CancellationToken cancellation, string? validationToken = null)
    {
        if (validationToken is not null)
        {
            return validationToken.Length <= MaximumToken
                ? TypedResults.Text(validationToken, "text/plain")
                : new RefusalResult([Refusal.Invalid("validationToken", "too_long", $"At most {MaximumToken} characters.")]);
        }

        if (Ring.Read(await BodyAsync(http, counts, cancellation)) is not { } rings)
        {
            counts.Count(NotificationCounts.Malformed);
            return new RefusalResult([new Refusal(RefusalKind.Malformed, "malformed_json", "This is no collection of notifications.")]);
        }

        return await doorbell.RingAsync(rings)
            ? TypedResults.Accepted((string?)null)
            : new RefusalResult([Refusal.Unavailable("busy", "The notifications cannot be kept now; send them again.", TimeSpan.FromSeconds(5))]);
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext http, NotificationCounts counts, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(body, cancellation);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            counts.Count(NotificationCounts.TooLarge);
            throw;
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
