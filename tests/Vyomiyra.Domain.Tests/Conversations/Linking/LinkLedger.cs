using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Domain.Tests.Conversations.Linking;

/// <summary>An invented account: what the ledger and the address book know of it.</summary>
public sealed record LinkAccount(
    string Name, IReadOnlyList<string> Domains, IReadOnlyList<string> Contacts, IReadOnlyList<string> Items, IReadOnlyList<string> Orders, IReadOnlyList<string> Aliases);

/// <summary>Invented accounts, looked up as a database would be. Their ids are their places, counted from one.</summary>
public sealed class LinkLedger
{
    private readonly List<LinkAccount> accounts = [];
    private readonly Dictionary<(EvidenceKind Kind, string Key), List<(long AccountId, string Value)>> index = [];
    private readonly Dictionary<string, List<NamedReceivable>> documents = [];

    public IReadOnlySet<string> NeverFile { get; private set; } = new HashSet<string>();

    public static IReadOnlySet<string> OwnDomains { get; } = new HashSet<string> { "halden.example" };

    public IReadOnlyList<LinkAccount> Accounts => accounts;

    public long Id(string name) => accounts.FindIndex(account => account.Name == name) is >= 0 and var at ? at + 1 : throw new FormatException($"'{name}' is no account.");

    public string Name(long id) => accounts[(int)id - 1].Name;

    /// <summary>A line that begins with @, an account, or with !, the domains that are never filed.</summary>
    public void Add(string line)
    {
        if (line[0] == '!')
        {
            NeverFile = List(line[1..]).ToHashSet();
            return;
        }

        var cells = line[1..].Split('|', StringSplitOptions.TrimEntries);
        Add(new LinkAccount(cells[0], List(cells[2]), List(cells[3]), List(cells[4]), List(cells.ElementAtOrDefault(5)), List(cells.ElementAtOrDefault(6))));
    }

    public void Add(LinkAccount account)
    {
        accounts.Add(account);
        var id = accounts.Count;
        account.Contacts.ToList().ForEach(address => Index(EvidenceKind.KnownContact, address, address));
        account.Domains.ToList().ForEach(domain => Index(EvidenceKind.KnownDomain, domain, domain));
        account.Orders.ToList().ForEach(order => Index(EvidenceKind.NamesReceivable, ReferenceKey.Of(order), order));
        account.Aliases.Prepend(account.Name).ToList().ForEach(name => Index(EvidenceKind.NameInSignature, AccountName.KeyOf(name), name));
        foreach (var (at, item) in account.Items.Index())
        {
            var key = ReferenceKey.Of(item);
            (documents.TryGetValue(key, out var known) ? known : documents[key] = []).Add(new NamedReceivable(id, (id * 100L) + at, item));
        }

        void Index(EvidenceKind kind, string key, string value) => (index.TryGetValue((kind, key), out var known) ? known : index[(kind, key)] = []).Add((id, value));
    }

    public IReadOnlyList<(long AccountId, Evidence Evidence)> Find(MailClues clues) =>
    [
        .. Found(EvidenceKind.KnownContact, clues.Addresses),
        .. Found(EvidenceKind.KnownDomain, clues.Domains),
        .. Named(clues).Select(named => (named.AccountId, new Evidence(EvidenceKind.NamesReceivable, named.Number))),
        .. Found(EvidenceKind.NamesReceivable, clues.References),
        .. Found(EvidenceKind.NameInSignature, clues.Names),
    ];

    /// <summary>Receivables that the mail names; their ids are those of their account, hundredfold, and their place.</summary>
    public IReadOnlyList<NamedReceivable> Named(MailClues clues) => [.. clues.Documents.SelectMany(key => documents.GetValueOrDefault(key) ?? [])];

    private IEnumerable<(long AccountId, Evidence Evidence)> Found(EvidenceKind kind, IEnumerable<string> keys) =>
        keys.SelectMany(key => index.GetValueOrDefault((kind, key)) ?? []).Select(hit => (hit.AccountId, new Evidence(kind, hit.Value)));

    private static string[] List(string? cell) => (cell ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
