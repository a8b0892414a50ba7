using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>What messages tell about whom their conversation is with.</summary>
/// <param name="Conversation">Theirs.</param>
/// <param name="Sides">Who stands where.</param>
/// <param name="Authentication">The receiving server's verdict.</param>
/// <param name="Clues">What was looked for.</param>
/// <param name="Mailbox">Where they came in.</param>
/// <param name="ReceivedAt">When.</param>
public sealed record Asked(
    Conversation Conversation, MailSides Sides, SenderAuthentication Authentication, IReadOnlyList<MailClues> Clues, string Mailbox, DateTimeOffset ReceivedAt);

/// <summary>
/// Links conversations by rule, or leaves them to a person with the best guesses. What a person decided stays, and a receivable that a person
/// took off is not tied again.
/// </summary>
public sealed class LinkConversations(VyomiyraDb db, OwnDomains domains, Work work)
{
    /// <summary>Answers with those that got an account, and the evidence.</summary>
    public async Task<IReadOnlyDictionary<Conversation, IReadOnlyList<Evidence>>> SettleAsync(
        IReadOnlyList<Asked> questions, EvidenceBook book, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(book);
        var desk = await DeskAsync(questions, cancellation);
        var linked = new Dictionary<Conversation, IReadOnlyList<Evidence>>();
        foreach (var asked in questions)
        {
            if (Settle(asked, book, desk) is { } evidence)
            {
                linked[asked.Conversation] = evidence;
            }
        }

        await db.SaveChangesAsync(cancellation);
        return linked;
    }

    private IReadOnlyList<Evidence>? Settle(Asked asked, EvidenceBook book, Desk desk)
    {
        var conversation = asked.Conversation;
        var answer = LinkRules.Answer(new LinkQuestion
        {
            Sides = asked.Sides,
            Authentication = asked.Authentication,
            Evidence =
            [
                .. asked.Clues.SelectMany(book.Of),
                .. desk.AccountsOf(conversation.Id).Select(account => (account, new Evidence(EvidenceKind.RepliesToLinked, conversation.Subject))),
            ],
            Receivables = [.. asked.Clues.SelectMany(book.Receivables).Distinct()],
            WrittenTo = desk.WrittenTo(asked),
            NeverFile = domains.NeverFile,
            Remembered = [.. asked.Sides.Counterparts.SelectMany(address => desk.Remembered[address])],
            Decision = conversation.Decision(),
            Rejected = conversation.RejectedAccountIds.Select(account => desk.Survivors.GetValueOrDefault(account, account)).ToHashSet(),
        });
        var isNewLink = false;
        switch (answer.State)
        {
            case LinkState.Automatic when conversation.AccountId is null:
                LinkTo(conversation, answer.Best!, desk);
                isNewLink = true;
                break;
            case LinkState.Suggested or LinkState.Question or LinkState.Unmatched
                when conversation.AccountId is null || asked.Authentication == SenderAuthentication.Failed || answer.Caution == Caution.SenderUnknown:
                Ask(asked, answer, desk);
                break;
        }

        foreach (var receivableId in answer.State is LinkState.Automatic or LinkState.Decided && conversation.AccountId is not null ? answer.ReceivableIds : [])
        {
            Tie(conversation, receivableId, asked, book, desk);
        }

        return isNewLink ? answer.Best!.Evidence : null;
    }

    private void LinkTo(Conversation conversation, Candidate best, Desk desk)
    {
        conversation.AccountId = best.AccountId;
        conversation.Version++;
        if (desk.Rows.Remove(conversation.Id, out var row))
        {
            db.Remove(row);
        }

        if (!desk.AccountsOf(conversation.Id).Contains(best.AccountId))
        {
            Add(new Link { ConversationId = conversation.Id, AccountId = best.AccountId, Confidence = best.Confidence, Evidence = [.. best.Evidence], CreatedAt = work.Now }, desk);
        }
    }

    private void Ask(Asked asked, LinkAnswer answer, Desk desk)
    {
        if (!desk.Rows.TryGetValue(asked.Conversation.Id, out var row))
        {
            row = db.UnmatchedConversations.Add(new UnmatchedConversation
            {
                ConversationId = asked.Conversation.Id,
                State = LinkState.Unmatched,
                Mailbox = asked.Mailbox,
                ReceivedAt = asked.ReceivedAt,
                Since = work.Now,
            }).Entity;
            desk.Rows[asked.Conversation.Id] = row;
        }

        row.Learn(answer, asked.Sides.Counterparts is [var first, ..] ? first : null, asked.ReceivedAt);
        row.Name(asked.Clues.SelectMany(clues => clues.References));
    }

