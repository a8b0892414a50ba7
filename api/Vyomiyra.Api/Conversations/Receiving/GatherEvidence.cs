using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>What speaks for which account, for many messages at once: each kind of evidence is one query for all of them.</summary>
public sealed class EvidenceBook
{
    public required ILookup<string, long> Contacts { get; init; }
    public required ILookup<string, long> Domains { get; init; }
    public required ILookup<string, NamedReceivable> Documents { get; init; }
    public required ILookup<string, (long AccountId, string Number)> OtherNumbers { get; init; }
    public required ILookup<string, (long AccountId, string Name)> Names { get; init; }

    public IReadOnlyList<(long AccountId, Evidence Evidence)> Of(MailClues clues)
    {
        ArgumentNullException.ThrowIfNull(clues);
        return
        [
            .. clues.Addresses.SelectMany(address => Contacts[address].Select(account => (account, new Evidence(EvidenceKind.KnownContact, address)))),
            .. clues.Domains.SelectMany(domain => Domains[domain].Select(account => (account, new Evidence(EvidenceKind.KnownDomain, domain)))),
            .. Receivables(clues).Select(named => (named.AccountId, new Evidence(EvidenceKind.NamesReceivable, named.Number))),
            .. clues.References.SelectMany(key => OtherNumbers[key].Select(named => (named.AccountId, new Evidence(EvidenceKind.NamesReceivable, named.Number)))),
            .. clues.Names.SelectMany(key => Names[key].Select(named => (named.AccountId, new Evidence(EvidenceKind.NameInSignature, named.Name)))),
        ];
    }

    /// <summary>The receivables whose document numbers are named.</summary>
    public IReadOnlyList<NamedReceivable> Receivables(MailClues clues)
    {
        ArgumentNullException.ThrowIfNull(clues);
        return [.. clues.Documents.SelectMany(key => Documents[key]).Distinct()];
    }
}

/// <summary>Looks up what speaks for which account, whoever may see it: it decides where mail belongs, and is shown only to those who may.</summary>
public sealed class GatherEvidence(VyomiyraDb db)
{
    /// <summary>A number, or a name, of more accounts tells none of them; of what one account has under a number, so much is looked at.</summary>
    private const int MostOfOneKey = 50;

    /// <summary>Nor does one under which so much lies that reading it would hold up all other mail.</summary>
    private const int MostRead = 5000;

    public async Task<EvidenceBook> ForAsync(IReadOnlyCollection<MailClues> clues, CancellationToken cancellation)
    {
        var addresses = Distinct(clues.SelectMany(each => each.Addresses));
        var domains = Distinct(clues.SelectMany(each => each.Domains));
        var keys = Distinct(clues.SelectMany(each => each.References));
        var names = Distinct(clues.SelectMany(each => each.Names));
        var contacts = addresses.Length == 0 ? [] : await (
            from address in db.ContactAddresses
            join contact in db.Contacts on address.ContactId equals contact.Id
            where EF.Parameter(addresses).Contains(address.Address)
            select new Keyed { Key = address.Address, AccountId = contact.AccountId }).Distinct().ToListAsync(cancellation);
        var ofDomains = domains.Length == 0 ? [] : await (
            from domain in db.Set<AccountDomain>()
            join account in db.Accounts on domain.AccountId equals account.Id
            where EF.Parameter(domains).Contains(domain.Domain)
            select new Keyed { Key = domain.Domain, AccountId = account.MergedIntoId ?? account.Id }).Distinct().ToListAsync(cancellation);
        var byDocument = await TellingAsync(
            keys, db.Receivables.Where(row => EF.Parameter(keys).Contains(row.DocumentKey)).Select(row => new Keyed { Key = row.DocumentKey, AccountId = row.AccountId }), cancellation);
        var byOrder = await TellingAsync(
            keys, db.Receivables.Where(row => EF.Parameter(keys).Contains(row.OrderKey!)).Select(row => new Keyed { Key = row.OrderKey!, AccountId = row.AccountId }), cancellation);
        var byReference = await TellingAsync(
            keys, db.Receivables.Where(row => EF.Parameter(keys).Contains(row.ReferenceKey!)).Select(row => new Keyed { Key = row.ReferenceKey!, AccountId = row.AccountId }), cancellation);
        var documents = byDocument.Length == 0 ? [] : await ReadAsync(
            from receivable in db.Receivables
            where EF.Parameter(byDocument).Contains(receivable.DocumentKey)
            select new Keyed { Key = receivable.DocumentKey, AccountId = receivable.AccountId, Id = receivable.Id, Text = receivable.DocumentNumber },
            cancellation);
        var ordered = byOrder.Length == 0 ? [] : await ReadAsync(
            from receivable in db.Receivables
            where EF.Parameter(byOrder).Contains(receivable.OrderKey!)
            select new Keyed { Key = receivable.OrderKey!, AccountId = receivable.AccountId, Id = receivable.Id, Text = receivable.DocumentNumber },
            cancellation);
        var referred = byReference.Length == 0 ? [] : await ReadAsync(
            from receivable in db.Receivables
            where EF.Parameter(byReference).Contains(receivable.ReferenceKey!)
            select new Keyed { Key = receivable.ReferenceKey!, AccountId = receivable.AccountId, Id = receivable.Id, Text = receivable.DocumentNumber },
            cancellation);
        return new EvidenceBook
        {
            Contacts = contacts.ToLookup(row => row.Key, row => row.AccountId, StringComparer.Ordinal),
            Domains = ofDomains.ToLookup(row => row.Key, row => row.AccountId, StringComparer.Ordinal),
            Documents = documents.ToLookup(row => row.Key, row => new NamedReceivable(row.AccountId, row.Id, row.Text), StringComparer.Ordinal),
            OtherNumbers = ordered.Concat(referred).ToLookup(row => row.Key, row => (row.AccountId, row.Text), StringComparer.Ordinal),
            Names = (await NamedAsync(names, cancellation)).ToLookup(row => row.Key, row => (row.AccountId, row.Text), StringComparer.Ordinal),
        };
    }

