using System.Text.Json;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Mailboxes;
using MailFolder = Microsoft.Graph.Models.MailFolder;

namespace Vyomiyra.Api.Mail;

/// <summary>
/// Reads enrolled mailboxes in this application's own name. Nobody waits for the answer: what fails for a moment is refused with the time to come
/// back at, and not asked for again here.
/// </summary>
public sealed class MailboxReader(ApplicationTokens tokens, GraphClients clients, ILogger<MailboxReader> log)
{
    /// <summary>How many messages are read, and filed, at once.</summary>
    public const int PageSize = 50;

    public const string FolderGone = "folder_gone";
    public const string FolderFailing = "folder_unreadable";
    public const string StartOver = "sync_state_lost";

    private const int FoldersAtOnce = 100;

    /// <summary>A report of which nothing more came for so long is asked for again later, with its page.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>What people do not file mail in. A mailbox need not have each of them.</summary>
    private static readonly string[] LeftOut =
    [
        "drafts", "deleteditems", "recoverableitemsdeletions", "junkemail", "outbox", "syncissues", "conflicts", "localfailures", "serverfailures",
        "conversationhistory", "scheduled", "searchfolders",
    ];

    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new() { ["XXX"] = ODataError.CreateFromDiscriminatorValue };

    /// <summary>Whether it may be read.</summary>
    public Task<Outcome<bool>> ProbeAsync(OwnMailbox mailbox, CancellationToken cancellation) => CallAsync<bool>(
        mailbox,
        async graph =>
        {
            await graph.Users[mailbox.Address].MailFolders["inbox"].Messages.GetAsync(
                request =>
                {
                    request.QueryParameters.Select = ["id"];
                    request.QueryParameters.Top = 1;
                    Prepare(request);
                },
                cancellation);
            return true;
        },
        cancellation);

    /// <summary>All folders, those below others too.</summary>
    public Task<Outcome<IReadOnlyList<FoundFolder>>> FoldersAsync(OwnMailbox mailbox, CancellationToken cancellation) => CallAsync<IReadOnlyList<FoundFolder>>(
        mailbox,
        async graph =>
        {
            var root = graph.Users[mailbox.Address].MailFolders;
            var first = await root.GetAsync(
                request =>
                {
                    request.QueryParameters.Select = FolderFields;
                    request.QueryParameters.Top = FoldersAtOnce;
                    Prepare(request);
                },
                cancellation);
            var found = new List<MailFolder>();
            var parents = new Queue<string>();
            await AddAsync(first, next => root.WithUrl(next).GetAsync(Prepare, cancellation));
            while (parents.TryDequeue(out var parent))
            {
                var children = root[parent].ChildFolders;
                var page = await children.GetAsync(
                    request =>
                    {
                        request.QueryParameters.Select = FolderFields;
                        request.QueryParameters.Top = FoldersAtOnce;
                        Prepare(request);
                    },
                    cancellation);
                await AddAsync(page, next => children.WithUrl(next).GetAsync(Prepare, cancellation));
            }

            return found.ConvertAll(folder => new FoundFolder(folder.Id!, folder.DisplayName ?? "", folder.ParentFolderId));

            async Task AddAsync(MailFolderCollectionResponse? page, Func<string, Task<MailFolderCollectionResponse?>> next)
            {
                for (; page is not null; page = page.OdataNextLink is { } link ? await next(link) : null)
                {
                    var folders = (page.Value ?? []).Where(folder => folder.Id is not null).ToList();
                    found.AddRange(folders);
                    folders.Where(folder => folder.ChildFolderCount > 0).ToList().ForEach(folder => parents.Enqueue(folder.Id!));
                }
            }
        },
        cancellation);

