using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Api.Conversations.Unmatched;

/// <summary>The guesses of unmatched conversations as the caller may see them: an account that is not theirs is no guess.</summary>
public sealed class GuessRows(VyomiyraDb db)
{
    public async Task<IReadOnlyDictionary<long, IReadOnlyList<CandidateRow>>> ReadAsync(
        IReadOnlyList<UnmatchedConversation> rows, Caller caller, CancellationToken cancellation)
    {
        var ids = rows.SelectMany(row => row.Guesses).Select(guess => guess.AccountId).Distinct().ToArray();
        var accounts = ids.Length == 0 ? [] : await db.Accounts.VisibleTo(caller)
            .Where(account => EF.Parameter(ids).Contains(account.Id) && account.MergedIntoId == null)
            .Select(account => new { account.Id, account.Number, account.Name })
            .ToDictionaryAsync(account => account.Id, cancellation);
        return rows.ToDictionary(
            row => row.ConversationId,
            row => (IReadOnlyList<CandidateRow>)[.. row.Guesses.Where(guess => accounts.ContainsKey(guess.AccountId)).Select(guess =>
                new CandidateRow(guess.AccountId, accounts[guess.AccountId].Number, accounts[guess.AccountId].Name, guess.Confidence, guess.Evidence))]);
    }
}
