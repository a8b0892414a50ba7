using Vyomiyra.Sandbox.Delivery;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Messages;

/// <summary>
/// <c>POST …/messages/{id}/send</c> of a draft, and <c>POST …/sendMail</c>. Nothing leaves the sandbox: a copy lands in Sent Items and in the
/// inbox of every recipient who has a mailbox here.
/// </summary>
static class SendMessage
{
    public static Task Draft(GraphCall call)
    {
        using var connection = call.Store.Open();
        using var transaction = connection.BeginTransaction();
        var stored = GetMessage.Find(call, connection);
        if (!stored.IsDraft)
            throw new GraphError(400, "ErrorInvalidRequest", "The message is not a draft.");
        var item = Finished(call, WholeMessage.Load(connection, stored));
        MessageTable.Change(connection, stored, item, call.Now);
        MessageTable.Move(connection, stored, FolderTable.WellKnown(connection, call.Address, "sentitems"), call.Now);
        MailServer.Distribute(connection, call.Tenant, item, call.Now);
        transaction.Commit();
        return call.Answer(202);
    }

    public static async Task Mail(GraphCall call)
    {
        var body = await call.Body();
        var message = MessageJson.Member(body, "message") ?? throw GraphError.BadRequest("The parameter Message is missing.");
        var item = Finished(call, CreateDraft.Read(call, message));
        var keep = MessageJson.Member(body, "saveToSentItems") is not { } save || MessageJson.Bool("saveToSentItems", save);
        using var connection = call.Store.Open();
        using var transaction = connection.BeginTransaction();
        if (keep)
            MessageTable.Add(connection, call.Address, FolderTable.WellKnown(connection, call.Address, "sentitems"), item, call.Now);
        MailServer.Distribute(connection, call.Tenant, item, call.Now);
        transaction.Commit();
        await call.Answer(202);
    }

    static MailItem Finished(GraphCall call, MailItem item)
    {
        if (item.To.Length + item.Cc.Length + item.Bcc.Length == 0)
            throw new GraphError(400, "ErrorInvalidRecipients", "At least one recipient isn't valid., A message can't be sent because it contains no recipients.");
        item = item with { Sent = call.Now, Received = call.Now, IsDraft = false, IsRead = true };
        return item with { Headers = Headers.Complete(item) };
    }
}