    /// <summary>Ids of the folders that are not read; folders below them are not read either.</summary>
    public Task<Outcome<IReadOnlySet<string>>> LeftOutFoldersAsync(OwnMailbox mailbox, CancellationToken cancellation) => CallAsync<IReadOnlySet<string>>(
        mailbox,
        async graph =>
        {
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var name in LeftOut)
            {
                try
                {
                    var folder = await graph.Users[mailbox.Address].MailFolders[name].GetAsync(
                        request =>
                        {
                            request.QueryParameters.Select = ["id"];
                            Prepare(request);
                        },
                        cancellation);
                    if (folder?.Id is { } id)
                    {
                        ids.Add(id);
                    }
                }
                catch (ODataError fault) when (GraphFaults.IsUnknownItem(fault))
                {
                    // This mailbox has none.
                }
            }

            return ids;
        },
        cancellation);

    /// <summary>What changed in a folder since the last page.</summary>
    /// <param name="mailbox">Whose.</param>
    /// <param name="folderId">Its immutable id.</param>
    /// <param name="link">Of the page before; null to begin with all that it holds.</param>
    /// <param name="cancellation">Given up.</param>
    public Task<Outcome<MailPage>> PageAsync(OwnMailbox mailbox, string folderId, string? link, CancellationToken cancellation) => CallAsync(
        mailbox,
        graph => ReadPageAsync(graph, mailbox, folderId, link, cancellation),
        cancellation,
        fault => GraphFaults.IsLostState(fault) ? Refusal.Conflict(StartOver, "The mailbox does not know any more what was read of it. It is read once more.")
            : GraphFaults.IsUnknownItem(fault) ? Refusal.Conflict(FolderGone, "The folder is not there any more.")
            : GraphFaults.IsOfMailbox(fault) ? null
            : Refusal.Conflict(FolderFailing, $"Microsoft 365 does not let this folder be read ({fault.ResponseStatusCode})."));

    /// <summary>One message; refused with the reason for which it cannot be read.</summary>
    public Task<Outcome<MailMessage>> MessageAsync(OwnMailbox mailbox, string immutableId, CancellationToken cancellation) => CallAsync<MailMessage>(
        mailbox,
        async graph =>
        {
            var request = graph.Users[mailbox.Address].Messages[immutableId].ToGetRequestInformation(asked =>
            {
                asked.QueryParameters.Select = MessageReading.Fields;
                Prepare(asked);
            });
            using var answer = await SendAsync(graph, request, cancellation);
            return await ReadAsync(mailbox, answer.RootElement, cancellation) is { } read ? await WithReportAsync(graph, mailbox, read, cancellation) : Refusal.Conflict(UnreadableMessage.Malformed, "The message cannot be read.");
        },
        cancellation,
        fault => GraphFaults.IsUnknownItem(fault) ? Refusal.Conflict(UnreadableMessage.Gone, "The message is not there any more.")
            : fault.ResponseStatusCode == StatusCodes.Status403Forbidden ? Refusal.Conflict(UnreadableMessage.Forbidden, "The message may not be read.")
            : null);

    private static string[] FolderFields => ["id", "displayName", "parentFolderId", "childFolderCount"];

    private static async Task<Outcome<MailPage>> ReadPageAsync(
        GraphServiceClient graph, OwnMailbox mailbox, string folderId, string? link, CancellationToken cancellation)
    {
        var delta = graph.Users[mailbox.Address].MailFolders[folderId].Messages.Delta;
        var request = link is null
            ? delta.ToGetRequestInformation(first =>
            {
                first.QueryParameters.Select = MessageReading.Fields;
                PreparePage(first);
            })
            : delta.WithUrl(link).ToGetRequestInformation(PreparePage);
        using var answer = await SendAsync(graph, request, cancellation);
        var (messages, unreadable) = (new List<MailMessage>(), new List<UnreadableMail>());
        foreach (var item in Items(answer.RootElement))
        {
            // What left the folder is filed already, or lies in another one; what is being written is nobody's word yet.
            if (item.TryGetProperty("@removed", out _) || (item.TryGetProperty("isDraft", out var draft) && draft.ValueKind == JsonValueKind.True))
            {
                continue;
            }

            if (await ReadAsync(mailbox, item, cancellation) is { } message)
            {
                messages.Add(await WithReportAsync(graph, mailbox, message, cancellation));
            }
            else if (item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
            {
                unreadable.Add(new UnreadableMail(id.GetString()!, UnreadableMessage.Malformed));
            }
        }

        var next = Text(answer.RootElement, "@odata.nextLink");
        return (next ?? Text(answer.RootElement, "@odata.deltaLink")) is { } onward
            ? new MailPage(messages, unreadable, onward, IsLast: next is null)
            : throw new InvalidOperationException("Graph gave a page of changes that leads nowhere.");
    }

    /// <summary>Each message of a page is read by itself: one that nobody can make sense of does not take the others with it.</summary>
    private static async Task<MailMessage?> ReadAsync(OwnMailbox mailbox, JsonElement item, CancellationToken cancellation)
    {
        try
        {
            return await KiotaJsonSerializer.DeserializeAsync<Message>(item.GetRawText(), cancellation) is { Id.Length: > 0, Body: not null } message
                ? MessageReading.Read(mailbox.Address, message)
                : null;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>
    /// A mail server's report with the part that is for machines: it hangs on the message as it travelled, and is no file of it. Where it cannot be
    /// read, the report's words must do.
    /// </summary>
    private static async Task<MailMessage> WithReportAsync(GraphServiceClient graph, OwnMailbox mailbox, MailMessage message, CancellationToken cancellation)
    {
        if (!ReportPart.IsIn(message.Headers))
        {
            return message;
        }

        try
        {
            var request = graph.Users[mailbox.Address].Messages[message.ImmutableId].ToGetRequestInformation();
            request.URI = new Uri($"{request.URI.GetLeftPart(UriPartial.Path)}/$value");
            request.Headers.Clear();
            request.Headers.Add("Prefer", MessageReading.ImmutableIds);
            request.AddRequestOptions([new RetryHandlerOption { MaxRetry = 0 }]);
            await using var content = await graph.RequestAdapter.SendPrimitiveAsync<Stream>(request, Errors, cancellation)
                ?? throw new InvalidOperationException("Graph answered with nothing.");
            await using var patient = new PatientStream(content, Silence);
            var mime = new byte[ReportPart.MostBytes];
            return message with { Report = ReportPart.Find(mime.AsSpan(0, await patient.ReadAtLeastAsync(mime, mime.Length, throwOnEndOfStream: false, cancellation))) };
        }
        catch (ApiException fault) when (!GraphFaults.IsOfMailbox(fault))
        {
            return message;
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement page) =>
        page.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    private static string? Text(JsonElement page, string name) =>
        page.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static async Task<JsonDocument> SendAsync(GraphServiceClient graph, RequestInformation request, CancellationToken cancellation)
    {
        await using var answer = await graph.RequestAdapter.SendPrimitiveAsync<Stream>(request, Errors, cancellation)
            ?? throw new InvalidOperationException("Graph answered with nothing.");
        return await JsonDocument.ParseAsync(answer, cancellationToken: cancellation);
    }

    private static void PreparePage<T>(RequestConfiguration<T> request)
        where T : class, new()
    {
        request.Headers.Add("Prefer", $"odata.maxpagesize={PageSize}");
        Prepare(request);
    }

    private static void Prepare<T>(RequestConfiguration<T> request)
        where T : class, new()
    {
        foreach (var preference in MessageReading.Preferences)
        {
            request.Headers.Add("Prefer", preference);
        }

        request.Options.Add(new RetryHandlerOption { MaxRetry = 0 });
    }

    private async Task<Outcome<T>> CallAsync<T>(
        OwnMailbox mailbox, Func<GraphServiceClient, Task<Outcome<T>>> call, CancellationToken cancellation, Func<ApiException, Refusal?>? special = null)
    {
        var token = await tokens.ForMailAsync(mailbox.TenantId, cancellation);
        return token.IsRefused
            ? Outcome<T>.Refused(token.Refusals)
            : await GraphFaults.CatchAsync(() => call(clients.For(token.Value)), log, cancellation, special);
    }
}
