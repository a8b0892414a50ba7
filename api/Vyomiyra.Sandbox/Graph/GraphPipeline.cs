using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Vyomiyra.Sandbox.Entra;
using Vyomiyra.Sandbox.Faults;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Graph;

/// <summary>
/// What happens around every call: faults on demand, authentication, permission on the mailbox and its limit, and refusals in Graph's form.
/// </summary>
sealed class GraphPipeline(
    Tenant tenant, AppScope scope, SandboxTokens tokens, SandboxStore store, FaultBoard faults, MailboxConcurrency concurrency, TimeProvider time)
{
    /// <summary>A call on somebody's mailbox.</summary>
    public Task Run(HttpContext context, string version, Access access, Func<GraphCall, Task> handle) => Guard(context, async () =>
    {
        var caller = await Authenticate(context);
        var mailbox = Target(context, caller);
        // The look-alike is Outlook itself: the limit is another app's.
        using var place = version == GraphEndpoints.BrowserVersion ? null : concurrency.Enter(mailbox);
        await Strike(context);
        if (!caller.MayUse(mailbox, access))
            throw access == Access.ReadUser
                ? new GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
                : GraphError.AccessDenied();
        await handle(new GraphCall(context, version, tenant, store, time, caller, mailbox));
    });

    /// <summary>A call on nobody's mailbox in particular.</summary>
    public Task Run(HttpContext context, string version, Func<GraphRequest, Task> handle) => Guard(context, async () =>
    {
        var caller = await Authenticate(context);
        await Strike(context);
        await handle(new GraphRequest(context, version, tenant, store, time, caller));
    });

    public Task NotFound(HttpContext context) => Guard(context, () =>
        throw GraphError.BadRequest($"Resource not found for the segment '{context.Request.Path.Value?.Split('/').Last()}'."));

    async Task Guard(HttpContext context, Func<Task> answer)
    {
        var headers = context.Response.Headers;
        headers["request-id"] = Guid.NewGuid().ToString();
        headers["client-request-id"] = context.Request.Headers["client-request-id"] is [{ } id] ? id : headers["request-id"];
        try
        {
            await answer();
        }
        catch (GraphError error)
        {
            await error.Write(context, time.GetUtcNow());
        }
        catch (InvalidField invalid)
        {
            await new GraphError(400, "ErrorInvalidPropertySet", $"{invalid.Field}: {invalid.Message}").Write(context, time.GetUtcNow());
        }
    }

    Task<Caller> Authenticate(HttpContext context) =>
        Caller.Authenticate(context.Request.Headers.Authorization.ToString(), tenant, tokens, scope);

    async Task Strike(HttpContext context)
    {
        if (faults.StrikeGraph(context.Request.Path.Value ?? "") is not { } fault)
            return;
        var delay = TimeSpan.FromMilliseconds(fault.Delay ?? 0);
        if (fault.Cut is { } bytes)
            context.Response.Body = new CutStream(context, context.Response.Body, bytes, delay, time);
        else
            await Task.Delay(delay, time, context.RequestAborted);
        if (fault.Status is { } status)
            throw (status switch
            {
                429 => GraphError.Throttled(fault.RetryAfter ?? 1),
                503 => new GraphError(status, "ServiceUnavailable", "The service is temporarily unavailable.") { RetryAfter = fault.RetryAfter },
                504 => new GraphError(status, "GatewayTimeout", "The server did not answer in time."),
                _ => new GraphError(status, "UnknownError", "The sandbox was told to fail.") { RetryAfter = fault.RetryAfter },
            });
    }

    Mailbox Target(HttpContext context, Caller caller)
    {
        if (context.GetRouteValue("user") is not string user)
            return caller.User ?? throw GraphError.BadRequest("/me request is only valid with delegated authentication flow.");
        return tenant.FindMailbox(user)
            ?? throw new GraphError(404, "Request_ResourceNotFound", $"Resource '{user}' does not exist or one of its queried reference-property objects are not present.");
    }
}
