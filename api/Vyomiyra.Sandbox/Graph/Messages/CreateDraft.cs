using System.Text.Json;
using Vyomiyra.Sandbox.Delivery;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Messages;

/// <summary><c>POST …/messages</c>: a draft.</summary>
static class CreateDraft
{
    public static async Task Handle(GraphCall call)
    {
        var item = Read(call, await call.Body());
        using var connection = call.Store.Open();
        using var transaction = connection.BeginTransaction();
        var stored = MessageTable.Add(connection, call.Address, FolderTable.WellKnown(connection, call.Address, "drafts"), item, call.Now);
        transaction.Commit();
        await MessageAnswer.One(call, connection, stored, 201);
    }

    /// <summary>What the caller wrote, from this mailbox and with an id of its own.</summary>
    public static MailItem Read(GraphCall call, JsonElement json)
    {
        var us = new MailAddress(call.Mailbox.Name, call.Address);
        var item = MessageJson.Apply(json, Blank(call) with { From = us, Sender = us });
        if (item.Headers.FirstOrDefault(header => !header.Name.StartsWith("x-", StringComparison.OrdinalIgnoreCase)) is { } header)
            throw new GraphError(400, "InvalidInternetMessageHeader", $"The internet message header name '{header.Name}' should start with 'x-' or 'X-'.");
        return item with { Sent = call.Now, Received = call.Now, IsRead = true };
    }

    public static MailItem Blank(GraphCall call) => new()
    {
        InternetMessageId = MailServer.NewMessageId(call.Tenant.Domain),
        Sent = call.Now,
        Received = call.Now,
        IsDraft = true,
        IsRead = true,
    };
}