    private async Task<List<Keyed>> NamedAsync(string[] names, CancellationToken cancellation)
    {
        var byName = await TellingAsync(
            names, db.Accounts.Where(account => EF.Parameter(names).Contains(account.NameKey)).Select(account => new Keyed { Key = account.NameKey, AccountId = account.Id }), cancellation);
        var byAlias = await TellingAsync(
            names, db.Set<AccountAlias>().Where(alias => EF.Parameter(names).Contains(alias.NameKey)).Select(alias => new Keyed { Key = alias.NameKey, AccountId = alias.AccountId }), cancellation);
        var named = byName.Length == 0 ? [] : await ReadAsync(
            from account in db.Accounts
            where EF.Parameter(byName).Contains(account.NameKey)
            select new Keyed { Key = account.NameKey, AccountId = account.MergedIntoId ?? account.Id, Id = account.Id, Text = account.Name },
            cancellation);
        var known = byAlias.Length == 0 ? [] : await ReadAsync(
            from alias in db.Set<AccountAlias>()
            join account in db.Accounts on alias.AccountId equals account.Id
            where EF.Parameter(byAlias).Contains(alias.NameKey)
            select new Keyed { Key = alias.NameKey, AccountId = account.MergedIntoId ?? account.Id, Id = account.Id, Text = alias.Name },
            cancellation);
        return [.. named, .. known];
    }

    /// <summary>The keys that few bear: asked for by themselves, because a database that is asked for both at once may walk the whole table.</summary>
    private static async Task<string[]> TellingAsync(string[] keys, IQueryable<Keyed> borne, CancellationToken cancellation) => keys.Length == 0 ? [] : await borne
        .GroupBy(row => row.Key).Where(same => same.Count() <= MostRead && same.Select(row => row.AccountId).Distinct().Count() <= MostOfOneKey).Select(same => same.Key).ToArrayAsync(cancellation);

    /// <summary>Of every account some: one that has very many under a key hides no other.</summary>
    private static async Task<List<Keyed>> ReadAsync(IQueryable<Keyed> rows, CancellationToken cancellation) =>
        [.. (await rows.OrderBy(row => row.Key).ThenBy(row => row.Id).ToListAsync(cancellation)).GroupBy(row => (row.Key, row.AccountId)).SelectMany(same => same.Take(MostOfOneKey))];

    private static string[] Distinct(IEnumerable<string> values) => [.. values.Distinct(StringComparer.Ordinal)];

    private sealed class Keyed
    {
        public required string Key { get; init; }
        public required long AccountId { get; init; }
        public long Id { get; init; }
        public string Text { get; init; } = "";
    }
}
