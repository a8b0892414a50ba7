namespace Vyomiyra.Domain.History;

/// <summary>Who did it, and by what right.</summary>
/// <param name="Kind">A person or the machine.</param>
/// <param name="MemberId">The person; null for the machine.</param>
/// <param name="Authority">The role a person acted in, or the rule by which the machine did.</param>
public sealed record Actor(ActorKind Kind, long? MemberId, string Authority)
{
    public static Actor System(string rule) => new(ActorKind.System, null, rule);
}
