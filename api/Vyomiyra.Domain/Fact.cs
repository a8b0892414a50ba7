using System.Text.Json.Serialization;

namespace Vyomiyra.Domain;

/// <summary>
/// Something that happened. Its public properties are its details and hold no personal data; what is personal goes into <see cref="Personal"/>.
/// </summary>
public abstract record Fact
{
    /// <summary>The history it belongs to.</summary>
    [JsonIgnore]
    public abstract string Chain { get; }

    [JsonIgnore]
    public virtual object? Personal => null;
}

public abstract record AccountFact([property: JsonIgnore] long AccountId) : Fact
{
    [JsonIgnore]
    public override string Chain => ChainOf(AccountId);

    public static string ChainOf(long accountId) => $"account:{accountId}";
}

/// <summary>What concerns a company and no single account.</summary>
public abstract record CompanyFact([property: JsonIgnore] long CompanyId) : Fact
{
    [JsonIgnore]
    public override string Chain => ChainOf(CompanyId);

    public static string ChainOf(long companyId) => $"company:{companyId}";
}
