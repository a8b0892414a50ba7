using System.Collections.Frozen;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Messages;

/// <summary><c>PATCH …/messages/{id}</c>: a draft's content, and the marks that a reader puts on any message.</summary>
static class UpdateMessage
{
    static readonly FrozenSet<string> Marks = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "isRead", "categories", "flag", "importance", "inferenceClassification");

    public static async Task Handle(GraphCall call)
    {
        var json = await call.Body();
        using var connection = call.Store.Open();
        using var transaction = connection.BeginTransaction();
        var stored = GetMessage.Find(call, connection);
        var item = WholeMessage.Load(connection, stored);
        var changed = MessageJson.Apply(json, item);
        if (json.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !MayChange(name, stored)) is { } refused)
            throw new GraphError(400, "ErrorInvalidPropertySet", $"The property '{refused}' cannot be set on this message.");

        MessageTable.Change(connection, stored, changed with { Headers = item.Headers, InternetMessageId = item.InternetMessageId }, call.Now);
        transaction.Commit();
        await MessageAnswer.One(call, connection, stored);
    }

    static bool MayChange(string name, StoredMessage stored) =>
        name.Contains('@', StringComparison.Ordinal)
        || Marks.Contains(name)
        || (stored.IsDraft && !name.Equals("attachments", StringComparison.OrdinalIgnoreCase));
}
