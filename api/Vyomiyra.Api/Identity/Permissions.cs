using System.Collections.Frozen;

namespace Vyomiyra.Api.Identity;

[Flags]
public enum Who
{
    Collector = 1,
    Manager = 2,
    Operations = 4,
    Administrator = 8,

    /// <summary>Anyone enrolled.</summary>
    Member = Collector | Manager | Operations | Administrator,

    /// <summary>Everybody, without signing in.</summary>
    Public = 16,
}

public enum Whose
{
    /// <summary>Nobody's: nothing of a customer or a member is in it.</summary>
    Nobodys,

    /// <summary>The caller's own.</summary>
    Own,

    /// <summary>What belongs to the caller's teams; for Operations and Administrators, to all teams.</summary>
    Teams,

    /// <summary>Everybody's.</summary>
    All,
}

/// <summary>One line of the table.</summary>
/// <param name="Endpoint">Method and route pattern, as mapped.</param>
/// <param name="Who">Who may call it.</param>
/// <param name="Whose">On whose data.</param>
public sealed record Grant(string Endpoint, Who Who, Whose Whose)
{
    public bool Admits(Role role) => Who.HasFlag(role switch
    {
        Role.Collector => Who.Collector,
        Role.Manager => Who.Manager,
        Role.Operations => Who.Operations,
        Role.Administrator => Who.Administrator,
    });
}

