using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Identity;

/// <summary>An address that a browser fetches by itself, without the token that it could not send.</summary>
/// <param name="Address">Below the server, with the ticket that opens it.</param>
/// <param name="ExpiresAt">Until when fetching it may begin.</param>
public sealed record DownloadAddress(string Address, DateTimeOffset ExpiresAt);

/// <summary>
/// Tickets stand for a user's token at one address and for a minute, so that a browser can save what is too long to be held in a page. Whoever comes
/// with one is admitted as with the token: by what they may do and see at that moment.
/// </summary>
public sealed class DownloadTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Parameter = "ticket";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly IDataProtector protector = protection.CreateProtector("Vyomiyra.Downloads");

    /// <param name="path">Of an endpoint that <see cref="TicketEndpoints.TakesTickets">takes tickets</see>.</param>
    /// <param name="caller">Who may fetch it.</param>
    public DownloadAddress Issue(string path, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var ticket = new Ticket(caller.TenantId, caller.ObjectId, path, clock.Now() + Lifetime);
        return new DownloadAddress($"{path}?{Parameter}={protector.Protect(JsonSerializer.Serialize(ticket))}", ticket.ExpiresAt);
    }

    /// <summary>Whose ticket the request comes with; null where it has none that is good here and now.</summary>
    public UserKey? UserOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return request.Query[Parameter] is [{ } text] && JsonSerializer.Deserialize<Ticket>(protector.Unprotect(text)) is { } ticket
                && ticket.Path == request.Path && ticket.ExpiresAt > clock.Now()
                ? new UserKey(ticket.TenantId, ticket.ObjectId)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Ticket(Guid TenantId, Guid ObjectId, string Path, DateTimeOffset ExpiresAt);
}

internal static class TicketEndpoints
{
    /// <summary>A browser may fetch it by itself, with a ticket.</summary>
    public static TBuilder TakesTickets<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Mark());

    public static bool DoesTakeTickets(this Endpoint endpoint) => endpoint.Metadata.GetMetadata<Mark>() is not null;

    private sealed class Mark;
}
