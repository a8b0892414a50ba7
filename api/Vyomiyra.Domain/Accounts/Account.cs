namespace Vyomiyra.Domain.Accounts;

public enum AccountStatus
{
    Normal,
    Insolvent,
    WithLawyers,
    WithAgency,
    WrittenOff,
}

/// <summary>A customer that owes money.</summary>
public sealed class Account
{
    public long Id { get; init; }

    /// <summary>The number in the ERP.</summary>
    public required string Number { get; init; }

    /// <summary><see cref="ReferenceKey"/> of the number.</summary>
    public required string NumberKey
    {
        get;
        init => (field, NumberTail) = (value, ReferenceKey.Backwards(value)!);
    }

    /// <summary>The number's key from its end, by which its last digits find it.</summary>
    public string NumberTail { get; private set; } = "";

    public required string Name { get; set; }

    /// <summary><see cref="AccountName.KeyOf"/> of the name, by which signatures and searches find it.</summary>
    public required string NameKey { get; set; }

    /// <summary>The company that keeps the account: its currency, time zone and calendar are the account's.</summary>
    public required long CompanyId { get; set; }

    /// <summary>Null until somebody decides: then only Operations and Administrators see it.</summary>
    public long? TeamId { get; set; }

    /// <summary>The collector who works it.</summary>
    public long? OwnerId { get; set; }

    public long? ParentId { get; set; }

    /// <summary>The account it was found to be one with. What names its number then means that account.</summary>
    public long? MergedIntoId { get; set; }

    public string? Segment { get; set; }

    /// <summary>BCP 47 language the customer writes in.</summary>
    public string? Language { get; set; }

    public int? TermsDays { get; set; }

    /// <summary>In minor units of the keeping company's currency.</summary>
    public long? CreditLimitMinor { get; set; }

    public AccountStatus Status { get; set; }

    /// <summary>Why it has this status, in the words of who gave it.</summary>
    public string? StatusWhy { get; set; }

    public DateTimeOffset? StatusSince { get; set; }
    public long? StatusById { get; set; }

    public int Version { get; set; }

    public List<Contact> Contacts { get; } = [];
    public List<AccountDomain> Domains { get; } = [];
    public List<AccountAlias> Aliases { get; } = [];
    public List<DismissedDetail> Dismissed { get; } = [];

    /// <summary>Every status but the normal one stops chasing.</summary>
    public bool IsClosedToChasing => Status != AccountStatus.Normal;

    /// <summary>A person says that it is not to be chased, or is again.</summary>
    public Outcome<AccountStatusSet> SetStatus(AccountStatus status, string why, long byId, DateTimeOffset now)
    {
        if (status == Status)
        {
            return Refusal.Conflict("status_unchanged", "It has this status already.");
        }

        var set = new AccountStatusSet(Id, Status, status) { Why = why };
        (Status, StatusWhy, StatusById, StatusSince) = (status, why, byId, now);
        Version++;
        return set;
    }

    public bool IsDismissed(DismissedKind kind, string value) => Dismissed.Exists(detail => detail.Kind == kind && detail.Value == value);

    /// <summary>A person took it away: no import is to bring it back.</summary>
    public void Dismiss(DismissedKind kind, string value)
    {
        if (!IsDismissed(kind, value))
        {
            Dismissed.Add(new DismissedDetail { AccountId = Id, Kind = kind, Value = value });
        }
    }

    /// <summary>A person entered it again.</summary>
    public void Welcome(DismissedKind kind, string value) => Dismissed.RemoveAll(detail => detail.Kind == kind && detail.Value == value);
}

/// <summary>A mail domain of the account. Several accounts of a group may share one; a freemail domain is never one.</summary>
public sealed class AccountDomain
{
    public long AccountId { get; init; }

    /// <summary>Lower case, without the at sign.</summary>
    public required string Domain { get; init; }
}

/// <summary>Another name by which the customer goes.</summary>
public sealed class AccountAlias
{
    public long Id { get; init; }
    public long AccountId { get; init; }
    public required string Name { get; init; }

    /// <summary><see cref="AccountName.KeyOf"/> of the name.</summary>
    public required string NameKey { get; init; }
}

public enum DismissedKind
{
    Domain,
    Address,
}

/// <summary>What a person took away from the account, so that no import brings it back.</summary>
public sealed class DismissedDetail
{
    public long AccountId { get; init; }
    public required DismissedKind Kind { get; init; }

    /// <summary>The domain, or the address, as it is compared.</summary>
    public required string Value { get; init; }
}
