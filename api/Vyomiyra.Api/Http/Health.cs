using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;

namespace Vyomiyra.Api.Http;

/// <summary>For whoever balances load: is the process alive, and can it serve?</summary>
internal static class Health
{
    public sealed record Answer(string Status);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").ExcludeFromDescription();
        health.MapGet("/live", () => TypedResults.Ok(new Answer("live")));
        health.MapGet("/ready", Ready);
    }

    private static async Task<Results<Ok<Answer>, RefusalResult>> Ready(VyomiyraDb db, CancellationToken cancellation) =>
        await IsReadyAsync(db, cancellation)
            ? TypedResults.Ok(new Answer("ready"))
            : new RefusalResult([Domain.Refusal.Unavailable("not_ready", "The database does not answer, or is not of this version.", TimeSpan.FromSeconds(5))]);

    private static async Task<bool> IsReadyAsync(VyomiyraDb db, CancellationToken cancellation) =>
        await db.Database.CanConnectAsync(cancellation) && !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
}
