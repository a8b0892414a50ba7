using Microsoft.Graph;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Message = Microsoft.Graph.Models.Message;

namespace Vyomiyra.Api.Mail;

/// <summary>Reads mail on behalf of the signed-in user, while that user is there.</summary>
public sealed class MailReader(MailTokens tokens, GraphClients clients, ILogger<MailReader> log)
{
    /// <summary>Of a thread that never ends, the newest.</summary>
    public const int MaximumMessages = 200;

    private const int PageSize = 50;

    /// <summary>The thread of an item that is open in Outlook.</summary>
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
        var found = await OpenMessage.FindAsync(graph, item, MessageReading.Fields, cancellation);
        if (found.IsRefused)
        {
            return Outcome<MailThread>.Refused(found.Refusals);
        }

        var opened = found.Value;
        var messages = opened.ConversationId is { } conversation ? await ConversationAsync(graph, item.Mailbox, conversation, cancellation) : [];
        var thread = messages.Append(opened).DistinctBy(message => message.Id).OrderBy(message => message.SentDateTime)
            .Select(message => MessageReading.Read(item.Mailbox, message)).ToList();
        return new MailThread(thread.Single(message => message.ImmutableId == opened.Id), thread);
    }

    private static async Task<List<Message>> ConversationAsync(GraphServiceClient graph, string mailbox, string conversation, CancellationToken cancellation)
    {
        var builder = graph.Users[mailbox].Messages;
        var page = await builder.GetAsync(
            request =>
            {
                // The ordered field must come first in the filter.
                request.QueryParameters.Filter = $"receivedDateTime ge 1900-01-01T00:00:00Z and conversationId eq {OpenMessage.Quote(conversation)} and isDraft eq false";
                request.QueryParameters.Orderby = ["receivedDateTime desc"];
                request.QueryParameters.Select = MessageReading.Fields;
                request.QueryParameters.Top = PageSize;
                OpenMessage.Prepare(request);
            },
            cancellation);
        var messages = new List<Message>(page?.Value ?? []);
        while (messages.Count < MaximumMessages && page?.OdataNextLink is { } next)
        {
            page = await builder.WithUrl(next).GetAsync(OpenMessage.Prepare, cancellation);
            messages.AddRange(page?.Value ?? []);
        }

        return [.. messages.Take(MaximumMessages)];
    }
}
