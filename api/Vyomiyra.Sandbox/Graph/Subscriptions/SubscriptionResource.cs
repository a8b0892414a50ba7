using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Graph.Subscriptions;

/// <summary>The mail a subscription is about: a mailbox's messages, or one folder's.</summary>
sealed partial record SubscriptionResource(Mailbox Mailbox, string? FolderId)
{
    public static SubscriptionResource Find(GraphRequest call, SqliteConnection connection, string resource)
    {
        if (Messages().Match(resource) is not { Success: true } match)
            throw CreateSubscription.Invalid($"The sandbox tells of changes to messages only, not to '{resource}'.");
        var mailbox = match.Groups["user"].Value is { Length: > 0 } user ? call.Tenant.FindMailbox(user) : call.Caller.User;
        if (mailbox is null)
            throw new GraphError(404, "ResourceNotFound", $"Resource '{resource}' does not exist.");
        // A user's subscription reaches the user's own mailbox, whatever else is shared with them.
        if (!call.Caller.MayUse(mailbox, Access.ReadMail) || (call.Caller.User is { } caller && caller != mailbox))
            throw GraphError.AccessDenied();
        var folder = match.Groups["folder"].Value is { Length: > 0 } named
            ? FolderTable.Find(connection, mailbox.Mail, named) ?? throw GraphError.ItemNotFound()
            : null;
        return new(mailbox, folder?.Id);
    }

    [GeneratedRegex(
        @"^/?(me|users(/(?<user>[^/()']+)|\('(?<user>[^/()']+)'\)))/(mailFolders(/(?<folder>[^/()']+)|\('(?<folder>[^/()']+)'\))/)?messages/?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Messages();
}
