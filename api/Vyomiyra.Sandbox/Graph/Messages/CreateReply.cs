using System.Collections.Immutable;
using System.Globalization;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Graph.Messages;

/// <summary><c>POST …/messages/{id}/createReply</c> and <c>createReplyAll</c>: a draft that quotes the message below the comment.</summary>
static class CreateReply
{
    public static Task ToSender(GraphCall call) => Reply(call, toAll: false);

    public static Task ToAll(GraphCall call) => Reply(call, toAll: true);

    static async Task Reply(GraphCall call, bool toAll)
    {
        var body = await call.Body();
        var message = MessageJson.Member(body, "message");
        var comment = MessageJson.Member(body, "comment") is { } given ? MessageJson.Text("comment", given) : null;
        if (comment is not null && message is { } both && MessageJson.Member(both, "body") is not null)
            throw new GraphError(400, "ErrorInvalidArgument", "Give either a comment or the message's body, not both.");

        using var connection = call.Store.Open();
        using var transaction = connection.BeginTransaction();
        var draft = Draft(call, WholeMessage.Load(connection, GetMessage.Find(call, connection)), comment ?? "", toAll);
        if (message is { } changes)
            draft = MessageJson.Apply(changes, draft);
        var stored = MessageTable.Add(connection, call.Address, FolderTable.WellKnown(connection, call.Address, "drafts"), draft, call.Now);
        transaction.Commit();
        await MessageAnswer.One(call, connection, stored, 201);
    }

    static MailItem Draft(GraphCall call, MailItem old, string comment, bool toAll)
    {
        var us = new MailAddress(call.Mailbox.Name, call.Address);
        var culture = CultureInfo.GetCultureInfo((call.Mailbox as User)?.Language ?? "en-GB");
        return CreateDraft.Blank(call) with
        {
            Subject = $"RE: {Subject.Topic(old.Subject)}",
            From = us,
            Sender = us,
            To = toAll ? Others([.. Answered(old, us), .. old.To], us) : Answered(old, us),
            Cc = toAll ? Others(old.Cc, us) : [],
            Body = new(old.Body.Type, ReplyQuote.Outlook(comment, old, culture)),
            ConversationId = old.ConversationId,
            Headers =
            [
                new("In-Reply-To", old.InternetMessageId!),
                new("References", $"{old.Header("References") ?? old.Header("In-Reply-To")} {old.InternetMessageId}".Trim()),
            ],
        };
    }

    /// <summary>Whom a reply goes to. An answer to our own mail goes to those we wrote to.</summary>
    static ImmutableArray<MailAddress> Answered(MailItem old, MailAddress us) =>
        old.ReplyTo.Length > 0 ? old.ReplyTo
        : old.From is null ? []
        : IsUs(old.From, us) ? old.To
        : [old.From];

    static ImmutableArray<MailAddress> Others(IEnumerable<MailAddress> addresses, MailAddress us) =>
        [.. addresses.Where(address => !IsUs(address, us)).DistinctBy(address => address.Address.ToUpperInvariant())];

    static bool IsUs(MailAddress address, MailAddress us) => address.Address.Equals(us.Address, StringComparison.OrdinalIgnoreCase);
}
