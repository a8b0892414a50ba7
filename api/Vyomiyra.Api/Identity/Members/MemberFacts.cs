using System.Text.Json.Serialization;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Identity.Members;

/// <summary>What concerns the people who work here, and no account or company.</summary>
public abstract record MemberFact(long MemberId, Role Role, IReadOnlyList<string> Teams) : HouseFact;

/// <summary>Somebody may work here from now on.</summary>
public sealed record MemberEnrolled(long MemberId, Role Role, IReadOnlyList<string> Teams, [property: JsonIgnore] string Name, [property: JsonIgnore] string Address)
    : MemberFact(MemberId, Role, Teams)
{
    [JsonIgnore]
    public override object Personal => new { Name, Address };
}

/// <summary>A member's name, role, teams or activity is another than before.</summary>
public sealed record MemberChanged(
    long MemberId, Role Role, IReadOnlyList<string> Teams, bool IsActive, [property: JsonIgnore] string Name, [property: JsonIgnore] string Address)
    : MemberFact(MemberId, Role, Teams)
{
    [JsonIgnore]
    public override object Personal => new { Name, Address };
}
