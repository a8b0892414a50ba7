using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations.Reading;
using Vyomiyra.Api.Conversations.Working;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Conversations;

/// <param name="Mail">The open mail.</param>
/// <param name="AccountId">The account a person chose, where the pane should show that one whatever the evidence says.</param>
public sealed record ResolveRequest(OpenMail Mail, long? AccountId = null);

/// <param name="State">How sure the match is.</param>
/// <param name="Candidates">The accounts it may be, best first, each with its evidence.</param>
/// <param name="Account">Everything about the best, or the chosen, account; null when nobody is known or two fit equally.</param>
/// <param name="Reading">What the customer's words say; null on our own mail, and while nobody is known.</param>
/// <param name="Message">What is known about the message itself.</param>
/// <param name="Conversation">The conversation that it is filed in, as it stands; null while it is not.</param>
public sealed record ResolveResponse(
    MatchState State,
    IReadOnlyList<CandidateRow> Candidates,
    AccountContext? Account,
    MailReadingView? Reading,
    OpenMessageRow Message,
    ConversationState? Conversation);

public sealed record CandidateRow(long AccountId, string Number, string Name, double Confidence, IReadOnlyList<Evidence> Evidence);

/// <param name="Direction">Whose word it is.</param>
/// <param name="Authentication">The receiving server's verdict on the sender.</param>
/// <param name="ConversationId">Where it is filed already; null while it is not.</param>
/// <param name="RecordedPromises">Promises recorded from it.</param>
public sealed record OpenMessageRow(
    MessageDirection Direction, SenderAuthentication Authentication, long? ConversationId, long? MessageId, IReadOnlyList<long> RecordedPromises);

/// <summary>
/// The one round trip of the pane: whom is this mail about, how do they stand, and what does it say. It writes nothing and calls nobody.
/// </summary>
public sealed class Resolve(VyomiyraDb db, EvidenceFinder finder, AccountContextReader contexts, ReadOpenMail reader, ConversationStates states)
{
    public async Task<Outcome<ResolveResponse>> HandleAsync(ResolveRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var mail = request.Mail;
        var headers = MailHeaders.Parse(mail.Headers);
        var match = Identification.Decide(await finder.FindAsync(mail, headers, caller, cancellation), headers.Authentication);
        var accountId = match.Best?.AccountId;
        if (request.AccountId is { } chosen)
        {
            if (await db.RefuseAccountAsync(chosen, caller, cancellation) is { } refusal)
            {
                return refusal;
            }

            accountId = chosen;
        }

        var context = accountId is { } id ? await contexts.ReadAsync(id, cancellation) : null;
        var message = await MessageAsync(mail, headers, caller, cancellation);
        return new ResolveResponse(
            match.State,
            await RowsAsync(match.Shown, context, cancellation),
            context,
            context is null || mail.Direction == MessageDirection.Outbound ? null : await reader.ReadAsync(mail, context, cancellation),
            message,
            message.ConversationId is { } conversation ? await states.ReadAsync(conversation, caller, cancellation) : null);
    }

    private async Task<IReadOnlyList<CandidateRow>> RowsAsync(IReadOnlyList<Candidate> candidates, AccountContext? context, CancellationToken cancellation)
    {
        var names = new Dictionary<long, (string Number, string Name)>();
        if (context is not null)
        {
            names[context.Account.Id] = (context.Account.Number, context.Account.Name);
        }

        long[] others = [.. candidates.Select(candidate => candidate.AccountId).Where(id => !names.ContainsKey(id))];
        if (others.Length > 0)
        {
            await foreach (var row in CandidateNames(db, others).WithCancellation(cancellation))
            {
                names[row.Id] = (row.Number, row.Name);
            }
        }

        return [.. candidates.Select(candidate => new CandidateRow(
            candidate.AccountId, names[candidate.AccountId].Number, names[candidate.AccountId].Name, candidate.Confidence, candidate.Evidence))];
    }

    private async Task<OpenMessageRow> MessageAsync(OpenMail mail, MailHeaders headers, Caller caller, CancellationToken cancellation)
    {
        var stored = (MessageIdentifier.Normalise(mail.InternetMessageId) ?? headers.MessageId) is { } own
            ? await StoredMessage(db, own, caller.SeesAllTeams, caller.TeamIds, cancellation)
            : null;
        return new OpenMessageRow(mail.Direction, headers.Authentication, stored?.ConversationId, stored?.Id, stored?.Promises ?? []);
    }

    private sealed record NameRow(long Id, string Number, string Name);

    private sealed record StoredRow(long Id, long ConversationId, List<long> Promises);

    private static readonly Func<VyomiyraDb, long[], IAsyncEnumerable<NameRow>> CandidateNames = EF.CompileAsyncQuery(
        (VyomiyraDb db, long[] ids) =>
            db.Set<Account>().Where(account => ids.Contains(account.Id)).Select(account => new NameRow(account.Id, account.Number, account.Name)));

    private static readonly Func<VyomiyraDb, string, bool, long[], CancellationToken, Task<StoredRow?>> StoredMessage = EF.CompileAsyncQuery(
        (VyomiyraDb db, string internetMessageId, bool all, long[] teams, CancellationToken cancellation) => (
            from message in db.Set<Message>()
            join conversation in db.Set<Conversation>() on message.ConversationId equals conversation.Id
            join account in db.Set<Account>() on conversation.AccountId equals account.Id
            where message.InternetMessageId == internetMessageId && (all || teams.Contains(account.TeamId!.Value))
            select new StoredRow(
                message.Id,
                conversation.Id,
                db.Set<Promise>().Where(promise => promise.MessageId == message.Id).Select(promise => promise.Id).ToList())).FirstOrDefault());
}
