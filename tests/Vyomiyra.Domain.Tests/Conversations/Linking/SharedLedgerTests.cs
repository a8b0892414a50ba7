using System.Text.Json;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Tests.Conversations.Reading;

namespace Vyomiyra.Domain.Tests.Conversations.Linking;

/// <summary>Words that nobody here wrote: memo lines of payments with misspelt numbers and names, and the customers they truly came from.</summary>
public sealed class SharedLedgerTests(ITestOutputHelper output)
{
    [Fact]
    public void The_account_that_numbers_and_names_point_to_is_nearly_always_the_true_one()
    {
        var folder = SharedData.Folder("ledger");
        var invoices = Rows(folder, "invoices.csv");
        var customers = invoices.Select(row => row[8]).Distinct().Select((id, at) => (id, at)).ToDictionary(pair => pair.id, pair => (long)pair.at);
        var byNumber = invoices.ToLookup(row => ReferenceKey.Of(row[7]), row => (Account: customers[row[8]], Number: row[7]));
        var byAssignment = invoices.ToLookup(row => ReferenceKey.Of(row[6]), row => (Account: customers[row[8]], Number: row[6]));
        var byName = invoices.ToLookup(row => AccountName.KeyOf(row[9]), row => (Account: customers[row[8]], Number: row[9]));
        var customerOf = invoices.ToDictionary(row => row[0], row => customers[row[8]]);
        var truth = Rows(folder, "matches.csv").SelectMany(row => Ids(row[^1]).Select(payment => (payment, customerOf[Ids(row[^2])[0]])))
            .DistinctBy(pair => pair.payment).ToDictionary(pair => pair.payment, pair => pair.Item2);

        var (sure, surelyWrong, right, wrong, asked) = (0, 0, 0, 0, 0);
        foreach (var payment in Rows(folder, "payments.csv").Where(row => truth.ContainsKey(row[0])))
        {
            var keys = ReferenceScan.Keys(payment[3]);
            var evidence = keys.SelectMany(key => byNumber[key].Concat(byAssignment[key])).Select(hit => (hit.Account, new Evidence(EvidenceKind.NamesReceivable, hit.Number)))
                .Concat(byName[AccountName.KeyOf(payment[1])].Select(hit => (hit.Account, new Evidence(EvidenceKind.NameInSignature, hit.Number))));
            var match = Identification.Decide(evidence, SenderAuthentication.Passed);
            asked += match.State is MatchState.Ambiguous or MatchState.Unknown ? 1 : 0;
            if (match.Best is { } best)
            {
                var isRight = best.AccountId == truth[payment[0]];
                (right, wrong) = isRight ? (right + 1, wrong) : (right, wrong + 1);
                (sure, surelyWrong) = match.State != MatchState.Certain ? (sure, surelyWrong) : (sure + 1, surelyWrong + (isRight ? 0 : 1));
            }
        }

        output.WriteLine($"{truth.Count} payments: {right} right, {wrong} wrong, {asked} left open; {sure} as sure as an answer, {surelyWrong} of them wrong");
        Assert.True(right > truth.Count / 2);
        Assert.True((double)right / (right + wrong) >= 0.995);
        Assert.True((double)surelyWrong / sure <= 0.005);
    }

    private static string[] Ids(string cell) => [.. JsonSerializer.Deserialize<long[]>(cell)!.Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private static List<string[]> Rows(string folder, string file) => [.. File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(Cells)];

    /// <summary>The cells of a line, quoted ones without their quotation marks.</summary>
    private static string[] Cells(string line)
    {
        var cells = new List<string> { "" };
        var isQuoted = false;
        foreach (var character in line)
        {
            if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (character == ',' && !isQuoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += character;
            }
        }

        return [.. cells];
    }
}
