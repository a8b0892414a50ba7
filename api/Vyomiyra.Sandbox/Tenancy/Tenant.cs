namespace Vyomiyra.Sandbox.Tenancy;

/// <summary>The one organisation that the sandbox's Entra ID and Exchange know.</summary>
public sealed record Tenant(
    Guid Id,
    string Name,
    string Domain,
    RegisteredApp App,
    IReadOnlyList<SharedMailbox> SharedMailboxes,
    IReadOnlyList<User> Users)
{
    /// <summary>Mailboxes that this user may open: the shared ones first, then the user's own.</summary>
    public IEnumerable<Mailbox> MailboxesOf(User user) =>
        [.. SharedMailboxes.Where(shared => shared.OpenTo.Contains(user.Id)), user];

    public IEnumerable<Mailbox> Mailboxes => SharedMailboxes.Cast<Mailbox>().Concat(Users);

    public User? FindUser(Guid id) => Users.FirstOrDefault(user => user.Id == id);

    /// <param name="idOrAddress">An object id, or a mail address in any case.</param>
    public Mailbox? FindMailbox(string idOrAddress) =>
        Mailboxes.FirstOrDefault(mailbox =>
            mailbox.Mail.Equals(idOrAddress, StringComparison.OrdinalIgnoreCase)
            || (Guid.TryParse(idOrAddress, out var id) && mailbox.Id == id));
}

/// <summary>Anyone who has a mailbox: a person, or a mailbox that several people share.</summary>
public abstract record Mailbox(Guid Id, string Name, string Mail);

public sealed record User(Guid Id, string Name, string Mail, string JobTitle, string Language, string Office) : Mailbox(Id, Name, Mail)
{
    public string GivenName => Name.Split(' ')[0];
    public string Surname => Name.Split(' ')[^1];
}

public sealed record SharedMailbox(Guid Id, string Name, string Mail, IReadOnlyList<Guid> OpenTo) : Mailbox(Id, Name, Mail);

/// <summary>The app registration that the API and the pane share, and what it was consented to.</summary>
/// <param name="MailboxScope">Addresses of the mailboxes it reaches in its own name.</param>
public sealed record RegisteredApp(
    Guid ClientId,
    Guid ObjectId,
    string Secret,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> GraphScopes,
    IReadOnlyList<string> GraphRoles,
    IReadOnlyList<string> MailboxScope)
{
    public string Resource => $"api://{ClientId}";
}
