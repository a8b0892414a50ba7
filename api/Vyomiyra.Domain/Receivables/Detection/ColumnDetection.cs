using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Domain.Receivables.Detection;

/// <summary>Tells which column says what: by its heading, and by whether its cells look like it.</summary>
public static class ColumnDetection
{
    /// <summary>A heading proposes nothing whose cells contradict it.</summary>
    private const double EnoughFit = 0.5;

    /// <summary>Without a heading to go by only what is unmistakable is proposed.</summary>
    private const double NearlyAll = 0.9;

    private static readonly ReceivableField[] Unmistakable = [ReceivableField.Currency, ReceivableField.Email];

    private sealed record Candidate(ReceivableField Field, int Column, int Rank, int Fits, int Of)
    {
        public double Share => Of == 0 ? 1 : (double)Fits / Of;
    }

    /// <param name="headings">Of all columns.</param>
    /// <param name="rows">Cells below them; a row may be shorter or longer.</param>
    public static Finding<IReadOnlyDictionary<ReceivableField, string>> Of(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var candidates = headings
            .SelectMany((heading, column) => Enum.GetValues<ReceivableField>().Select(field => Try(field, column, heading, rows)))
            .OfType<Candidate>()
            .OrderBy(candidate => candidate.Rank)
            .ThenByDescending(candidate => candidate.Share)
            .ToList();
        var chosen = new Dictionary<ReceivableField, Candidate>();
        foreach (var candidate in candidates)
        {
            if (!chosen.ContainsKey(candidate.Field) && !chosen.Values.Any(other => other.Column == candidate.Column))
            {
                chosen[candidate.Field] = candidate;
            }
        }

        return new Finding<IReadOnlyDictionary<ReceivableField, string>>(
            chosen.ToDictionary(pair => pair.Key, pair => headings[pair.Value.Column].Trim()),
            [.. chosen.Values.OrderBy(candidate => candidate.Field).Select(candidate => new Proposal(DetectedWhat.Column, candidate.Field, headings[candidate.Column].Trim(), candidate.Fits, candidate.Of))],
            [.. DoubtsOf(headings, candidates, chosen)]);
    }

    /// <summary>The cells of a column that say something.</summary>
    public static List<string> Cells(IReadOnlyList<IReadOnlyList<string>> rows, int column) =>
        [.. rows.Where(row => column >= 0 && column < row.Count).Select(row => row[column].Trim()).Where(cell => cell.Length > 0)];

    private static IEnumerable<Doubt> DoubtsOf(IReadOnlyList<string> headings, List<Candidate> candidates, Dictionary<ReceivableField, Candidate> chosen)
    {
        foreach (var field in ImportProfile.Needed)
        {
            if (!chosen.TryGetValue(field, out var best))
            {
                yield return new Doubt(DetectedWhat.Column, field, [], "No column seems to say it. Name one, or what every row says.");
                continue;
            }

            var rivals = candidates
                .Where(rival => rival.Field == field && rival.Column != best.Column && rival.Rank == best.Rank && chosen.Values.All(other => other.Column != rival.Column))
                .Select(rival => headings[rival.Column].Trim())
                .ToList();
            if (rivals.Count > 0)
            {
                yield return new Doubt(DetectedWhat.Column, field, [headings[best.Column].Trim(), .. rivals], "More than one column may say it.");
            }
        }
    }

    private static Candidate? Try(ReceivableField field, int column, string heading, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var plain = HeadingWords.Plain(heading);
        var rank = RankOf(HeadingWords.Columns[field], plain);
        var isBare = plain.Length == 0 || !HeadingWords.Columns.Values.Any(words => RankOf(words, plain) is not null);
        if (rank is null && !(isBare && Unmistakable.Contains(field)))
        {
            return null;
        }

        var cells = Cells(rows, column);
        var fits = cells.Count(cell => Fits(field, cell));
        var candidate = new Candidate(field, column, rank ?? int.MaxValue, fits, cells.Count);
        return heading.Trim().Length > 0 && candidate.Share >= (rank is null ? NearlyAll : EnoughFit) && (rank is not null || cells.Count > 0) ? candidate : null;
    }

    /// <summary>How common the heading is for the field: its place in the words; behind all of them where it only holds one of them.</summary>
    private static int? RankOf(string[] words, string plain)
    {
        var exact = Array.IndexOf(words, plain);
        if (exact >= 0)
        {
            return exact;
        }

        var within = Array.FindIndex(words, word => word.Contains(' ', StringComparison.Ordinal) && $" {plain} ".Contains($" {word} ", StringComparison.Ordinal));
        return within >= 0 ? 1000 + within : null;
    }

    private static bool Fits(ReceivableField field, string cell) => field switch
    {
        ReceivableField.Issued or ReceivableField.Due => DateDetection.IsDay(cell),
        ReceivableField.Open or ReceivableField.Original => AmountDetection.IsAmount(cell),
        ReceivableField.Currency => Currency.TryParse(cell, out _),
        ReceivableField.Email => cell.Split([';', ' '], StringSplitOptions.RemoveEmptyEntries).Any(part => MailAddress.Normalise(part) is not null),
        ReceivableField.Terms => cell.Length <= 3 && cell.All(char.IsAsciiDigit),
        ReceivableField.Company or ReceivableField.Segment or ReceivableField.Type or ReceivableField.Line or ReceivableField.Language =>
            cell.Length <= 40 && (cell.All(char.IsAsciiDigit) || !DateDetection.IsDay(cell)),
        ReceivableField.Account or ReceivableField.Number => cell.Length <= 60 && ReferenceKey.Of(cell).Length > 0,
        ReceivableField.Domain => cell.Contains('.', StringComparison.Ordinal) && !cell.Contains('@', StringComparison.Ordinal),
        _ => true,
    };
}
