using System.Text;

namespace Vyomiyra.Domain.Receivables.Detection;

/// <summary>How a text is cut into cells.</summary>
public sealed record Delimiting(char Delimiter, char Quote);

/// <summary>Tells what separates the cells of a text: what cuts its lines into equally many.</summary>
public static class DelimiterDetection
{
    private const int MostLines = 200;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];
    private static readonly char[] Quotes = ['"', '\''];

    public static Finding<Delimiting> Of(string sample)
    {
        var candidates = Quotes
            .SelectMany(quote => Delimiters.Select(delimiter => new Delimiting(delimiter, quote)))
            .Select(way => (Way: way, Rows: Split(sample, way, MostLines)))
            .Select(cut => (cut.Way, cut.Rows, Columns: cut.Rows.Count == 0 ? 0 : cut.Rows[0].Count))
            .Select(cut => (cut.Way, cut.Rows, cut.Columns, Fits: cut.Columns < 2 ? 0 : cut.Rows.Count(row => row.Count == cut.Columns)))
            .OrderByDescending(cut => cut.Fits)
            .ThenByDescending(cut => cut.Columns)
            .ThenByDescending(cut => cut.Way.Quote == '"')
            .ToList();
        var best = candidates[0];
        if (best.Fits == 0)
        {
            return new Finding<Delimiting>(best.Way, [], [new Doubt(
                DetectedWhat.Delimiter, null, [.. Delimiters.Select(delimiter => delimiter.ToString())], "Nothing cuts the lines into more than one cell.")]);
        }

        var proposals = new List<Proposal>
        {
            new(DetectedWhat.Delimiter, null, best.Way.Delimiter.ToString(), best.Fits, best.Rows.Count),
            new(DetectedWhat.Quote, null, best.Way.Quote.ToString(), best.Fits, best.Rows.Count),
        };
        var rivals = candidates
            .Where(rival => rival.Way.Delimiter != best.Way.Delimiter && rival.Way.Quote == best.Way.Quote && rival.Fits == best.Fits && rival.Columns * 2 > best.Columns)
            .ToList();
        return new Finding<Delimiting>(best.Way, proposals, rivals.Count == 0 ? [] : [new Doubt(
            DetectedWhat.Delimiter,
            null,
            [best.Way.Delimiter.ToString(), .. rivals.Select(rival => rival.Way.Delimiter.ToString())],
            $"Either cuts every line into equally many cells: {best.Columns}, or {string.Join(", ", rivals.Select(rival => rival.Columns))}.")]);
    }

    /// <summary>The rows of a sample, blank lines left out. What the end of the sample cut off is no row.</summary>
    public static List<List<string>> Split(string sample, Delimiting way, int most) => [.. Rows(sample, way).Take(most).Select(row => row.Cells)];

    /// <summary>The same, each with the line that it begins in, from 1.</summary>
    public static IEnumerable<(int Line, List<string> Cells)> Rows(string sample, Delimiting way)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(way);
        return Cut(sample, way);
    }

    private static IEnumerable<(int Line, List<string> Cells)> Cut(string sample, Delimiting way)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        var (line, begun) = (1, 1);
        for (var at = 0; at < sample.Length; at++)
        {
            var character = sample[at];
            var endsLine = character == '\n' || (character == '\r' && (at + 1 == sample.Length || sample[at + 1] != '\n'));
            line += endsLine ? 1 : 0;
            if (quoted)
            {
                if (character != way.Quote)
                {
                    cell.Append(character);
                }
                else if (at + 1 < sample.Length && sample[at + 1] == way.Quote)
                {
                    cell.Append(sample[at++]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (character == way.Quote && cell.Length == 0)
            {
                quoted = true;
            }
            else if (character == way.Delimiter || character is '\n' or '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (character is '\n' or '\r')
                {
                    if (row.Count > 1 || row[0].Length > 0)
                    {
                        yield return (begun, row);
                    }

                    (row, begun) = ([], line);
                }
            }
            else
            {
                cell.Append(character);
            }
        }
    }
}
