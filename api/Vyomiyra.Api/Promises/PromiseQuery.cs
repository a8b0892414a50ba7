using Vyomiyra.Api.Http;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Promises;

/// <summary>Which promises are asked for, as a query spells it.</summary>
/// <param name="State">Of one state alone.</param>
/// <param name="From">The first promised day.</param>
/// <param name="To">The last promised day.</param>
/// <param name="Owner">The member who works the account.</param>
/// <param name="Team">The account's team.</param>
/// <param name="Account">Of one account alone.</param>
public sealed record PromiseQuery(Choice<PromiseState>? State, DateOnly? From, DateOnly? To, long? Owner, long? Team, long? Account)
{
    public PromiseFilter Filter => new(State?.Value, From, To, Owner, Team, Account);
}
