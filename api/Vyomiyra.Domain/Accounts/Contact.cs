namespace Vyomiyra.Domain.Accounts;

[Flags]
public enum ContactRoles
{
    None = 0,
    Pays = 1,
    Approves = 2,
    Disputes = 4,
    Escalation = 8,
}

/// <summary>A person at the account.</summary>
public sealed class Contact
{
    public const int LongestName = 200;

    public long Id { get; init; }
    public long AccountId { get; init; }
    public required string Name { get; set; }
    public string? Language { get; set; }
    public ContactRoles Roles { get; set; }
    public int Version { get; set; }
    public List<ContactAddress> Addresses { get; } = [];
}

public sealed class ContactAddress
{
    public long Id { get; init; }
    public long ContactId { get; init; }

    /// <summary><see cref="MailAddress.Normalise"/>d.</summary>
    public required string Address { get; init; }

    /// <summary>Mail to it came back.</summary>
    public bool IsBad { get; set; }
}
