using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;
using Message = Microsoft.Graph.Models.Message;

namespace Vyomiyra.Api.Mail;

/// <summary>Reads mail on behalf of the signed-in user, while that user is there.</summary>
public sealed class MailReader(MailTokens tokens, GraphClients clients, ILogger<MailReader> log)
{
    /// <summary>Of a thread that never ends, the newest.</summary>
    public const int MaximumMessages = 200;

    private const int PageSize = 50;

    private static readonly string[] Preferences = ["IdType=\"ImmutableId\"", "outlook.body-content-type=\"text\""];

    private static readonly string[] Fields =
    [
        "id", "conversationId", "internetMessageId", "internetMessageHeaders", "from", "toRecipients", "ccRecipients", "subject", "sentDateTime",
        "body", "uniqueBody", "hasAttachments",
    ];

    /// <summary>
    /// The thread of an item that is open in Outlook. The item's id is now and then another message's: what it leads to must be the message that
    /// the pane named, or else that message is looked for by its own id.
    /// </summary>
    /// <exception cref="ClaimsChallengeException">The user must sign in again, with more.</exception>
    public async Task<Outcome<MailThread>> ReadThreadAsync(MailItem item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        var token = await tokens.ForReadingAsync(cancellation);
        if (token.IsRefused)
        {
            return Outcome<MailThread>.Refused(token.Refusals);
        }

        var graph = clients.For(token.Value);
        return await GraphFaults.CatchAsync(() => ReadAsync(graph, item, cancellation), log, cancellation);
    }

    private static async Task<Outcome<MailThread>> ReadAsync(GraphServiceClient graph, MailItem item, CancellationToken cancellation)
    {
        var claimed = Comparable(item.InternetMessageId);
        var byId = await GetAsync(graph, item, cancellation);
        var isClaimed = byId is not null && (claimed is null || Comparable(byId.InternetMessageId) == claimed);
        var opened = isClaimed ? byId : claimed is null ? null : await FindAsync(graph, item.Mailbox, $"<{claimed}>", cancellation);
        if (opened is null)
        {
            return byId is null
                ? Refusal.Conflict("message_not_found", "This message is not in the mailbox any more, or not yet.")
                : Refusal.Conflict("message_mismatch", "Outlook named another message than the one that is open. Open it again.");
        }

        var messages = opened.ConversationId is { } conversation ? await ConversationAsync(graph, item.Mailbox, conversation, cancellation) : [];
        var thread = messages.Append(opened).DistinctBy(message => message.Id).OrderBy(message => message.SentDateTime)
            .Select(message => MessageReading.Read(item.Mailbox, message)).ToList();
        return new MailThread(thread.Single(message => message.ImmutableId == opened.Id), thread);
    }

    /// <summary>Some ids keep to no rule: they are compared as they are, but for their brackets.</summary>
    private static string? Comparable(string? id) =>
        MessageIdentifier.Normalise(id) ?? (string.IsNullOrWhiteSpace(id) ? null : id.Trim().TrimStart('<').TrimEnd('>'));

    private static async Task<Message?> GetAsync(GraphServiceClient graph, MailItem item, CancellationToken cancellation)
    {
        try
        {
            return await graph.Users[item.Mailbox].Messages[item.ItemId].GetAsync(
                request =>
                {
                    request.QueryParameters.Select = Fields;
                    Prepare(request);
                },
                cancellation);
        }
        catch (ODataError fault) when (GraphFaults.IsUnknownItem(fault))
        {
            return null;
        }
    }

    private static async Task<Message?> FindAsync(GraphServiceClient graph, string mailbox, string internetMessageId, CancellationToken cancellation)
    {
        var found = await graph.Users[mailbox].Messages.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = $"internetMessageId eq {Quote(internetMessageId)}";
                request.QueryParameters.Select = Fields;
                request.QueryParameters.Top = 1;
                Prepare(request);
            },
            cancellation);
        return found?.Value?.FirstOrDefault();
    }

    private static async Task<List<Message>> ConversationAsync(GraphServiceClient graph, string mailbox, string conversation, CancellationToken cancellation)
    {
        var builder = graph.Users[mailbox].Messages;
        var page = await builder.GetAsync(
            request =>
            {
                // The ordered field must come first in the filter.
                request.QueryParameters.Filter = $"receivedDateTime ge 1900-01-01T00:00:00Z and conversationId eq {Quote(conversation)} and isDraft eq false";
                request.QueryParameters.Orderby = ["receivedDateTime desc"];
                request.QueryParameters.Select = Fields;
                request.QueryParameters.Top = PageSize;
                Prepare(request);
            },
            cancellation);
        var messages = new List<Message>(page?.Value ?? []);
        while (messages.Count < MaximumMessages && page?.OdataNextLink is { } next)
        {
            page = await builder.WithUrl(next).GetAsync(Prepare, cancellation);
            messages.AddRange(page?.Value ?? []);
        }

        return [.. messages.Take(MaximumMessages)];
    }

    private static void Prepare<T>(RequestConfiguration<T> request)
        where T : class, new()
    {
        foreach (var preference in Preferences)
        {
            request.Headers.Add("Prefer", preference);
        }

        request.Options.Add(GraphClients.Retries);
    }

    private static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
