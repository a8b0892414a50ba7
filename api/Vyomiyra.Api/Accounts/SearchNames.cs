using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

/// <summary>Finds accounts and contacts that hold all of the words, or their beginnings; a word that nobody has is taken for a slip.</summary>
public sealed class SearchNames(VyomiyraDb db)
{
    /// <summary>So many accounts that hold the rarest word are looked at.</summary>
    private const int MostLookedAt = 2000;

    /// <summary>More occurrences than these need not be counted to tell a common word from a rare one.</summary>
    private const int Common = 300;

    /// <summary>People seldom slip in the first letters of a word.</summary>
    private const int SureLetters = 3;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadOnlyList<string> words, int most, Caller caller, CancellationToken cancellation)
    {
        var terms = new List<Term>();
        foreach (var word in words)
        {
            terms.Add(await TermAsync(word, cancellation));
        }

        if (terms.Exists(term => term.Count == 0))
        {
            return [];
        }

        var rarest = terms.MinBy(term => term.Count)!;
        var found = Holding(rarest).OrderBy(posting => posting.Word).ThenBy(posting => posting.AccountId).Take(MostLookedAt);
        foreach (var other in terms.Where(term => term != rarest))
        {
            found = found.Where(posting => Holding(other).Any(also => also.AccountId == posting.AccountId));
        }

        var rows = await (
            from posting in found
            join account in db.Accounts on posting.AccountId equals account.Id
            join shown in db.Accounts.VisibleTo(caller) on account.MergedIntoId ?? account.Id equals shown.Id
            orderby posting.Word, posting.AccountId
            select new Found(posting.Word, posting.Source, posting.SourceId, shown.Id, shown.Number, shown.Name)).Take(Search.MaximumHits * 4).ToListAsync(cancellation);
        var best = rows
            .OrderBy(row => row.Word == rarest.Typed ? 0 : 1)
            .ThenBy(row => row.Source)
            .ThenBy(row => row.Name.Length)
            .ThenBy(row => row.Name, StringComparer.Ordinal)
            .DistinctBy(row => row.Source >= SearchSource.ContactName ? (SearchHitKind.Contact, row.SourceId) : (SearchHitKind.Account, row.AccountId))
            .Take(most)
            .ToList();
        var titles = await TitlesAsync(best, cancellation);
        return [.. best.Select(row => ToHit(row, titles, terms.Exists(term => term.IsTypo)))];
    }

    private IQueryable<SearchPosting> Holding(Term term)
    {
        if (term.Slips is { } slips)
        {
            return db.SearchPostings.Where(posting => EF.Parameter(slips).Contains(posting.Word));
        }

        return db.SearchPostings.Where(KeyRange.Between<SearchPosting>(posting => posting.Word, term.Typed, term.Typed + KeyRange.BehindAll));
    }

    private async Task<Term> TermAsync(string typed, CancellationToken cancellation)
    {
        var term = new Term(typed, null);
        var count = await CountAsync(term, cancellation);
        if (count == 0 && SearchWords.OneSlipFrom(typed) is { Count: > 0 } slips)
        {
            term = new Term(typed, [.. slips]);
            count = await CountAsync(term, cancellation);
            if (count == 0)
            {
                term = new Term(typed, await BeginningLikeAsync(typed, slips, cancellation));
                count = await CountAsync(term, cancellation);
            }
        }

        return term with { Count = count };
    }

    /// <summary>Words of which the beginning was typed with a slip behind its first letters, as while somebody is still typing.</summary>
    private async Task<string[]> BeginningLikeAsync(string typed, IReadOnlySet<string> slips, CancellationToken cancellation)
    {
        var words = await db.SearchPostings
            .Where(KeyRange.Between<SearchPosting>(posting => posting.Word, typed[..SureLetters], typed[..SureLetters] + KeyRange.BehindAll))
            .Select(posting => posting.Word)
            .Distinct()
            .OrderBy(word => word)
            .Take(MostLookedAt)
            .ToListAsync(cancellation);
        return [.. words.Where(word => Enumerable.Range(typed.Length - 1, 3).Any(length => length <= word.Length && slips.Contains(word[..length])))];
    }

    private Task<int> CountAsync(Term term, CancellationToken cancellation) => Holding(term).Take(Common).CountAsync(cancellation);

    /// <summary>The names of aliases and contacts, which the words alone do not tell.</summary>
    private async Task<Dictionary<(SearchSource, long), (string Title, string? Detail)>> TitlesAsync(List<Found> rows, CancellationToken cancellation)
    {
        var aliases = rows.Where(row => row.Source == SearchSource.Alias).Select(row => row.SourceId).ToArray();
        var contacts = rows.Where(row => row.Source >= SearchSource.ContactName).Select(row => row.SourceId).ToArray();
        var titles = new Dictionary<(SearchSource, long), (string, string?)>();
        if (aliases.Length > 0)
        {
            foreach (var alias in await db.AccountAliases.Where(alias => EF.Parameter(aliases).Contains(alias.Id)).Select(alias => new { alias.Id, alias.Name }).ToListAsync(cancellation))
            {
                titles[(SearchSource.Alias, alias.Id)] = (alias.Name, null);
            }
        }

        if (contacts.Length > 0)
        {
            foreach (var contact in await db.Contacts
                .Where(contact => EF.Parameter(contacts).Contains(contact.Id))
                .Select(contact => new { contact.Id, contact.Name, Address = contact.Addresses.OrderBy(address => address.Id).Select(address => address.Address).FirstOrDefault() })
                .ToListAsync(cancellation))
            {
                titles[(SearchSource.ContactName, contact.Id)] = titles[(SearchSource.Address, contact.Id)] = (contact.Name, contact.Address);
            }
        }

        return titles;
    }

    private static SearchHit ToHit(Found row, Dictionary<(SearchSource, long), (string Title, string? Detail)> titles, bool isTypo)
    {
        var (title, detail) = titles.GetValueOrDefault((row.Source, row.SourceId), (row.Name, null));
        return row.Source switch
        {
            SearchSource.Name => Hit(SearchHitKind.Account, row.AccountId, row.Name, null, SearchMatch.Name),
            SearchSource.Alias => Hit(SearchHitKind.Account, row.AccountId, row.Name, title, SearchMatch.Alias),
            SearchSource.ContactName => Hit(SearchHitKind.Contact, row.SourceId, title, detail, SearchMatch.ContactName),
            SearchSource.Address => Hit(SearchHitKind.Contact, row.SourceId, title, detail, SearchMatch.Address),
        };

        SearchHit Hit(SearchHitKind kind, long id, string title, string? detail, SearchMatch match) =>
            new(kind, id, row.AccountId, row.Number, row.Name, title, detail, match, isTypo);
    }

    /// <param name="Typed">The word as it was typed.</param>
    /// <param name="Slips">The words it may have been meant for, where nobody has the word itself.</param>
    private sealed record Term(string Typed, string[]? Slips)
    {
        /// <summary>How often it occurs, counted up to <see cref="Common"/>.</summary>
        public int Count { get; init; }

        public bool IsTypo => Slips is not null;
    }

    private sealed record Found(string Word, SearchSource Source, long SourceId, long AccountId, string Number, string Name);
}
