using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;
using Message = Microsoft.Graph.Models.Message;

namespace Vyomiyra.Api.Mail;

/// <summary>Finds the message that is open in Outlook.</summary>
internal static class OpenMessage
{
    /// <summary>
    /// The item's id is now and then another message's: what it leads to must be the message that the pane named, or else that message is looked
    /// for by its own id.
    /// </summary>
    public static async Task<Outcome<Message>> FindAsync(GraphServiceClient graph, MailItem item, string[] fields, CancellationToken cancellation)
    {
        var claimed = Comparable(item.InternetMessageId);
        var byId = await GetAsync(graph, item, fields, cancellation);
        var isClaimed = byId is not null && (claimed is null || Comparable(byId.InternetMessageId) == claimed);
        var opened = isClaimed ? byId : claimed is null ? null : await FindAsync(graph, item.Mailbox, $"<{claimed}>", fields, cancellation);
        return opened is not null ? opened
            : byId is null ? Refusal.Conflict("message_not_found", "This message is not in the mailbox any more, or not yet.")
            : Refusal.Conflict("message_mismatch", "Outlook named another message than the one that is open. Open it again.");
    }

    public static void Prepare<T>(RequestConfiguration<T> request)
        where T : class, new()
    {
        foreach (var preference in MessageReading.Preferences)
        {
            request.Headers.Add("Prefer", preference);
        }

        request.Options.Add(GraphClients.Retries);
    }

    public static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Some ids keep to no rule: they are compared as they are, but for their brackets.</summary>
    private static string? Comparable(string? id) =>
        MessageIdentifier.Normalise(id) ?? (string.IsNullOrWhiteSpace(id) ? null : id.Trim().TrimStart('<').TrimEnd('>'));

    private static async Task<Message?> GetAsync(GraphServiceClient graph, MailItem item, string[] fields, CancellationToken cancellation)
    {
        try
        {
            return await graph.Users[item.Mailbox].Messages[item.ItemId].GetAsync(
                request =>
                {
                    request.QueryParameters.Select = fields;
                    Prepare(request);
                },
                cancellation);
        }
        catch (ODataError fault) when (GraphFaults.IsUnknownItem(fault))
        {
            return null;
        }
    }

    private static async Task<Message?> FindAsync(GraphServiceClient graph, string mailbox, string internetMessageId, string[] fields, CancellationToken cancellation)
    {
        var found = await graph.Users[mailbox].Messages.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = $"internetMessageId eq {Quote(internetMessageId)}";
                request.QueryParameters.Select = fields;
                request.QueryParameters.Top = 1;
                Prepare(request);
            },
            cancellation);
        return found?.Value?.FirstOrDefault();
    }
}
