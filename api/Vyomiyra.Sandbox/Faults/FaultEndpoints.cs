using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Faults;

static class FaultEndpoints
{
    static readonly string[] Kinds =
    [
        "conditionalAccess", "graph", "notificationsDropped", "notificationsDoubled", "deltaReplayed", "deltaExpired",
        "subscriptionRemoved", "missed", "reauthorizationRequired",
    ];

    public static void MapFaults(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapPost("/faults", Order);
        sandbox.MapDelete("/faults", (FaultBoard board) =>
        {
            board.Clear();
            return TypedResults.NoContent();
        });
    }

    static Results<Created<Fault>, ValidationProblem> Order(Fault fault, FaultBoard board, Tenant tenant, SandboxStore store, TimeProvider time)
    {
        var errors = Errors(fault, tenant).ToDictionary(error => error.Field, error => new[] { error.Text });
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        if (AtOnce(fault.Kind) is { } happen)
            Happen(happen, fault.Mailbox, tenant, store, time.GetUtcNow());
        else
            board.Order(fault with { Mailbox = fault.Mailbox is { } mailbox ? tenant.FindMailbox(mailbox)!.Mail : null });
        return TypedResults.Created("/sandbox/faults", fault);
    }

    /// <summary>What happens to a mailbox when it is ordered; nothing where the fault lies in wait.</summary>
    static Action<SqliteConnection, string, DateTimeOffset>? AtOnce(string kind) => kind switch
    {
        "deltaExpired" => (connection, mailbox, _) => Changes.Forget(connection, mailbox),
        "subscriptionRemoved" => SubscriptionTable.Remove,
        "reauthorizationRequired" => SubscriptionTable.AwaitAuthorization,
        "missed" => (connection, mailbox, now) => NewsTable.TellLifecycle(connection, "missed", mailbox, now),
        _ => null,
    };

    static void Happen(Action<SqliteConnection, string, DateTimeOffset> happen, string? mailbox, Tenant tenant, SandboxStore store, DateTimeOffset now)
    {
        using var connection = store.Open();
        using var transaction = connection.BeginTransaction();
        foreach (var struck in mailbox is null ? tenant.Mailboxes : [tenant.FindMailbox(mailbox)!])
            happen(connection, struck.Mail, now);
        transaction.Commit();
    }

    static IEnumerable<(string Field, string Text)> Errors(Fault fault, Tenant tenant)
    {
        if (!Kinds.Contains(fault.Kind))
            yield return ("kind", $"One of {string.Join(", ", Kinds)}.");
        if (fault.Mailbox is { } mailbox && tenant.FindMailbox(mailbox) is null)
            yield return ("mailbox", $"Nobody here has the mailbox {mailbox}.");
        if (fault.Status is < 400 or > 599)
            yield return ("status", "An HTTP error status, 400 to 599.");
        if (fault.Count < 1)
            yield return ("count", "At least 1.");
        if (fault.Delay is < 0 or > 600_000)
            yield return ("delay", "Milliseconds, 0 to 600000.");
        if (fault.Cut is < 0)
            yield return ("cut", "Bytes, not negative.");
        if (fault.RetryAfter is < 0)
            yield return ("retryAfter", "Seconds, not negative.");
    }
}
