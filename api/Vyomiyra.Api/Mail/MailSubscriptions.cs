using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Mail;

/// <param name="Id">Graph's.</param>
/// <param name="Expires">When it ends unless it is renewed.</param>
public sealed record MailSubscription(string Id, DateTimeOffset Expires);

/// <summary>Asks Graph to ring when mail has come to an enrolled mailbox.</summary>
public sealed class MailSubscriptions(ApplicationTokens tokens, GraphClients clients, PublicUrl here, TimeProvider clock, ILogger<MailSubscriptions> log)
{
    public const string Lost = "subscription_lost";

    /// <summary>Where Graph rings, and where it tells what becomes of subscriptions; below <see cref="PublicUrl"/>.</summary>
    public const string NotificationPath = "/api/mail/notifications";
    public const string LifecyclePath = "/api/mail/lifecycle";

    private const int MostPages = 100;
    private const string ImmutableIds = "IdType=\"ImmutableId\"";

    /// <summary>A little less than the seven days that Graph gives, because clocks differ.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(10_080 - 60);

    private static IRequestOption NoRetries { get; } = new RetryHandlerOption { MaxRetry = 0 };

    /// <param name="mailbox">Whose mail.</param>
    /// <param name="clientState">What each notification will carry, at most 128 characters.</param>
    /// <param name="cancellation">Given up.</param>
    public Task<Outcome<MailSubscription>> CreateAsync(OwnMailbox mailbox, string clientState, CancellationToken cancellation) => CallAsync(
        mailbox,
        async graph => Known(await graph.Subscriptions.PostAsync(
            new Subscription
            {
                ChangeType = "created",
                Resource = ResourceOf(mailbox),
                NotificationUrl = RungAt,
                LifecycleNotificationUrl = $"{here.Value}{LifecyclePath}",
                ClientState = clientState,
                ExpirationDateTime = clock.GetUtcNow() + Length,
            },
            request =>
            {
                request.Headers.Add("Prefer", ImmutableIds);
                request.Options.Add(NoRetries);
            },
            cancellation)),
        cancellation);

    /// <summary>Ids of all that ring here for the mailbox: ours, and those that were made and never written down.</summary>
    public Task<Outcome<IReadOnlyList<string>>> OfAsync(OwnMailbox mailbox, CancellationToken cancellation) => CallAsync<IReadOnlyList<string>>(
        mailbox,
        async graph =>
        {
            var found = new List<string>();
            var page = await graph.Subscriptions.GetAsync(request => request.Options.Add(NoRetries), cancellation);
            for (var pages = 1; page is not null; pages++)
            {
                found.AddRange((page.Value ?? []).Where(each => IsOf(mailbox, each)).Select(each => each.Id).OfType<string>());
                page = page.OdataNextLink is { } next && pages < MostPages
                    ? await graph.Subscriptions.WithUrl(next).GetAsync(request => request.Options.Add(NoRetries), cancellation)
                    : null;
            }

            return found;
        },
        cancellation);

    /// <summary>Makes it last as long as a new one.</summary>
    public Task<Outcome<MailSubscription>> RenewAsync(OwnMailbox mailbox, string id, CancellationToken cancellation) => CallAsync(
        mailbox,
        async graph => Known(await graph.Subscriptions[id].PatchAsync(
            new Subscription { ExpirationDateTime = clock.GetUtcNow() + Length }, request => request.Options.Add(NoRetries), cancellation)),
        cancellation);

    /// <summary>Says that it may go on, after Graph asked.</summary>
    public Task<Outcome<MailSubscription>> ReauthorizeAsync(OwnMailbox mailbox, string id, CancellationToken cancellation) => CallAsync(
        mailbox,
        async graph =>
        {
            await graph.Subscriptions[id].Reauthorize.PostAsync(request => request.Options.Add(NoRetries), cancellation);
            return Known(await graph.Subscriptions[id].PatchAsync(
                new Subscription { ExpirationDateTime = clock.GetUtcNow() + Length }, request => request.Options.Add(NoRetries), cancellation));
        },
        cancellation);

    /// <summary>Best effort: one that stays ends by itself, and its notifications are nobody's.</summary>
    public Task<Outcome<MailSubscription>> DeleteAsync(OwnMailbox mailbox, string id, CancellationToken cancellation) => CallAsync(
        mailbox,
        async graph =>
        {
            await graph.Subscriptions[id].DeleteAsync(request => request.Options.Add(NoRetries), cancellation);
            return new MailSubscription(id, clock.GetUtcNow());
        },
        cancellation);

    private string RungAt => $"{here.Value}{NotificationPath}";

    private static string ResourceOf(OwnMailbox mailbox) => $"users/{mailbox.Address}/messages";

    /// <summary>The same application may ring elsewhere too.</summary>
    private bool IsOf(OwnMailbox mailbox, Subscription subscription) =>
        string.Equals(subscription.Resource?.Trim('/'), ResourceOf(mailbox), StringComparison.OrdinalIgnoreCase)
        && string.Equals(subscription.NotificationUrl, RungAt, StringComparison.OrdinalIgnoreCase);

    private static MailSubscription Known(Subscription? subscription) => subscription is { Id: { } id, ExpirationDateTime: { } expires }
        ? new MailSubscription(id, expires)
        : throw new InvalidOperationException("Graph answered without a subscription.");

    private async Task<Outcome<T>> CallAsync<T>(OwnMailbox mailbox, Func<GraphServiceClient, Task<T>> call, CancellationToken cancellation)
    {
        var token = await tokens.ForMailAsync(mailbox.TenantId, cancellation);
        if (token.IsRefused)
        {
            return Outcome<T>.Refused(token.Refusals);
        }

        return await GraphFaults.CatchAsync<T>(
            async () => await call(clients.For(token.Value)),
            log,
            cancellation,
            fault => fault.ResponseStatusCode switch
            {
                StatusCodes.Status404NotFound => Refusal.Conflict(Lost, "The subscription is not there any more."),
                StatusCodes.Status400BadRequest => Refusal.Conflict(
                    "subscription_refused",
                    $"Microsoft 365 will not tell of news ({(fault as ODataError)?.Error?.Message}). Can PublicUrl be reached from outside? The mailbox is looked at every quarter of an hour meanwhile."),
                _ => null,
            });
    }
}
