using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Mail;

/// <summary>Asks where a message is read in Outlook on the web, while somebody waits for it.</summary>
public sealed class MailLinks(MailTokens users, ApplicationTokens application, GraphClients clients, ILogger<MailLinks> log)
{
    /// <summary>On behalf of the signed-in user, where they may read the mailbox.</summary>
    /// <exception cref="ClaimsChallengeException">The user must sign in again, with more.</exception>
    public async Task<Outcome<string>> OnBehalfAsync(string mailbox, string immutableId, CancellationToken cancellation) =>
        await FindAsync(await users.ForReadingAsync(cancellation), mailbox, immutableId, cancellation);

    /// <summary>In this application's own name: for a mailbox that was enrolled.</summary>
    public async Task<Outcome<string>> AsItselfAsync(OwnMailbox mailbox, string immutableId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        return await FindAsync(await application.ForMailAsync(mailbox.TenantId, cancellation), mailbox.Address, immutableId, cancellation);
    }

    private async Task<Outcome<string>> FindAsync(Outcome<string> token, string mailbox, string immutableId, CancellationToken cancellation) => token.IsRefused
        ? token
        : await GraphFaults.CatchAsync(() => ReadAsync(clients.For(token.Value), mailbox, immutableId, cancellation), log, cancellation, Meaning);

    private static async Task<Outcome<string>> ReadAsync(GraphServiceClient graph, string mailbox, string immutableId, CancellationToken cancellation)
    {
        var message = await graph.Users[mailbox].Messages[immutableId].GetAsync(
            request =>
            {
                request.QueryParameters.Select = ["id", "webLink"];
                OpenMessage.Prepare(request);
            },
            cancellation);
        return Uri.TryCreate(message?.WebLink, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
            ? link.AbsoluteUri
            : Gone;
    }

    private static Refusal Gone => Refusal.Conflict("mail_gone", "This mail is not in the mailbox any more.");

    private static Refusal? Meaning(ApiException fault) => GraphFaults.IsUnknownItem(fault) ? Gone
        : fault.ResponseStatusCode == StatusCodes.Status403Forbidden ? Refusal.Forbidden("mail_forbidden", "This mail lies in a mailbox that you may not read.")
        : null;
}
