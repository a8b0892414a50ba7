using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Session;

/// <summary>Who can sign in to the look-alike, and which mailboxes each may open.</summary>
static class SessionEndpoint
{
    public sealed record Answer(Guid TenantId, Guid ClientId, string ApiScope, Guid DefaultUser, IEnumerable<Person> Users);

    public sealed record Person(Guid Id, string Name, string Mail, string JobTitle, IEnumerable<MailboxName> Mailboxes);

    public sealed record MailboxName(string Address, string Name);

    public static Ok<Answer> Handle(Tenant tenant) => TypedResults.Ok(new Answer(
        tenant.Id,
        tenant.App.ClientId,
        $"{tenant.App.Resource}/{tenant.App.Scopes[0]}",
        tenant.Users[0].Id,
        tenant.Users.Select(user => new Person(
            user.Id, user.Name, user.Mail, user.JobTitle,
            tenant.MailboxesOf(user).Select(mailbox => new MailboxName(mailbox.Mail, mailbox.Name))))));
}