    private void Tie(Conversation conversation, long receivableId, Asked asked, EvidenceBook book, Desk desk)
    {
        var links = desk.Links.GetValueOrDefault(conversation.Id) ?? [];
        if (links.Exists(link => link.ReceivableId == receivableId && (link.RevokedAt is null || link.RevokedById is not null)))
        {
            return;
        }

        Add(NamedReceivables.LinkTo(conversation, asked.Clues.SelectMany(book.Receivables).First(named => named.ReceivableId == receivableId), work.Now), desk);
    }

    private void Add(Link link, Desk desk)
    {
        db.Links.Add(link);
        (desk.Links.TryGetValue(link.ConversationId, out var known) ? known : desk.Links[link.ConversationId] = []).Add(link);
    }

    private async Task<Desk> DeskAsync(IReadOnlyList<Asked> questions, CancellationToken cancellation)
    {
        var ids = questions.Select(asked => asked.Conversation.Id).Distinct().ToArray();
        var addresses = questions.SelectMany(asked => asked.Sides.Counterparts).Distinct(StringComparer.Ordinal).ToArray();
        var links = await db.Links.Where(link => EF.Parameter(ids).Contains(link.ConversationId)).ToListAsync(cancellation);
        var remembered = await db.RememberedAnswers.AsNoTracking().Where(answer => answer.RevokedAt == null && EF.Parameter(addresses).Contains(answer.Address)).ToListAsync(cancellation);
        var named = remembered.SelectMany(answer => answer.Among.Append(answer.AccountId)).Concat(questions.SelectMany(asked => asked.Conversation.RejectedAccountIds)).Distinct().ToArray();
        var survivors = named.Length == 0 ? [] : await db.Accounts.Where(account => EF.Parameter(named).Contains(account.Id) && account.MergedIntoId != null)
            .ToDictionaryAsync(account => account.Id, account => account.MergedIntoId!.Value, cancellation);
        return new Desk(
            links.GroupBy(link => link.ConversationId).ToDictionary(group => group.Key, group => group.ToList()),
            await db.UnmatchedConversations.Include(row => row.References).Where(row => EF.Parameter(ids).Contains(row.ConversationId)).ToDictionaryAsync(row => row.ConversationId, cancellation),
            remembered.Select(answer => answer.After(survivors)).ToLookup(answer => answer.Address, StringComparer.Ordinal),
            survivors,
            await LettersAsync([.. links.Select(link => link.ConversationId).Distinct()], cancellation));
    }

    /// <summary>Who wrote to whom in conversations that are linked.</summary>
    private async Task<ILookup<long, Letter>> LettersAsync(long[] linked, CancellationToken cancellation) =>
        (linked.Length == 0 ? [] : await db.Messages.Where(message => EF.Parameter(linked).Contains(message.ConversationId))
            .Select(message => new Letter(message.ConversationId, message.FromAddress, message.Recipients)).ToListAsync(cancellation))
        .ToLookup(letter => letter.ConversationId);

    private sealed record Letter(long ConversationId, string From, IReadOnlyList<string> Recipients);

    /// <summary>What is known of the conversations in question.</summary>
    private sealed record Desk(
        Dictionary<long, List<Link>> Links, Dictionary<long, UnmatchedConversation> Rows, ILookup<string, RememberedAnswer> Remembered, Dictionary<long, long> Survivors,
        ILookup<long, Letter> Letters)
    {
        /// <summary>Nobody brings themselves in: what the sender wrote before does not count.</summary>
        public HashSet<string> WrittenTo(Asked asked) => Letters[asked.Conversation.Id]
            .Where(letter => !asked.Sides.Counterparts.Contains(letter.From))
            .SelectMany(letter => letter.Recipients).Select(MailAddress.Normalise).OfType<string>().ToHashSet(StringComparer.Ordinal);

        public IReadOnlyList<long> AccountsOf(long conversationId) =>
            [.. (Links.GetValueOrDefault(conversationId) ?? []).Where(link => link.RevokedAt is null && link.ReceivableId is null).Select(link => link.AccountId).Distinct()];
    }
}
