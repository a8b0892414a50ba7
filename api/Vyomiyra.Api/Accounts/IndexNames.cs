using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Accounts;

/// <summary>Keeps the words by which accounts are found true to their names, aliases, contacts and addresses.</summary>
public sealed class IndexNames(VyomiyraDb db) : IFactHandler
{
    private const int AccountsAtOnce = 1000;

    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var accounts = facts.Select(recorded => recorded.Fact).Where(MayChangeNames).Cast<AccountFact>().Select(fact => fact.AccountId).Distinct();
        foreach (var chunk in accounts.Chunk(AccountsAtOnce))
        {
            await IndexAsync(chunk, cancellation);
        }
    }

    /// <summary>Makes the words anew of all accounts that have none, as after an upgrade.</summary>
    public async Task IndexMissingAsync(CancellationToken cancellation)
    {
        // They are indexed in their order, and each that comes later at once.
        if (await db.Accounts.OrderByDescending(account => account.Id).Select(account => db.Set<SearchPosting>().Any(posting => posting.AccountId == account.Id)).FirstOrDefaultAsync(cancellation))
        {
            return;
        }

        var after = 0L;
        while (await db.Accounts
            .Where(account => account.Id > after && !db.Set<SearchPosting>().Any(posting => posting.AccountId == account.Id))
            .OrderBy(account => account.Id)
            .Select(account => account.Id)
            .Take(AccountsAtOnce)
            .ToArrayAsync(cancellation) is { Length: > 0 } missing)
        {
            await IndexAsync(missing, cancellation);
            after = missing[^1];
        }
    }

    private static bool MayChangeNames(Fact fact) => fact switch
    {
        ReceivablesImported imported => imported.AccountCreated || imported.AccountChanges.Any(change => change is "name" or "contacts"),
        ReceivablesImportUndone undone => undone.AccountChanges.Contains("name"),
        AccountImported imported => imported.Created || imported.Changes.Any(change => change is "name" or "contacts"),
        AccountChanged changed => changed.Fields.Contains("aliases"),
        ContactAdded or ContactRemoved or AccountsMerged or AccountMergedAway or AccountMergeUndone or AccountRestored => true,
        ContactChanged changed => changed.Fields.Any(field => field is "name" or "addresses"),
        _ => false,
    };

    private async Task IndexAsync(long[] ids, CancellationToken cancellation)
    {
        var stored = await db.SearchPostings.AsNoTracking().Where(posting => EF.Parameter(ids).Contains(posting.AccountId)).ToListAsync(cancellation);
        var wanted = await PostingsAsync(ids, cancellation);
        var kept = stored.Select(Values).ToHashSet();
        kept.IntersectWith(wanted.Select(Values));
        foreach (var outdated in stored.Where(posting => !kept.Contains(Values(posting))).GroupBy(posting => posting.AccountId))
        {
            var words = outdated.Select(posting => posting.Word).ToArray();
            await db.SearchPostings.Where(posting => posting.AccountId == outdated.Key && EF.Parameter(words).Contains(posting.Word)).ExecuteDeleteAsync(cancellation);
        }

        await db.BulkInsertAsync([.. wanted.Where(posting => !kept.Contains(Values(posting)))], cancellation);
    }

    private async Task<List<SearchPosting>> PostingsAsync(long[] ids, CancellationToken cancellation)
    {
        var texts = await Texts(ids).ToListAsync(cancellation);
        return [.. texts
            .OrderBy(text => text.Source)
            .SelectMany(text => SearchWords.Of(text.Text), (text, word) => new SearchPosting { Word = word, AccountId = text.AccountId, Source = text.Source, SourceId = text.SourceId })
            .DistinctBy(posting => (posting.Word, posting.AccountId))];
    }

    private IQueryable<NamedText> Texts(long[] ids)
    {
        var accounts = db.Accounts.Where(account => EF.Parameter(ids).Contains(account.Id));
        return accounts.Select(account => new NamedText { AccountId = account.Id, Source = SearchSource.Name, SourceId = account.Id, Text = account.Name })
            .Concat(accounts.SelectMany(account => account.Aliases, (account, alias) => new NamedText
            {
                AccountId = account.Id,
                Source = SearchSource.Alias,
                SourceId = alias.Id,
                Text = alias.Name,
            }))
            .Concat(accounts.SelectMany(account => account.Contacts, (account, contact) => new NamedText
            {
                AccountId = account.Id,
                Source = SearchSource.ContactName,
                SourceId = contact.Id,
                Text = contact.Name,
            }))
            .Concat(accounts.SelectMany(account => account.Contacts).SelectMany(contact => contact.Addresses, (contact, address) => new NamedText
            {
                AccountId = contact.AccountId,
                Source = SearchSource.Address,
                SourceId = contact.Id,
                Text = address.Address,
            }));
    }

    private static (string, long, SearchSource, long) Values(SearchPosting posting) => (posting.Word, posting.AccountId, posting.Source, posting.SourceId);

    private sealed class NamedText
    {
        public required long AccountId { get; init; }
        public required SearchSource Source { get; init; }
        public required long SourceId { get; init; }
        public required string Text { get; init; }
    }
}
