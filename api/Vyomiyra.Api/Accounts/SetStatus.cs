using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <param name="Status">Every status but the normal one stops chasing.</param>
/// <param name="Why">At most 2,000 characters.</param>
public sealed record SetStatusRequest(AccountStatus Status, string Why);

/// <summary>Says that an account is not to be chased, or is again, and why.</summary>
public sealed class SetStatus(VyomiyraDb db, Work work, GetAccountDetails details)
{
    private const int MaximumWhy = 2000;

    public Task<Outcome<AccountDetails>> HandleAsync(long id, IfMatch ifMatch, SetStatusRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        return work.CommitAsync(caller.Actor, token => SetAsync(id, ifMatch, request, caller, token), cancellation);
    }

    private async Task<Outcome<AccountDetails>> SetAsync(long id, IfMatch ifMatch, SetStatusRequest request, Caller caller, CancellationToken cancellation)
    {
        var account = await db.Accounts.VisibleTo(caller).FirstOrDefaultAsync(row => row.Id == id, cancellation);
        if (account is null)
        {
            return Refusal.NotFound();
        }

        var current = await details.ReadAsync(id, caller, cancellation);
        if ((ifMatch.Against(account.Version, () => current) ?? await db.RefuseMergedAsync(id, cancellation)) is { } refusal)
        {
            return refusal;
        }

        if (AccountInput.Text(request.Why) is not { Length: <= MaximumWhy } why)
        {
            return Refusal.Invalid("why", "invalid_text", $"Say why, in at most {MaximumWhy} characters.");
        }

        var set = account.SetStatus(request.Status, why, caller.MemberId, work.Now);
        if (set.IsRefused)
        {
            return Outcome<AccountDetails>.Refused(set.Refusals);
        }

        await db.SaveChangesAsync(cancellation);
        work.Record(set.Value);
        return await details.ReadAsync(id, caller, cancellation);
    }
}
