using Microsoft.AspNetCore.Http;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Graph;

/// <summary>One call to Graph on somebody's mailbox.</summary>
sealed class GraphCall(HttpContext context, string version, Tenant tenant, SandboxStore store, TimeProvider time, Caller caller, Mailbox mailbox)
    : GraphRequest(context, version, tenant, store, time, caller)
{
    public Mailbox Mailbox => mailbox;
    public string Address => mailbox.Mail;
    public string Metadata => $"{Root}/$metadata#users('{Uri.EscapeDataString(Address)}')";
}
