using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Api.Conversations.Unmatched;

/// <summary>What was answered when several accounts fitted a sender's mail, and decides the same question from then on.</summary>
/// <param name="Address">The sender's.</param>
/// <param name="AccountId">The account that was chosen.</param>
public sealed record RememberedAnswerRow(long Id, string Address, long AccountId, string Number, string Name, string Team, string? AnsweredBy, DateTimeOffset AnsweredAt);

/// <summary>The answers that decide, the latest first; and taking one back.</summary>
public sealed class RememberedAnswers(VyomiyraDb db, Work work)
{
    private const string Order = "remembered-answers";

    public async Task<Outcome<Listing<RememberedAnswerRow>>> ListAsync(PageRequest page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (Cursor.Read<long>(page.Cursor, Order, out var after) is { } broken)
        {
            return broken;
        }

        var rows =
            from answer in Visible(caller).Descending(row => row.Id, row => row.Id, after)
            join account in db.Accounts on answer.AccountId equals account.Id
            join team in db.Teams on answer.TeamId equals team.Id
            join member in db.Set<Member>() on answer.AnsweredById equals member.Id into members
            from member in members.DefaultIfEmpty()
            select new RememberedAnswerRow(answer.Id, answer.Address, account.Id, account.Number, account.Name, team.Name, member.Name, answer.AnsweredAt);
        return await page.ReadAsync(rows, row => row, row => Cursor.Of(Order, row.Id, row.Id), Layout, cancellation);
    }

    public Task<Outcome<AnswerRevoked>> RevokeAsync(long id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return work.CommitAsync<AnswerRevoked>(
            caller.Actor,
            async token =>
            {
                if (await Visible(caller).FirstOrDefaultAsync(row => row.Id == id, token) is not { } answer)
                {
                    return Refusal.NotFound();
                }

                answer.Revoke(caller.MemberId, work.Now);
                var revoked = new AnswerRevoked(answer.AccountId, answer.Id) { Address = answer.Address };
                work.Record(revoked);
                return revoked;
            },
            cancellation);
    }

    private IQueryable<RememberedAnswer> Visible(Caller caller) =>
        db.RememberedAnswers.Where(answer => answer.RevokedAt == null && db.Set<Account>().VisibleTo(caller).Any(account => account.Id == answer.AccountId));

    private static readonly CsvLayout<RememberedAnswerRow> Layout = new("remembered-answers",
    [
        new("address", row => row.Address),
        new("number", row => row.Number),
        new("name", row => row.Name),
        new("team", row => row.Team),
        new("answeredBy", row => row.AnsweredBy),
        new("answeredAt", row => row.AnsweredAt),
    ]);
}
