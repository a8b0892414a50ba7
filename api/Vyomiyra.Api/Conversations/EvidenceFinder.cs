using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Conversations;

/// <summary>
/// Looks up what speaks for which account, among those that the caller may see. Each look-up is one compiled query by an index.
/// </summary>
public sealed class EvidenceFinder(VyomiyraDb db)
{
    private const int MaximumRows = 50;

    public async Task<IReadOnlyList<(long AccountId, Evidence Evidence)>> FindAsync(
        OpenMail mail, MailHeaders headers, Caller caller, CancellationToken cancellation)
    {
        var found = new List<(long, Evidence)>();
        var (all, teams) = (caller.SeesAllTeams, caller.TeamIds);

        var own = MessageIdentifier.Normalise(mail.InternetMessageId) ?? headers.MessageId;
        string[] thread = [.. new[] { own, headers.InReplyTo }.OfType<string>().Concat(headers.References).Distinct(StringComparer.Ordinal)];
        if (thread.Length > 0)
        {
            await foreach (var row in LinkedMessages(db, thread, all, teams).WithCancellation(cancellation))
            {
                found.Add((row.AccountId, new Evidence(row.Value == own ? EvidenceKind.ThreadIsLinked : EvidenceKind.RepliesToLinked, row.Subject)));
            }
        }

        var clues = MailClues.Of(new MailSides(mail.Direction, false, mail.Counterparts()), mail.From?.Name, mail.Subject, mail.Text);
        string[] addresses = [.. clues.Addresses];
        if (addresses.Length > 0)
        {
            await AddAsync(EvidenceKind.KnownContact, ByContact(db, addresses, all, teams));
        }

        string[] domains = [.. clues.Domains];
        if (domains.Length > 0)
        {
            await AddAsync(EvidenceKind.KnownDomain, ByDomain(db, domains, all, teams));
        }

        var named = ReferenceScan.Keys([.. mail.FileNames().Select(Path.GetFileNameWithoutExtension).OfType<string>()]);
        string[] documents = [.. clues.Documents.Union(named)];
        string[] keys = [.. clues.References.Union(named)];
        if (keys.Length > 0)
        {
            await AddAsync(EvidenceKind.NamesReceivable, ByReference(db, documents, keys, all, teams));
        }

        string[] names = [.. clues.Names];
        if (names.Length > 0)
        {
            await AddAsync(EvidenceKind.NameInSignature, ByName(db, names, all, teams));
        }

        return found;

        async Task AddAsync(EvidenceKind kind, IAsyncEnumerable<Row> rows)
        {
            await foreach (var row in rows.WithCancellation(cancellation))
            {
                found.Add((row.AccountId, new Evidence(kind, row.Value)));
            }
        }
    }

    private sealed record Row(long AccountId, string Value);

    private sealed record LinkedRow(long AccountId, string Value, string Subject);

    private static readonly Func<VyomiyraDb, string[], bool, long[], IAsyncEnumerable<LinkedRow>> LinkedMessages = EF.CompileAsyncQuery(
        (VyomiyraDb db, string[] ids, bool all, long[] teams) => (
            from message in db.Set<Message>()
            join conversation in db.Set<Conversation>() on message.ConversationId equals conversation.Id
            join account in db.Set<Account>() on conversation.AccountId equals account.Id
            where ids.Contains(message.InternetMessageId) && (all || teams.Contains(account.TeamId!.Value))
            select new LinkedRow(account.Id, message.InternetMessageId, conversation.Subject)).Take(MaximumRows));

    private static readonly Func<VyomiyraDb, string[], bool, long[], IAsyncEnumerable<Row>> ByContact = EF.CompileAsyncQuery(
        (VyomiyraDb db, string[] addresses, bool all, long[] teams) => (
            from address in db.Set<ContactAddress>()
            join contact in db.Set<Contact>() on address.ContactId equals contact.Id
            join account in db.Set<Account>() on contact.AccountId equals account.Id
            where addresses.Contains(address.Address) && (all || teams.Contains(account.TeamId!.Value))
            select new Row(account.Id, address.Address)).Take(MaximumRows));

    private static readonly Func<VyomiyraDb, string[], bool, long[], IAsyncEnumerable<Row>> ByDomain = EF.CompileAsyncQuery(
        (VyomiyraDb db, string[] domains, bool all, long[] teams) => (
            from domain in db.Set<AccountDomain>()
            join named in db.Set<Account>() on domain.AccountId equals named.Id
            join account in db.Set<Account>() on named.MergedIntoId ?? named.Id equals account.Id
            where domains.Contains(domain.Domain) && (all || teams.Contains(account.TeamId!.Value))
            select new Row(account.Id, domain.Domain)).Take(MaximumRows));

    private static readonly Func<VyomiyraDb, string[], string[], bool, long[], IAsyncEnumerable<Row>> ByReference = EF.CompileAsyncQuery(
        (VyomiyraDb db, string[] documents, string[] keys, bool all, long[] teams) => (
            from receivable in (
                from byDocument in db.Set<Receivable>()
                where documents.Contains(byDocument.DocumentKey)
                select new { byDocument.AccountId, byDocument.DocumentNumber })
                .Concat(
                from byOrder in db.Set<Receivable>()
                where keys.Contains(byOrder.OrderKey!)
                select new { byOrder.AccountId, byOrder.DocumentNumber })
                .Concat(
                from byReference in db.Set<Receivable>()
                where keys.Contains(byReference.ReferenceKey!)
                select new { byReference.AccountId, byReference.DocumentNumber })
            join account in db.Set<Account>() on receivable.AccountId equals account.Id
            where all || teams.Contains(account.TeamId!.Value)
            select new Row(account.Id, receivable.DocumentNumber)).Take(MaximumRows));

    private static readonly Func<VyomiyraDb, string[], bool, long[], IAsyncEnumerable<Row>> ByName = EF.CompileAsyncQuery(
        (VyomiyraDb db, string[] names, bool all, long[] teams) => (
            from named in (
                from byName in db.Set<Account>()
                where names.Contains(byName.NameKey)
                select new { byName.Id, byName.MergedIntoId, byName.Name })
                .Concat(
                from alias in db.Set<AccountAlias>()
                join byAlias in db.Set<Account>() on alias.AccountId equals byAlias.Id
                where names.Contains(alias.NameKey)
                select new { byAlias.Id, byAlias.MergedIntoId, alias.Name })
            join account in db.Set<Account>() on named.MergedIntoId ?? named.Id equals account.Id
            where all || teams.Contains(account.TeamId!.Value)
            select new Row(account.Id, named.Name)).Take(MaximumRows));
}
