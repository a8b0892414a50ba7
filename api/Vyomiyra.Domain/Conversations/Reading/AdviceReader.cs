namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>
/// Reads remittance advice from tables: which column names the documents is told by the account's own numbers in it, or by its heading; which one says
/// what was paid, by its heading or by what is written in it.
/// </summary>
internal sealed class AdviceReader
{
    private const int MostTables = 10;

    /// <summary>Exports like to put a letterhead above the headings.</summary>
    private const int HeadingsWithin = 30;

    /// <summary>People write more than the number into a cell: "Invoice INV-10482 of 3 May".</summary>
    private const int MostWords = 8;

    private readonly AttachedTable table;
    private readonly ReadingContext context;
    private readonly ReferenceBook book;
    private readonly List<(int Number, string[] Cells)> body;
    private readonly string[] headings;
    private readonly int width;

    private AdviceReader(AttachedTable table, ReadingContext context, ReferenceBook book)
    {
        (this.table, this.context, this.book) = (table, context, book);
        List<(int Number, string[] Cells)> rows = [.. table.Lines.Take(AttachedTable.MostLines).Select(line => (line.Number, Cut(line.Cells)))];
        var heading = HeadingOf(rows);
        headings = heading < 0 ? [] : rows[heading].Cells;
        body = rows[(heading + 1)..];
        width = rows.Count == 0 ? 0 : rows.Max(row => row.Cells.Length);
    }

    public static IReadOnlyList<AdvisedLine> Read(ReadingContext context, ReferenceBook book) =>
        [.. context.Tables.Take(MostTables).SelectMany(table => new AdviceReader(table, context, book).Lines())];

    private List<AdvisedLine> Lines()
    {
        if (DocumentColumn() is not { } documents || AmountColumn(documents) is not (var column, { } amounts))
        {
            return [];
        }

        var lines = new List<AdvisedLine>();
        foreach (var (number, cells) in body)
        {
            var document = At(cells, documents);
            var isTotal = AdviceHeadings.BeginsTotal(document) || AdviceHeadings.BeginsTotal(Array.Find(cells, cell => cell.Length > 0) ?? "");
            if (IsDocument(document) && !isTotal && amounts.Of(At(cells, column), CurrencyOf(cells, column)) is { IsZero: false } amount)
            {
                lines.Add(new AdvisedLine(table.Attachment, number, document, [.. Find(document).Select(receivable => receivable.Id)], amount));
            }
        }

        return lines.TrueForAll(line => line.Amount.Minor < 0) && lines.Exists(IsOwed) ? lines.ConvertAll(line => line with { Amount = -line.Amount }) : lines;
    }

    /// <summary>Some ledgers write all that leaves the house with a minus.</summary>
    private bool IsOwed(AdvisedLine line) => context.OpenReceivables.Any(open => line.ReceivableIds.Contains(open.Id) && open.Open.Minor > 0);

    private int? DocumentColumn()
    {
        var best = Columns
            .Select(column => (Column: column, Known: body.Count(row => Find(At(row.Cells, column)).Count > 0), IsNamed: AdviceHeadings.IsDocument(At(headings, column))))
            .OrderByDescending(each => each.Known).ThenByDescending(each => each.IsNamed)
            .FirstOrDefault();
        return best.Known > 0 || best.IsNamed ? best.Column : null;
    }

    private (int Column, AdvisedAmounts? Amounts) AmountColumn(int documents)
    {
        var lines = body.FindAll(row => IsDocument(At(row.Cells, documents)));
        var decimalComma = Locale.HasDecimalComma(context.Language ?? "", context.Country);
        return Columns
            .Where(column => column != documents)
            .Select(column => (Column: column, Rank: AdviceHeadings.RankOfAmount(At(headings, column)),
                Amounts: (AdvisedAmounts?)new AdvisedAmounts(lines.Select(row => At(row.Cells, column)), CurrencyIn(At(headings, column)) ?? context.Currency, decimalComma)))
            .Where(each => each.Rank >= 0 && each.Amounts!.Count * 2 >= lines.Count && each.Amounts.Count > 0)
            .OrderByDescending(each => each.Rank).ThenByDescending(each => each.Amounts!.Written).ThenByDescending(each => each.Column)
            .Select(each => (each.Column, each.Amounts))
            .FirstOrDefault();
    }

    private IEnumerable<int> Columns => Enumerable.Range(0, width);

    private static int HeadingOf(List<(int Number, string[] Cells)> rows) => Enumerable.Range(0, Math.Min(HeadingsWithin, rows.Count))
        .Select(row => (Row: row, Known: rows[row].Cells.Count(AdviceHeadings.IsHeading)))
        .Where(each => each.Known >= 2)
        .OrderByDescending(each => each.Known)
        .Select(each => each.Row)
        .FirstOrDefault(-1);

    private static bool IsDocument(string cell) => cell.Length <= ReferenceKey.MaximumLength && cell.Any(char.IsAsciiDigit);

    private IReadOnlyList<OpenReceivable> Find(string cell)
    {
        if (!cell.Any(char.IsAsciiDigit))
        {
            return [];
        }

        var words = cell.Split([' ', ',', ';', ':'], MostWords, StringSplitOptions.RemoveEmptyEntries);
        return Named(cell) is { Count: > 0 } whole ? whole : words.Select(Named).FirstOrDefault(named => named.Count > 0) ?? [];
    }

    /// <summary>A number alone is ours where it is long enough and ends but one document.</summary>
    private IReadOnlyList<OpenReceivable> Named(string word)
    {
        var key = ReferenceKey.Of(word);
        return book.ByKey(key) is { Count: > 0 } known ? known
            : key.Length >= ReferenceBook.ShortestNumber && key.All(char.IsAsciiDigit) && book.ByNumber(key) is { Count: 1 } numbered && !word.AsSpan().ContainsAny('.', ',') ? numbered
            : [];
    }

    /// <summary>A cell of its own that names it.</summary>
    private static Currency? CurrencyOf(string[] cells, int amount)
    {
        for (var column = 0; column < cells.Length; column++)
        {
            if (column != amount && cells[column].Length == 3 && cells[column].All(char.IsAsciiLetterUpper) && Currency.TryParse(cells[column], out var currency))
            {
                return currency;
            }
        }

        return null;
    }

    /// <summary>"Amount (USD)".</summary>
    private Currency? CurrencyIn(string heading) =>
        heading.Split([' ', '(', ')', '[', ']', '/'], StringSplitOptions.RemoveEmptyEntries).Select(word => CurrencySigns.Find(word, context.Currency)?.Currency)
            .FirstOrDefault(currency => currency is not null);

    private static string At(string[] cells, int column) => column < cells.Length ? cells[column] : "";

    private static string[] Cut(IReadOnlyList<string> cells) =>
        [.. cells.Take(AttachedTable.MostCells).Select(cell => cell.Length <= AttachedTable.LongestCell ? cell.Trim() : "")];
}
