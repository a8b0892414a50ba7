using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Graph;

/// <summary>One call to Graph on somebody's mailbox.</summary>
sealed class GraphCall(HttpContext context, string version, Tenant tenant, SandboxStore store, TimeProvider time, Caller caller, Mailbox mailbox)
    : GraphRequest(context, version, tenant, store, time, caller)
{
    public Mailbox Mailbox => mailbox;
    public string Address => mailbox.Mail;

    /// <summary>Outlook on the web is the look-alike here.</summary>
    public string WebLink(string itemId) => new Uri(
        Context.RequestServices.GetRequiredService<OwnAddress>().Value, $"/?mailbox={Uri.EscapeDataString(Address)}&message={Uri.EscapeDataString(itemId)}").AbsoluteUri;

    public string Metadata => $"{Root}/$metadata#users('{Uri.EscapeDataString(Address)}')";
}
