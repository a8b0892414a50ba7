using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

public static class NoteEndpoints
{
    private static NoteRequest Example { get; } = new(
        NoteKind.Call, new DateOnly(2026, 11, 20), "The run of the 27th includes both invoices, once the credit note is there.", Person: "Helen Marsh", Outcome: "Pays on the 27th");

    public static void MapNotes(this IEndpointRouteBuilder api)
    {
        var notes = api.MapGroup("").WithTags("Notes");
        notes.MapPost("/accounts/{id:long}/notes", Write).WithName("WriteNote").WithMetadata(new RequestExample(Example)).WithSummary("Writes down a call, a meeting or a note, which then stands in the timeline.");
        notes.MapPost("/notes/{id:long}/withdraw", Withdraw).WithName("WithdrawNote").WithSummary("Takes a note back; it stays in the history.");
    }

    private static async Task<Results<Created<NoteView>, RefusalResult>> Write(
        long id, NoteRequest request, Caller caller, HttpContext http, VyomiyraDb db, WriteNote notes, Idempotency idempotency, CancellationToken cancellation)
    {
        if (await db.RefuseAccountAsync(id, caller, cancellation) is { } refusal)
        {
            return new RefusalResult([refusal]);
        }

        var written = await idempotency.RunAsync(caller, http, request, token => notes.HandleAsync(id, request, caller, token), cancellation);
        return written.ToHttp(note => TypedResults.Created((string?)null, note));
    }

    private static async Task<Results<Ok<NoteView>, RefusalResult>> Withdraw(
        long id, Caller caller, HttpContext http, WithdrawNote note, Idempotency idempotency, CancellationToken cancellation)
    {
        if (await note.RefuseAsync(id, caller, cancellation) is { } refusal)
        {
            return new RefusalResult([refusal]);
        }

        return (await idempotency.RunAsync(caller, http, id, token => note.HandleAsync(id, caller, token), cancellation)).ToHttp(TypedResults.Ok);
    }
}
