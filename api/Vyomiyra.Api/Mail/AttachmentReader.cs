using Microsoft.Graph;
using Microsoft.Graph.Models;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Mail;

/// <param name="Name">As the sender called it.</param>
/// <param name="ContentType">As the sender says.</param>
/// <param name="Bytes">Its length, by the mailbox's word.</param>
/// <param name="Content">Null where it is longer than was asked for.</param>
public sealed record MailFile(string Name, string? ContentType, long Bytes, byte[]? Content);

/// <summary>Reads files that hang on mail on behalf of the signed-in user, while that user is there.</summary>
public sealed class AttachmentReader(MailTokens tokens, GraphClients clients, ILogger<AttachmentReader> log)
{
    private static readonly string[] Fields = ["id", "internetMessageId"];
    private static readonly string[] FileFields = ["id", "name", "contentType", "size", "isInline"];

    /// <summary>Some of the files that hang on an item that is open in Outlook; those that stand within its text are not looked at.</summary>
    /// <param name="item">The item.</param>
    /// <param name="isWanted">Whether a file of this name and type is.</param>
    /// <param name="most">How many are read, the first ones.</param>
    /// <param name="mostBytes">Longer ones come without their content.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ClaimsChallengeException">The user must sign in again, with more.</exception>
    public async Task<Outcome<IReadOnlyList<MailFile>>> ReadAsync(
        MailItem item, Func<string, string?, bool> isWanted, int most, long mostBytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        var token = await tokens.ForReadingAsync(cancellation);
        if (token.IsRefused)
        {
            return Outcome<IReadOnlyList<MailFile>>.Refused(token.Refusals);
        }

        var graph = clients.For(token.Value);
        return await GraphFaults.CatchAsync(() => ReadAsync(graph, item, isWanted, most, mostBytes, cancellation), log, cancellation);
    }

    private static async Task<Outcome<IReadOnlyList<MailFile>>> ReadAsync(
        GraphServiceClient graph, MailItem item, Func<string, string?, bool> isWanted, int most, long mostBytes, CancellationToken cancellation)
    {
        var message = await OpenMessage.FindAsync(graph, item, Fields, cancellation);
        if (message.IsRefused)
        {
            return Outcome<IReadOnlyList<MailFile>>.Refused(message.Refusals);
        }

        var attachments = graph.Users[item.Mailbox].Messages[message.Value.Id].Attachments;
        var listed = await attachments.GetAsync(
            request =>
            {
                request.QueryParameters.Select = FileFields;
                OpenMessage.Prepare(request);
            },
            cancellation);
        var files = new List<MailFile>();
        foreach (var file in (listed?.Value ?? []).OfType<FileAttachment>().Where(file => file.IsInline != true && isWanted(file.Name ?? "", file.ContentType)).Take(most))
        {
            var bytes = file.Size ?? 0;
            var content = bytes > mostBytes ? null : await attachments[file.Id].GetAsync(OpenMessage.Prepare, cancellation) as FileAttachment;
            files.Add(new MailFile(file.Name ?? "", file.ContentType, bytes, content?.ContentBytes is { } read && read.Length <= mostBytes ? read : null));
        }

        return files;
    }
}
