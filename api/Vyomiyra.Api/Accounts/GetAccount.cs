using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Accounts;

public sealed class GetAccount(VyomiyraDb db, AccountContextReader contexts)
{
    public async Task<Outcome<AccountContext>> HandleAsync(long id, Caller caller, CancellationToken cancellation) =>
        await db.RefuseAccountAsync(id, caller, cancellation) is { } refusal ? refusal : await contexts.ReadAsync(id, cancellation);
}
