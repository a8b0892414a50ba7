namespace Vyomiyra.Domain.Accounts;

/// <summary>Who may see and work which accounts.</summary>
public sealed class Team
{
    public long Id { get; init; }
    public required string Name { get; set; }
}
