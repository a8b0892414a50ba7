using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Accounts;

public static class ContactEndpoints
{
    private static ContactRequest Example { get; } = new(
        "Helen Marsh", [ContactRole.Pays, ContactRole.Approves], [new ContactAddressView("helen.marsh@brightwater-foods.example", IsBad: false)], "en");

    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        var contacts = api.MapGroup("").WithTags("Contacts");
        contacts.MapPost("/accounts/{id:long}/contacts", Add).WithName("AddContact").WithMetadata(new RequestExample(Example)).WithSummary("Adds a person to an account, and says whose contacts have the same addresses.");
        contacts.MapPut("/contacts/{id:long}", Change).WithName("ChangeContact").WithMetadata(new RequestExample(Example)).WithSummary("Changes a contact: name, addresses with their bad marks, roles, language.");
        contacts.MapDelete("/contacts/{id:long}", Remove).WithName("RemoveContact").WithSummary("Takes a contact away. What was said with them stays readable.");
    }

    private static async Task<Results<Created<ContactResponse>, RefusalResult>> Add(
        long id, ContactRequest request, Caller caller, HttpContext http, VyomiyraDb db, SaveContact contacts, Idempotency idempotency, CancellationToken cancellation)
    {
        if (await db.RefuseAccountAsync(id, caller, cancellation) is { } refusal)
        {
            return new RefusalResult([refusal]);
        }

        var added = await idempotency.RunAsync(caller, http, request, token => contacts.AddAsync(id, request, caller, token), cancellation);
        return added.ToHttp(response => TypedResults.Created((string?)null, response));
    }

    private static async Task<Results<Ok<ContactResponse>, RefusalResult>> Change(
        long id, ContactRequest request, IfMatch ifMatch, Caller caller, HttpContext http, SaveContact contacts, CancellationToken cancellation) =>
        (await contacts.ChangeAsync(id, ifMatch, request, caller, cancellation)).ToHttp(response =>
        {
            http.SetETag(response.Contact.Version);
            return TypedResults.Ok(response);
        });

    private static async Task<Results<NoContent, RefusalResult>> Remove(
        long id, IfMatch ifMatch, Caller caller, RemoveContact contact, CancellationToken cancellation) =>
        (await contact.HandleAsync(id, ifMatch, caller, cancellation)).ToHttp(_ => TypedResults.NoContent());
}
