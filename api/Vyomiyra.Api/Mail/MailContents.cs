using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Mail;

/// <summary>A mailbox that is read while nobody waits.</summary>
/// <param name="TenantId">The tenant it lies in.</param>
/// <param name="Address">Its address.</param>
/// <param name="Reader">On whose behalf it is read; null where it is enrolled, and read in this application's own name.</param>
public sealed record MailSource(Guid TenantId, string Address, UserKey? Reader);

/// <summary>A file that hangs on a message.</summary>
/// <param name="Id">By which it is asked for.</param>
/// <param name="Name">As the sender called it.</param>
/// <param name="ContentType">As the sender says.</param>
/// <param name="Bytes">Its length, by the mailbox's word.</param>
/// <param name="IsMessage">It is a message itself, and comes as one.</param>
public sealed record HangingFile(string Id, string Name, string? ContentType, long Bytes, bool IsMessage);

/// <summary>A message for reading.</summary>
/// <param name="Cc">Addresses with their names, as in <paramref name="To"/>.</param>
/// <param name="Text">Plain, whole.</param>
public sealed record MailText(string From, IReadOnlyList<string> To, IReadOnlyList<string> Cc, string Subject, DateTimeOffset? SentAt, DateTimeOffset? ReceivedAt, string Text);

/// <summary>
/// Reads messages and the files on them as they are, for work that goes on when the user has left. Contents pass through, however long they are.
/// What fails for a moment is refused with the time to come back at, and not asked for again here.
/// </summary>
public sealed class MailContents(AwayTokens away, ApplicationTokens own, GraphClients clients, ILogger<MailContents> log)
{
    public const string MessageGone = "message_gone";

    /// <summary>A content of which nothing more came for so long is given up.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new() { ["XXX"] = ODataError.CreateFromDiscriminatorValue };
    private static readonly string[] FileFields = ["id", "name", "contentType", "size"];
    private static readonly string[] TextFields = ["id", "from", "toRecipients", "ccRecipients", "subject", "sentDateTime", "receivedDateTime", "body"];

    /// <summary>The files that hang on a message, those within its text too. A link to a file elsewhere stands in the message itself.</summary>
    public Task<Outcome<IReadOnlyList<HangingFile>>> FilesAsync(MailSource source, string messageId, CancellationToken cancellation) => CallAsync<IReadOnlyList<HangingFile>>(
        source,
        async graph =>
        {
            var builder = Message(graph, source, messageId).Attachments;
            var found = new List<HangingFile>();
            var page = await builder.GetAsync(
                request =>
                {
                    request.QueryParameters.Select = FileFields;
                    Prepare(request);
                },
                cancellation);
            for (; page is not null; page = page.OdataNextLink is { } next ? await builder.WithUrl(next).GetAsync(Prepare, cancellation) : null)
            {
                found.AddRange((page.Value ?? []).Where(file => file is FileAttachment or ItemAttachment)
                    .Select(file => new HangingFile(file.Id!, file.Name ?? "", file.ContentType, file.Size ?? 0, file is ItemAttachment)));
            }

            return found;
        },
        cancellation);

    public Task<Outcome<MailText>> TextAsync(MailSource source, string messageId, CancellationToken cancellation) => CallAsync<MailText>(
        source,
        async graph =>
        {
            var message = await Message(graph, source, messageId).GetAsync(
                request =>
                {
                    request.QueryParameters.Select = TextFields;
                    Prepare(request);
                },
                cancellation);
            return new MailText(
                Name(message!.From), Names(message.ToRecipients), Names(message.CcRecipients), message.Subject ?? "", message.SentDateTime, message.ReceivedDateTime, message.Body?.Content ?? "");
        },
        cancellation);

    /// <summary>The message as it travelled, with all that hangs on it.</summary>
    /// <param name="keep">Reads it to the end; called once, where there is one.</param>
    public Task<Outcome<T>> MessageAsync<T>(
        MailSource source, string messageId, Func<Stream, CancellationToken, Task<Outcome<T>>> keep, CancellationToken cancellation) =>
        ContentAsync(source, graph => Message(graph, source, messageId).ToGetRequestInformation(), keep, cancellation);

    /// <summary>A file that hangs on a message.</summary>
    /// <param name="keep">Reads it to the end; called once, where there is one.</param>
    public Task<Outcome<T>> FileAsync<T>(
        MailSource source, string messageId, string fileId, Func<Stream, CancellationToken, Task<Outcome<T>>> keep, CancellationToken cancellation) =>
        ContentAsync(source, graph => Message(graph, source, messageId).Attachments[fileId].ToGetRequestInformation(), keep, cancellation);

    private Task<Outcome<T>> ContentAsync<T>(
        MailSource source, Func<GraphServiceClient, RequestInformation> ask, Func<Stream, CancellationToken, Task<Outcome<T>>> keep, CancellationToken cancellation) => CallAsync(
        source,
        async graph =>
        {
            var request = ask(graph);
            request.URI = new Uri($"{request.URI.GetLeftPart(UriPartial.Path)}/$value");
            request.Headers.Clear();
            request.Headers.Add("Prefer", MessageReading.ImmutableIds);
            request.AddRequestOptions([new RetryHandlerOption { MaxRetry = 0 }]);
            await using var content = await graph.RequestAdapter.SendPrimitiveAsync<Stream>(request, Errors, cancellation)
                ?? throw new InvalidOperationException("Graph answered with nothing.");
            await using var patient = new PatientStream(content, Silence);
            return await keep(patient, cancellation);
        },
        cancellation);

    private async Task<Outcome<T>> CallAsync<T>(MailSource source, Func<GraphServiceClient, Task<Outcome<T>>> call, CancellationToken cancellation)
    {
        var token = source.Reader is { } reader ? await away.ForReadingAsync(reader, cancellation) : await own.ForMailAsync(source.TenantId, cancellation);
        return token.IsRefused
            ? Outcome<T>.Refused(token.Refusals)
            : await GraphFaults.CatchAsync(() => call(clients.For(token.Value)), log, cancellation, Gone);
    }

    private static Refusal? Gone(ApiException fault) =>
        GraphFaults.IsUnknownItem(fault) ? Refusal.Conflict(MessageGone, "It is not in the mailbox any more.") : null;

    private static Microsoft.Graph.Users.Item.Messages.Item.MessageItemRequestBuilder Message(GraphServiceClient graph, MailSource source, string id) =>
        graph.Users[source.Address].Messages[id];

    private static void Prepare<T>(RequestConfiguration<T> request)
        where T : class, new()
    {
        foreach (var preference in MessageReading.Preferences)
        {
            request.Headers.Add("Prefer", preference);
        }

        request.Options.Add(new RetryHandlerOption { MaxRetry = 0 });
    }

    private static string[] Names(List<Recipient>? recipients) => [.. (recipients ?? []).Select(Name)];

    private static string Name(Recipient? person) => person?.EmailAddress is not { } one ? "" : string.IsNullOrWhiteSpace(one.Name) || one.Name == one.Address ? one.Address ?? "" : $"{one.Name} <{one.Address}>";
}
