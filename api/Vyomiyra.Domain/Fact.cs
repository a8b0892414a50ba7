namespace Vyomiyra.Domain;

/// <summary>
/// Something that happened. Its public properties are its details and hold no personal data; what is personal goes into <see cref="Personal"/>.
/// </summary>
public abstract record Fact
{
    /// <summary>The history it belongs to.</summary>
    public abstract string Chain { get; }

    public virtual object? Personal => null;
}

public abstract record AccountFact(long AccountId) : Fact
{
    public override string Chain => ChainOf(AccountId);

    public static string ChainOf(long accountId) => $"account:{accountId}";
}

/// <summary>What concerns the house as a whole, and no account or company.</summary>
public abstract record HouseFact : Fact
{
    public const string House = "house";

    public override string Chain => House;
}

/// <summary>What concerns a company and no single account.</summary>
public abstract record CompanyFact(long CompanyId) : Fact
{
    public override string Chain => ChainOf(CompanyId);

    public static string ChainOf(long companyId) => $"company:{companyId}";
}
