namespace Vyomiyra.Domain.Accounts;

/// <param name="Field">In its JSON spelling.</param>
/// <param name="From">What it was, as people read it; several in a row are separated by semicolons.</param>
/// <param name="To">What it is.</param>
public sealed record DetailChange(string Field, string? From, string? To);

/// <summary>A person changed what is kept of the account itself.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Fields">What changed, in JSON spelling.</param>
/// <param name="Changes">From what to what, where that tells nothing of people or names.</param>
public sealed record AccountChanged(long AccountId, IReadOnlyList<string> Fields, IReadOnlyList<DetailChange> Changes) : AccountFact(AccountId)
{
    /// <summary>The other changes: the owner's name, the customer's names and mail domains.</summary>
    public IReadOnlyList<DetailChange> OfNames { private get; init; } = [];

    public override object? Personal => OfNames.Count == 0 ? null : new { Changes = OfNames };
}

/// <summary>A person said that an account is not to be chased, or is again.</summary>
public sealed record AccountStatusSet(long AccountId, AccountStatus From, AccountStatus To) : AccountFact(AccountId)
{
    public required string Why { private get; init; }

    public override object Personal => new { Why };
}

/// <summary>All that is kept of a contact: what was taken away can be entered again from it.</summary>
public sealed record ContactImage(string Name, string? Language, ContactRoles Roles, IReadOnlyList<AddressImage> Addresses)
{
    public static ContactImage Of(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return new ContactImage(
            contact.Name, contact.Language, contact.Roles, [.. contact.Addresses.OrderBy(address => address.Id).Select(address => new AddressImage(address.Address, address.IsBad))]);
    }
}

public sealed record AddressImage(string Address, bool IsBad);

public sealed record ContactAdded(long AccountId, long ContactId) : AccountFact(AccountId)
{
    public required ContactImage Contact { private get; init; }

    public override object Personal => Contact;
}

public sealed record ContactChanged(long AccountId, long ContactId, IReadOnlyList<string> Fields) : AccountFact(AccountId)
{
    public required ContactImage From { private get; init; }
    public required ContactImage To { private get; init; }

    public override object Personal => new { From, To };
}

public sealed record ContactRemoved(long AccountId, long ContactId) : AccountFact(AccountId)
{
    public required ContactImage Contact { private get; init; }

    public override object Personal => Contact;
}

/// <summary>Somebody wrote down what was said outside of mail.</summary>
public sealed record NoteWritten(long AccountId, long NoteId, NoteKind NoteKind, DateOnly On, long? ContactId) : AccountFact(AccountId)
{
    public required string? Person { private get; init; }
    public required string? Outcome { private get; init; }
    public required string Text { private get; init; }

    public override object Personal => new { Person, Outcome, Text };
}

/// <summary>A note was taken back; what it said stays in the line of its writing.</summary>
public sealed record NoteWithdrawn(long AccountId, long NoteId, NoteKind NoteKind, DateOnly On) : AccountFact(AccountId);
