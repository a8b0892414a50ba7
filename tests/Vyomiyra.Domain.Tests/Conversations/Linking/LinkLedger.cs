using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Domain.Tests.Conversations.Linking;

/// <summary>The invented ledger of linking.txt, looked up as a database would be.</summary>
public sealed class LinkLedger
{
    private readonly List<(long Id, string Name, string[] Domains, string[] Contacts, string[] Items)> accounts = [];

    public IReadOnlySet<string> NeverFile { get; private set; } = new HashSet<string>();

    public static IReadOnlySet<string> OwnDomains { get; } = new HashSet<string> { "halden.example" };

    public long Id(string name) => accounts.Single(account => account.Name == name).Id;

    public string Name(long id) => accounts.Single(account => account.Id == id).Name;

    /// <summary>A line of the file that begins with @ or !.</summary>
    public void Add(string line)
    {
        if (line[0] == '!')
        {
            NeverFile = List(line[1..]).ToHashSet();
            return;
        }

        var cells = line[1..].Split('|', StringSplitOptions.TrimEntries);
        accounts.Add((accounts.Count + 1, cells[0], List(cells[2]), List(cells[3]), List(cells[4])));
    }

    public IReadOnlyList<(long AccountId, Evidence Evidence)> Find(MailClues clues)
    {
        var found = new List<(long, Evidence)>();
        foreach (var (id, name, domains, contacts, items) in accounts)
        {
            Add(EvidenceKind.KnownContact, contacts.Intersect(clues.Addresses));
            Add(EvidenceKind.KnownDomain, domains.Intersect(clues.Domains));
            Add(EvidenceKind.NamesReceivable, items.Where(item => clues.References.Contains(ReferenceKey.Of(item))));
            Add(EvidenceKind.NameInSignature, clues.Names.Contains(AccountName.KeyOf(name)) ? [name] : []);

            void Add(EvidenceKind kind, IEnumerable<string> values) => found.AddRange(values.Select(value => (id, new Evidence(kind, value))));
        }

        return found;
    }

    /// <summary>Its receivables that the mail names; their ids are those of their account, hundredfold, and their place.</summary>
    public IReadOnlyList<NamedReceivable> Named(MailClues clues) =>
        [.. accounts.SelectMany(account => account.Items.Select((item, at) => new NamedReceivable(account.Id, (account.Id * 100) + at, item)))
            .Where(named => clues.References.Contains(ReferenceKey.Of(named.Number)))];

    private static string[] List(string cell) => cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
