using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Delivery;

/// <summary><c>POST /sandbox/mailboxes/{address}/messages/bulk</c>: delivers many generated messages in few transactions.</summary>
static class DeliverMany
{
    const int Most = 1_000_000;
    const int Together = 20_000;
    const int MostReferences = 20;

    static readonly JsonElement Plain = JsonElement.Parse(
        """{"subject":"Question {t}","from":{"emailAddress":{"name":"Clerk {t}","address":"clerk{t}@customer.example"}},"body":{"content":"This is message {n}."}}""");

    /// <param name="Message">In Graph's JSON shape; <c>{n}</c> becomes the message's number and <c>{t}</c> its thread's, both from 1.</param>
    /// <param name="ParentFolder">Well-known, or by its display name; the inbox when absent.</param>
    /// <param name="Thread">How many messages in a row answer each other.</param>
    /// <param name="Name">Message number n is <c>&lt;NAME.n@sender's domain&gt;</c>; something unheard of when absent.</param>
    public sealed record Request(int Count, JsonElement? Message = null, string? ParentFolder = null, int Thread = 1, string? Name = null);

    /// <param name="Name">What the ids of the messages begin with.</param>
    public sealed record Answer(int Count, string Name);

    public static Results<Ok<Answer>, ValidationProblem, NotFound> Handle(
        string address, Request request, Tenant tenant, SandboxStore store, TimeProvider time)
    {
        if (tenant.FindMailbox(address) is not { } mailbox)
            return TypedResults.NotFound();
        if (request.Count is < 1 or > Most)
            return Invalid("count", $"1 to {Most}.");
        if (request.Thread < 1)
            return Invalid("thread", "At least 1.");
        try
        {
            var name = request.Name ?? $"{Guid.NewGuid():N}";
            var now = time.GetUtcNow();
            using var connection = store.Open();
            // Ids lie in no order: their indexes stay in memory, 64 MB, while so many are added.
            connection.Execute("PRAGMA cache_size = -65536");
            foreach (var numbers in Enumerable.Range(1, request.Count).Chunk(Together))
            {
                using var transaction = connection.BeginTransaction();
                var folder = FolderTable.FindOrCreate(connection, mailbox.Mail, request.ParentFolder ?? "inbox");
                MessageTable.AddMany(connection, mailbox.Mail, folder, [.. numbers.Select(n => Message(request, name, n, mailbox, now))], now);
                transaction.Commit();
            }
            return TypedResults.Ok(new Answer(request.Count, name));
        }
        catch (InvalidField invalid)
        {
            return Invalid($"message.{invalid.Field}", invalid.Message);
        }
    }

    static MailItem Message(Request request, string name, int n, Mailbox mailbox, DateTimeOffset now)
    {
        var first = n - ((n - 1) % request.Thread);
        var text = (request.Message ?? Plain).GetRawText()
            .Replace("{n}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{t}", $"{1 + ((first - 1) / request.Thread)}", StringComparison.Ordinal);
        var item = MessageJson.Apply(JsonElement.Parse(text), new MailItem { Sent = now.AddSeconds(n - request.Count) });
        var domain = item.From?.Domain ?? throw new InvalidField("from", "A delivered message has a sender.");
        if (item.Files.Length > 0)
            throw new InvalidField("attachments", "Generated messages carry none.");
        item = item with { InternetMessageId = Id(n), ConversationId = ItemIds.Conversation(mailbox.Mail, Id(first)) };
        if (item.To.Length + item.Cc.Length + item.Bcc.Length == 0)
            item = item with { To = [new(mailbox.Name, mailbox.Mail)] };
        if (n > first)
            item = item with
            {
                Subject = $"Re: {Subject.Topic(item.Subject)}",
                Headers = [.. item.Headers, new("In-Reply-To", Id(n - 1)), new("References", string.Join(' ', References(first, n).Select(Id)))],
            };
        return MailServer.Stamp(item, now);

        string Id(int number) => $"<{name}.{number}@{domain}>";
    }

    /// <summary>The thread's first message and the latest before this one.</summary>
    static IEnumerable<int> References(int first, int n)
    {
        var from = Math.Max(first + 1, n - MostReferences + 1);
        return Enumerable.Range(from, n - from).Prepend(first);
    }

    static ValidationProblem Invalid(string field, string text) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [text] });
}
