using System.Text.Json;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Tenancy;

/// <summary>The mailboxes that the app reaches in its own name, as an Exchange administrator allowed it: at first what the tenant says.</summary>
public sealed class AppScope(Tenant tenant, SandboxStore store)
{
    const string Setting = "app_scope";

    /// <summary>Their addresses.</summary>
    public IReadOnlyList<string> Mailboxes =>
        store.Setting(Setting) is { } changed ? JsonSerializer.Deserialize<string[]>(changed)! : tenant.App.MailboxScope;

    public bool Holds(Mailbox mailbox) => Mailboxes.Contains(mailbox.Mail);

    public void Change(IEnumerable<Mailbox> mailboxes) => store.ChangeSetting(Setting, JsonSerializer.Serialize(mailboxes.Select(mailbox => mailbox.Mail)));
}