/// <summary>Who may do what on whose data: every endpoint has its line here, and one without is closed.</summary>
public static class Permissions
{
    public static IReadOnlyList<Grant> Table { get; } =
    [
        new("GET /health/live", Who.Public, Whose.Nobodys),
        new("GET /health/ready", Who.Public, Whose.Nobodys),
        new("GET /openapi/{documentName}.json", Who.Public, Whose.Nobodys),

        new("GET /manifest.xml", Who.Public, Whose.Nobodys),
        new("GET /api/client-configuration", Who.Public, Whose.Nobodys),

        new("GET /api/me", Who.Member, Whose.Own),
        new("GET /api/members", Who.Manager | Who.Administrator, Whose.All),
        new("PUT /api/members/{tenantId:guid}/{objectId:guid}", Who.Administrator, Whose.All),

        new("GET /api/search", Who.Member, Whose.Teams),
        new("GET /api/accounts", Who.Member, Whose.Teams),
        new("GET /api/accounts/{id:long}", Who.Member, Whose.Teams),
        new("PUT /api/accounts/{id:long}", Who.Member, Whose.Teams),
        new("POST /api/accounts/{id:long}/status", Who.Member, Whose.Teams),
        new("GET /api/accounts/{id:long}/details", Who.Member, Whose.Teams),
        new("GET /api/accounts/{id:long}/receivables", Who.Member, Whose.Teams),
        new("GET /api/accounts/{id:long}/statement", Who.Member, Whose.Teams),
        new("GET /api/accounts/{id:long}/conversations", Who.Member, Whose.Teams),
        new("GET /api/accounts/{id:long}/promises", Who.Member, Whose.Teams),
        new("GET /api/accounts/{id:long}/disputes", Who.Member, Whose.Teams),
        new("GET /api/accounts/{id:long}/timeline", Who.Member, Whose.Teams),
        new("GET /api/history/export", Who.Manager | Who.Operations | Who.Administrator, Whose.Teams),
        new("POST /api/accounts/{id:long}/contacts", Who.Member, Whose.Teams),
        new("PUT /api/contacts/{id:long}", Who.Member, Whose.Teams),
        new("DELETE /api/contacts/{id:long}", Who.Member, Whose.Teams),
        new("POST /api/accounts/{id:long}/notes", Who.Member, Whose.Teams),
        new("POST /api/notes/{id:long}/withdraw", Who.Member, Whose.Teams),
        new("GET /api/account-merges/preview", Who.Member, Whose.Teams),
        new("POST /api/account-merges", Who.Member, Whose.Teams),
        new("POST /api/account-merges/{id:long}/undo", Who.Member, Whose.Teams),
        new("GET /api/receivables", Who.Member, Whose.Teams),
        new("GET /api/teams", Who.Member, Whose.Teams),
        new("GET /api/companies", Who.Member, Whose.All),
        new("POST /api/conversations/resolve", Who.Member, Whose.Teams),
        new("POST /api/conversations/remittance", Who.Member, Whose.Teams),
        new("PUT /api/conversations", Who.Collector | Who.Manager, Whose.Teams),
        new("GET /api/conversations/{id:long}", Who.Member, Whose.Teams),
        new("GET /api/conversations/{id:long}/mail", Who.Member, Whose.Teams),
        new("POST /api/conversations/{id:long}/close", Who.Collector | Who.Manager, Whose.Teams),
        new("DELETE /api/conversations/{id:long}/close", Who.Collector | Who.Manager, Whose.Teams),
        new("PUT /api/conversations/{id:long}/colleague", Who.Collector | Who.Manager, Whose.Teams),
        new("DELETE /api/conversations/{id:long}/colleague", Who.Collector | Who.Manager, Whose.Teams),
        new("POST /api/conversations/{id:long}/not-account", Who.Collector | Who.Manager, Whose.Teams),
        new("PUT /api/conversations/{id:long}/receivables/{receivableId:long}", Who.Collector | Who.Manager, Whose.Teams),
        new("DELETE /api/conversations/{id:long}/receivables/{receivableId:long}", Who.Collector | Who.Manager, Whose.Teams),
        new("POST /api/conversations/{id:long}/nudge", Who.Collector | Who.Manager, Whose.Teams),
        new("GET /api/stalled", Who.Collector | Who.Manager, Whose.Teams),
        new("GET /api/unmatched", Who.Collector | Who.Manager | Who.Operations, Whose.Teams),
        new("POST /api/unmatched/{id:long}/assign", Who.Collector | Who.Manager | Who.Operations, Whose.Teams),
        new("POST /api/unmatched/{id:long}/dismiss", Who.Collector | Who.Manager | Who.Operations, Whose.Teams),
        new("DELETE /api/unmatched/{id:long}/dismiss", Who.Collector | Who.Manager | Who.Operations, Whose.Teams),
        new("GET /api/remembered-answers", Who.Collector | Who.Manager | Who.Operations, Whose.Teams),
        new("DELETE /api/remembered-answers/{id:long}", Who.Collector | Who.Manager | Who.Operations, Whose.Teams),
        new("PUT /api/accounts/{id:long}/dismissed-suggestions", Who.Collector | Who.Manager, Whose.Teams),
        new("DELETE /api/accounts/{id:long}/dismissed-suggestions/{key}", Who.Collector | Who.Manager, Whose.Teams),
        new("POST /api/promises", Who.Collector | Who.Manager, Whose.Teams),
        new("GET /api/accounts/{id:long}/payments", Who.Member, Whose.Teams),
        new("POST /api/payments", Who.Operations | Who.Administrator | Who.Manager, Whose.Teams),
        new("POST /api/payments/{id:long}/reverse", Who.Operations | Who.Administrator | Who.Manager, Whose.Teams),
        new("GET /api/promises", Who.Member, Whose.Teams),
        new("GET /api/promises/totals", Who.Member, Whose.Teams),
        new("GET /api/promises/{id:long}", Who.Member, Whose.Teams),
        new("POST /api/promises/{id:long}/confirmation", Who.Collector | Who.Manager, Whose.Teams),
        new("POST /api/promises/{id:long}/withdraw", Who.Collector | Who.Manager, Whose.Teams),
        new("GET /api/dispute-reasons", Who.Member, Whose.Nobodys),
        new("POST /api/disputes", Who.Collector | Who.Manager, Whose.Teams),
        new("GET /api/disputes", Who.Member, Whose.Teams),
        new("GET /api/disputes/board", Who.Member, Whose.Teams),
        new("GET /api/disputes/{id:long}", Who.Member, Whose.Teams),
        new("PUT /api/disputes/{id:long}", Who.Collector | Who.Manager, Whose.Teams),
        new("POST /api/disputes/{id:long}/state", Who.Collector | Who.Manager, Whose.Teams),
        new("POST /api/disputes/{id:long}/notes", Who.Collector | Who.Manager, Whose.Teams),
        new("PUT /api/disputes/{id:long}/steps/{position:int}", Who.Collector | Who.Manager, Whose.Teams),
        new("POST /api/disputes/{id:long}/resolve", Who.Collector | Who.Manager, Whose.Teams),
        new("POST /api/disputes/{id:long}/resolutions/{resolutionId:long}/approve", Who.Collector | Who.Manager, Whose.Teams),
        new("POST /api/disputes/{id:long}/resolutions/{resolutionId:long}/decline", Who.Collector | Who.Manager, Whose.Teams),
        new("POST /api/disputes/{id:long}/withdraw", Who.Collector | Who.Manager, Whose.Teams),
        new("POST /api/disputes/{id:long}/reopen", Who.Collector | Who.Manager, Whose.Teams),

        new("GET /api/disputes/{id:long}/evidence", Who.Member, Whose.Teams),
        new("POST /api/disputes/{id:long}/evidence", Who.Collector | Who.Manager, Whose.Teams),
        new("POST /api/disputes/{id:long}/files", Who.Collector | Who.Manager | Who.Operations, Whose.Teams),
        new("PUT /api/disputes/{id:long}/legal-hold", Who.Manager, Whose.Teams),
        new("GET /api/evidence/{id:long}", Who.Member, Whose.Teams),
        new("POST /api/evidence/{id:long}/retry", Who.Collector | Who.Manager, Whose.Teams),
        new("GET /api/evidence/{id:long}/items/{itemId:long}", Who.Member, Whose.Teams),
        new("POST /api/evidence/{id:long}/items/{itemId:long}/address", Who.Member, Whose.Teams),
        new("GET /api/evidence/{id:long}/zip", Who.Member, Whose.Teams),
        new("POST /api/evidence/{id:long}/zip/address", Who.Member, Whose.Teams),

        new("GET /api/mail-templates", Who.Member, Whose.All),
        new("POST /api/mail-templates", Who.Manager | Who.Administrator, Whose.All),
        new("PUT /api/mail-templates/{id:long}", Who.Manager | Who.Administrator, Whose.All),
        new("DELETE /api/mail-templates/{id:long}", Who.Manager | Who.Administrator, Whose.All),
        new("POST /api/mail-templates/{id:long}/fill", Who.Member, Whose.Teams),

        new("GET /api/mailboxes", Who.Manager | Who.Administrator, Whose.All),
        new("POST /api/mailboxes", Who.Administrator, Whose.All),
        new("DELETE /api/mailboxes/{id:long}", Who.Administrator, Whose.All),
        new("POST /api/mailboxes/{id:long}/sync", Who.Administrator, Whose.All),
        new("POST /api/mail/notifications", Who.Public, Whose.Nobodys),
        new("POST /api/mail/lifecycle", Who.Public, Whose.Nobodys),

        new("POST /api/imports/files", Who.Operations | Who.Administrator, Whose.All),
        new("GET /api/imports/files/{id}", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/imports/files/{id}/preview", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/accounts/imports", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/contacts/imports", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/domains/imports", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/payments/imports", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/documents", Who.Operations | Who.Administrator, Whose.All),
        new("GET /api/documents", Who.Operations | Who.Administrator, Whose.All),
        new("GET /api/receivables/{id:long}/document", Who.Member, Whose.Teams),
        new("GET /api/import-profiles", Who.Operations | Who.Administrator, Whose.Nobodys),
        new("PUT /api/import-profiles/{name}", Who.Operations | Who.Administrator, Whose.Nobodys),
        new("DELETE /api/import-profiles/{name}", Who.Operations | Who.Administrator, Whose.Nobodys),
        new("POST /api/imports", Who.Operations | Who.Administrator, Whose.All),
        new("GET /api/imports", Who.Operations | Who.Administrator, Whose.All),
        new("GET /api/imports/{id:long}", Who.Operations | Who.Administrator, Whose.All),
        new("GET /api/imports/{id:long}/issues", Who.Operations | Who.Administrator, Whose.All),
        new("GET /api/imports/{id:long}/accounts", Who.Operations | Who.Administrator, Whose.All),
        new("GET /api/imports/{id:long}/changes", Who.Operations | Who.Administrator, Whose.All),
        new("GET /api/imports/{id:long}/shrunk", Who.Operations | Who.Administrator, Whose.All),
        new("GET /api/imports/{id:long}/closing", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/imports/{id:long}/cancel", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/imports/{id:long}/approve", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/imports/{id:long}/decline", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/imports/{id:long}/undo", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/receivables/imports", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/companies/imports", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/holidays/imports", Who.Operations | Who.Administrator, Whose.All),
        new("POST /api/rates/imports", Who.Operations | Who.Administrator, Whose.All),
    ];

    private static readonly FrozenDictionary<string, Grant> ByEndpoint = Table.ToFrozenDictionary(line => line.Endpoint, StringComparer.Ordinal);

    public static Grant? Find(string endpoint) => ByEndpoint.GetValueOrDefault(endpoint);
}
