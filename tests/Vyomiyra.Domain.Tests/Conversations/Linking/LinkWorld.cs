using System.Globalization;

namespace Vyomiyra.Domain.Tests.Conversations.Linking;

/// <summary>
/// An invented ledger as large as a department's: accounts alone, in groups that share a domain, with freemail addresses, and firms that write for
/// several. Companies of ours number their documents in overlapping ranges. The same seed makes the same world.
/// </summary>
public sealed class LinkWorld
{
    private const int Accounts = 300;

    private static readonly string[] Stems =
    [
        "Alder", "Amberg", "Arden", "Ashby", "Balint", "Beckmann", "Bellini", "Berger", "Birk", "Borgo", "Brandt", "Calder", "Castro", "Cermak", "Corbin", "Dahl",
        "Delacroix", "Dorn", "Draper", "Eklund", "Ellis", "Engel", "Ferrand", "Finch", "Fontana", "Gantz", "Garnier", "Grove", "Haas", "Hartmann", "Hollis", "Ibsen",
        "Jensen", "Kestrel", "Kolar", "Kramer", "Lambert", "Larsen", "Leclerc", "Lorenz", "Maren", "Mercer", "Moreau", "Nagy", "Novak", "Oakley", "Ortega", "Palm",
        "Perrin", "Quist", "Rossi", "Ruiz", "Sander", "Sorrel", "Steiner", "Tamm", "Thorne", "Unger", "Vidal", "Voss", "Weber", "Winter", "Yates", "Zeller",
    ];

    private static readonly string[] Trades =
    [
        "Foods", "Steel", "Logistics", "Metallbau", "Druck", "Optik", "Textil", "Pharma", "Packaging", "Timber", "Elektro", "Bau", "Marine", "Dairy", "Plastics", "Freight",
        "Glas", "Chemie", "Tools", "Catering",
    ];

    private static readonly string[] Forms = ["GmbH", "Ltd", "AG", "S.A.", "B.V.", "S.r.l.", "GmbH & Co. KG", "plc", "AB", "Inc."];
    private static readonly string[] Countries = ["Service", "International", "Austria", "Polska", "Iberia", "Nord"];
    private static readonly string[] FirstNames = ["Anna", "Ben", "Clara", "David", "Elena", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Kim", "Lena", "Marco", "Nina", "Oscar", "Paula", "Rita", "Sven", "Tilda", "Vera"];
    private static readonly string[] LastNames = ["Adler", "Bauer", "Conti", "Dubois", "Evans", "Fischer", "Gomez", "Hansen", "Keller", "Lang", "Meyer", "Nilsen", "Olsen", "Petit", "Roth", "Schmidt", "Turner", "Urban", "Wolf", "Zimmer"];
    private static readonly string[] Freemail = ["gmail.com", "gmx.de", "outlook.com", "web.de", "yahoo.fr", "icloud.com"];

    private readonly Random random;
    private readonly HashSet<string> names = [];

    /// <param name="seed">Of everything that is left to chance.</param>
    /// <param name="numbers">How our companies number: "INV-# from 10400"; several accounts belong to each.</param>
    public LinkWorld(int seed, IReadOnlyList<string> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        random = new Random(seed);
        var counters = numbers.Select(scheme => scheme.Split(" from ")).Select(parts => (Pattern: parts[0], Next: int.Parse(parts[1], CultureInfo.InvariantCulture))).ToArray();
        while (Ledger.Accounts.Count < Accounts)
        {
            AddGroup(counters);
        }
    }

    public LinkLedger Ledger { get; } = new();

    /// <summary>Accounts with a domain of their own and nobody who also writes for others.</summary>
    public List<LinkAccount> Alone { get; } = [];

    /// <summary>Accounts that share a domain, and a colleague who pays for all of them.</summary>
    public List<(LinkAccount[] Members, string Shared)> Groups { get; } = [];

    /// <summary>Accounts whose only contact is a freemail address.</summary>
    public List<LinkAccount> ByFreemail { get; } = [];

    /// <summary>Firms that are a contact of several accounts, which have nothing else in common.</summary>
    public List<(LinkAccount[] Clients, string Address)> Firms { get; } = [];

    public string Person() => $"{Pick(FirstNames)} {Pick(LastNames)}";

    public string FreemailOf(string person) => $"{Local(person)}{random.Next(10, 99)}@{Pick(Freemail)}";

    public string Stranger(string person) => $"{Local(person)}@{Pick(Stems).ToLowerInvariant()}-{Pick(["studio", "partners", "works", "media"])}.example";

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>Some digits; the first is not zero.</summary>
    public string Digits(int count) => random.NextInt64((long)Math.Pow(10, count - 1), (long)Math.Pow(10, count)).ToString(CultureInfo.InvariantCulture);

    private void AddGroup((string Pattern, int Next)[] counters)
    {
        var (stem, trade) = (Pick(Stems), Pick(Trades));
        var domain = $"{stem}-{trade}.example".ToLowerInvariant();
        switch (random.Next(10))
        {
            case 0:
                if (Named($"{stem} {trade} {Pick(Forms)}") is { } small)
                {
                    ByFreemail.Add(Add(small, [], [$"{stem}.{trade}@{Pick(Freemail)}".ToLowerInvariant()], counters));
                }

                break;
            case 1 or 2:
                var shared = $"{Local(Person())}@{domain}";
                string[] members = [.. Enumerable.Range(0, random.Next(2, 5)).Select(at => Named($"{stem} {trade} {(at == 0 ? "Holding" : Countries[at])} {Pick(Forms)}")).OfType<string>()];
                if (members.Length > 1)
                {
                    Groups.Add(([.. members.Select(name => Add(name, [domain], [shared, $"{Local(Person())}{random.Next(100)}@{domain}"], counters))], shared));
                }

                break;
            case 3:
                var firm = $"{Local(Person())}@{Pick(Stems)}-{Pick(["treuhand", "factoring", "accountants", "ssc"])}.example".ToLowerInvariant();
                string[] clients = [.. Enumerable.Range(0, 2).Select(_ => Named($"{Pick(Stems)} {Pick(Trades)} {Pick(Forms)}")).OfType<string>()];
                if (clients.Length > 1)
                {
                    Firms.Add(([.. clients.Select(name => Add(name, [DomainOf(name)], [firm, $"{Local(Person())}@{DomainOf(name)}"], counters))], firm));
                }

                break;
            default:
                if (Named($"{stem} {trade} {Pick(Forms)}") is { } alone)
                {
                    Alone.Add(Add(alone, [domain], [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{Local(Person())}@{domain}").Distinct()], counters));
                }

                break;
        }
    }

    private LinkAccount Add(string name, string[] domains, string[] contacts, (string Pattern, int Next)[] counters)
    {
        var company = random.Next(counters.Length);
        var account = new LinkAccount(name, domains, contacts, [.. Enumerable.Range(0, random.Next(3, 7)).Select(_ => Numbered())], [$"45{Digits(8)}", $"PO-{Digits(5)}"], []);
        Ledger.Add(account);
        return account;

        string Numbered() => counters[company].Pattern.Replace("#", (counters[company].Next += random.Next(1, 3)).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private string? Named(string name) => names.Add(name) ? name : null;

    private static string DomainOf(string name) => string.Join('-', name.Split(' ')[..2]).ToLowerInvariant() + "-group.example";

    private static string Local(string person) => person.Replace(' ', '.').ToLowerInvariant();
}
