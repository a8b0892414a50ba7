using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Vyomiyra.Sandbox.Graph;
using Vyomiyra.Sandbox.Graph.Messages;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Delivery;

/// <summary>
/// <c>POST /sandbox/mailboxes/{address}/messages</c>: delivers any message given in Graph's JSON shape into a mailbox, by default into its
/// inbox. <c>parentFolder</c> names another folder, well-known or by its display name; it is created when it is not there.
/// </summary>
static class Deliver
{
    public const long LargestMessage = 256L * 1024 * 1024;

    public static async Task Handle(string address, HttpContext context, Tenant tenant, AppScope scope, SandboxStore store, TimeProvider time)
    {
        if (tenant.FindMailbox(address) is not { } mailbox)
        {
            await Results.Problem($"Nobody here has the mailbox {address}.", statusCode: StatusCodes.Status404NotFound).ExecuteAsync(context);
            return;
        }
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var now = time.GetUtcNow();
            var item = MailServer.Stamp(Addressed(MessageJson.Apply(document.RootElement, new MailItem()), mailbox), now);
            var folder = MessageJson.Member(document.RootElement, "parentFolder") is { } given ? MessageJson.Text("parentFolder", given) : null;

            using var connection = store.Open();
            using var transaction = connection.BeginTransaction();
            var stored = MessageTable.Add(connection, mailbox.Mail, FolderTable.FindOrCreate(connection, mailbox.Mail, folder ?? "inbox"), item, now);
            transaction.Commit();

            var call = new GraphCall(context, GraphEndpoints.BrowserVersion, tenant, store, time, new Caller(null, new HashSet<string>(), scope), mailbox);
            await MessageAnswer.One(call, connection, stored, StatusCodes.Status201Created);
        }
        catch (InvalidField invalid)
        {
            await Refuse(context, invalid.Field, invalid.Message);
        }
        catch (JsonException)
        {
            await Refuse(context, "", "The body is not valid JSON.");
        }
    }

    static MailItem Addressed(MailItem item, Mailbox mailbox) =>
        item.To.Length + item.Cc.Length + item.Bcc.Length > 0 ? item : item with { To = [new(mailbox.Name, mailbox.Mail)] };

    static Task Refuse(HttpContext context, string field, string text) =>
        Results.ValidationProblem(new Dictionary<string, string[]> { [field] = [text] }).ExecuteAsync(context);
}
