using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Vyomiyra.Sandbox.Faults;
using Vyomiyra.Sandbox.Graph.Attachments;
using Vyomiyra.Sandbox.Graph.Delta;
using Vyomiyra.Sandbox.Graph.Folders;
using Vyomiyra.Sandbox.Graph.Messages;
using Vyomiyra.Sandbox.Graph.Subscriptions;
using Vyomiyra.Sandbox.Graph.Users;
using Vyomiyra.Sandbox.Notifications;

namespace Vyomiyra.Sandbox.Graph;

static class GraphEndpoints
{
    public const string Host = "graph.microsoft.com";
    public const string BrowserVersion = "/sandbox/graph/v1.0";

    /// <summary>Graph under its own name, and once more for browsers, which cannot choose the Host header.</summary>
    public static void MapGraph(this IEndpointRouteBuilder app)
    {
        MapVersion(app.MapGroup("").RequireHost(Host), "/v1.0");
        MapVersion(app, BrowserVersion);
    }

    static void MapVersion(IEndpointRouteBuilder app, string version)
    {
        foreach (var mailbox in (ReadOnlySpan<string>)["/me", "/users/{user}"])
        {
            Map("GET", mailbox, Access.ReadUser, GetUser.Handle);
            Map("POST", $"{mailbox}/translateExchangeIds", Access.ReadUser, TranslateIds.Handle);
            Map("GET", $"{mailbox}/mailFolders", Access.ReadMail, GetFolders.AtTop);
            Map("GET", $"{mailbox}/mailFolders/{{folder}}", Access.ReadMail, GetFolders.One);
            Map("GET", $"{mailbox}/mailFolders/{{folder}}/childFolders", Access.ReadMail, GetFolders.Children);
            Map("POST", $"{mailbox}/mailFolders/{{folder}}/move", Access.WriteMail, MoveFolder.Handle);
            Map("DELETE", $"{mailbox}/mailFolders/{{folder}}", Access.WriteMail, MoveFolder.Delete);
            Map("POST", $"{mailbox}/sendMail", Access.SendMail, SendMessage.Mail);
            Map("GET", $"{mailbox}/messages", Access.ReadMail, ListMessages.InMailbox);
            Map("POST", $"{mailbox}/messages", Access.WriteMail, CreateDraft.Handle);
            Map("GET", $"{mailbox}/mailFolders/{{folder}}/messages", Access.ReadMail, ListMessages.InFolder);
            foreach (var delta in (ReadOnlySpan<string>)["delta", "delta()"])
            {
                Map("GET", $"{mailbox}/messages/{delta}", Access.ReadMail, MessageDelta.InMailbox);
                app.MapGet($"{version}{mailbox}/mailFolders/{{folder}}/messages/{delta}", (HttpContext context, GraphPipeline pipeline, FaultBoard faults) =>
                    pipeline.Run(context, version, Access.ReadMail, call => MessageDelta.InFolder(call, faults)));
            }
            foreach (var message in (ReadOnlySpan<string>)[$"{mailbox}/messages/{{id}}", $"{mailbox}/mailFolders/{{folder}}/messages/{{id}}"])
            {
                Map("GET", message, Access.ReadMail, GetMessage.Handle);
                Map("PATCH", message, Access.WriteMail, UpdateMessage.Handle);
                Map("DELETE", message, Access.WriteMail, MoveMessage.Delete);
                Map("POST", $"{message}/move", Access.WriteMail, MoveMessage.Handle);
                Map("POST", $"{message}/createReply", Access.WriteMail, CreateReply.ToSender);
                Map("POST", $"{message}/createReplyAll", Access.WriteMail, CreateReply.ToAll);
                Map("POST", $"{message}/send", Access.SendMail, SendMessage.Draft);
                Map("GET", $"{message}/$value", Access.ReadMail, GetMessage.Mime);
                Map("GET", $"{message}/attachments", Access.ReadMail, GetAttachments.List);
                Map("POST", $"{message}/attachments", Access.WriteMail, ChangeAttachments.Add).WithMetadata(new RequestSizeLimitAttribute(ChangeAttachments.LargestRequest));
                Map("DELETE", $"{message}/attachments/{{attachment}}", Access.WriteMail, ChangeAttachments.Remove);
                Map("GET", $"{message}/attachments/{{attachment}}", Access.ReadMail, GetAttachments.One);
                Map("GET", $"{message}/attachments/{{attachment}}/$value", Access.ReadMail, GetAttachments.Bytes);
            }
        }
        MapSubscriptions(app, version);
        app.MapPost($"{version}/$batch", Batch.Handle);
        app.Map($"{version}/{{**path}}", (HttpContext context, GraphPipeline pipeline) => pipeline.NotFound(context));

        RouteHandlerBuilder Map(string method, string pattern, Access access, Func<GraphCall, Task> handle) => app.MapMethods(
            version + pattern, [method],
            (HttpContext context, GraphPipeline pipeline) => pipeline.Run(context, version, access, handle));
    }

    static void MapSubscriptions(IEndpointRouteBuilder app, string version)
    {
        var all = $"{version}/subscriptions";
        app.MapPost(all, (HttpContext context, GraphPipeline pipeline, Webhooks webhooks) =>
            pipeline.Run(context, version, call => CreateSubscription.Handle(call, webhooks)));
        app.MapGet(all, (HttpContext context, GraphPipeline pipeline) => pipeline.Run(context, version, GetSubscriptions.All));
        app.MapGet($"{all}/{{id}}", (HttpContext context, GraphPipeline pipeline) => pipeline.Run(context, version, GetSubscriptions.One));
        app.MapPatch($"{all}/{{id}}", (HttpContext context, GraphPipeline pipeline, Webhooks webhooks) =>
            pipeline.Run(context, version, call => RenewSubscription.Handle(call, webhooks)));
        app.MapPost($"{all}/{{id}}/reauthorize", (HttpContext context, GraphPipeline pipeline) =>
            pipeline.Run(context, version, RenewSubscription.Reauthorize));
        app.MapDelete($"{all}/{{id}}", (HttpContext context, GraphPipeline pipeline) => pipeline.Run(context, version, DeleteSubscription.Handle));
    }
}
