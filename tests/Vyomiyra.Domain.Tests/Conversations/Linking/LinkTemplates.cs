using System.Globalization;
using System.Text.RegularExpressions;

namespace Vyomiyra.Domain.Tests.Conversations.Linking;

/// <summary>
/// Mails written as templates and played by accounts of a <see cref="LinkWorld"/>. Who plays whom is the truth; nothing is asked of the rules.
/// A line: class | how often | cast | from | to | subject | text | particulars => role, or -. "~ pool | words" offers words for {pool}.
/// </summary>
public sealed partial class LinkTemplates
{
    private readonly Dictionary<string, List<string>> pools = [];
    private readonly LinkWorld world;

    private LinkTemplates(LinkWorld world) => this.world = world;

    public static IReadOnlyList<LinkCase> Play(string file, int seed)
    {
        var lines = LinkSet.Lines(file).Where(line => line[0] != '#').ToLookup(line => line[0] is '$' or '~' ? line[0] : ' ');
        var templates = new LinkTemplates(new LinkWorld(seed, lines['$'].Single()[1..].Split(',', StringSplitOptions.TrimEntries)));
        foreach (var line in lines['~'])
        {
            var cells = line[1..].Split('|', 2, StringSplitOptions.TrimEntries);
            (templates.pools.TryGetValue(cells[0], out var pool) ? pool : templates.pools[cells[0]] = []).Add(cells[1]);
        }

        return [.. lines[' '].Index().SelectMany(line => templates.Cases(line.Item, line.Index))];
    }

    private IEnumerable<LinkCase> Cases(string line, int at)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        for (var time = 0; time < int.Parse(cells[1], CultureInfo.InvariantCulture); time++)
        {
            var cast = Cast(cells[2]);
            string[] filled = [.. cells[3..].Select(cell => Fill(cell, cast))];
            var role = cells[^1].Split(" => ")[1];
            filled[^1] = $"{filled[^1].Split(" => ")[0]} => {(role == "-" ? "-" : cast[role])}";
            yield return LinkCase.Of(world.Ledger, cells[0], $"{at + 1}.{time + 1}", filled);
        }
    }

    /// <summary>Who plays: the placeholders that are the same all through the mail.</summary>
    private Dictionary<string, string> Cast(string cast)
    {
        var roles = new Dictionary<string, string> { ["me"] = world.Person(), ["stranger"] = world.Stranger(world.Person()), ["n5"] = world.Digits(5), ["n8"] = world.Digits(8) };
        roles["freemail"] = world.FreemailOf(roles["me"]);
        var (a, b) = (world.Pick(world.Alone), world.Pick(world.Alone));
        for (; b == a; b = world.Pick(world.Alone))
        {
        }

        switch (cast)
        {
            case "A":
                break;
            case "A, B":
                break;
            case "A by freemail":
                a = world.Pick(world.ByFreemail);
                break;
            case "A, B of one group":
                var group = world.Pick(world.Groups);
                (a, b, roles["shared"]) = (group.Members[0], group.Members[1], group.Shared);
                break;
            case "A, B by one firm":
                var firm = world.Pick(world.Firms);
                (a, b, roles["shared"]) = (firm.Clients[0], firm.Clients[1], firm.Address);
                break;
            case "A, B bear one number":
                (a, b, roles["same"]) = world.Pick(Twins());
                break;
            default:
                throw new FormatException($"'{cast}' is no cast.");
        }

        Describe(roles, "A", a);
        Describe(roles, "B", b);
        return roles;
    }

    private void Describe(Dictionary<string, string> roles, string role, LinkAccount account)
    {
        var number = account.Items[0];
        roles[role] = account.Name;
        roles[$"{role}.contact"] = account.Contacts[^1];
        roles[$"{role}.domain"] = account.Domains.Count > 0 ? account.Domains[0] : "";
        roles[$"{role}.inv"] = number;
        roles[$"{role}.inv2"] = account.Items[1];
        roles[$"{role}.inv3"] = account.Items[2];
        roles[$"{role}.loose"] = world.Pick([number.ToLowerInvariant(), number.Replace('-', ' '), number.Replace("-", "", StringComparison.Ordinal), number.Replace('-', '/')]);
        roles[$"{role}.digits"] = string.Concat(number.Where(char.IsAsciiDigit));
        roles[$"{role}.postcode"] = number.Length is 4 or 5 ? number : world.Digits(5);
        roles[$"{role}.order"] = world.Pick(account.Orders);
    }

    private (LinkAccount, LinkAccount, string)[] Twins() => twins ??=
        [.. world.Alone.SelectMany(account => account.Items.Select(item => (account, item))).GroupBy(pair => pair.item, pair => pair.account)
            .Where(bearers => bearers.Count() > 1).Select(bearers => (bearers.First(), bearers.ElementAt(1), bearers.Key))];

    private (LinkAccount, LinkAccount, string)[]? twins;

    private string Fill(string cell, Dictionary<string, string> cast)
    {
        while (Placeholder().IsMatch(cell))
        {
            cell = Placeholder().Replace(cell, match => cast.TryGetValue(match.Groups[1].Value, out var value) ? value
                : pools.TryGetValue(match.Groups[1].Value, out var pool) ? world.Pick(pool)
                : int.TryParse(match.Groups[1].Value, out var digits) ? world.Digits(digits)
                : throw new FormatException($"Nothing fills '{match.Value}'."));
        }

        return cell;
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Placeholder();
}
