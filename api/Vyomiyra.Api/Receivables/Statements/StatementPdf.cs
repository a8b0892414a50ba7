namespace Vyomiyra.Api.Receivables.Statements;

/// <summary>A statement as a letter: A4 pages with the table's head on each, in the account's language. Lengths are points.</summary>
internal sealed class StatementPdf : IDisposable
{
    private const byte Faint = 96;
    private const byte Hairline = 208;
    private const double Line = 12;
    private const double Cell = LetterSheets.Width / 5;

    private static readonly LetterStyle Text = new(IsBold: false, 8.5);
    private static readonly LetterStyle Strong = new(IsBold: true, 8.5);
    private static readonly LetterStyle Small = new(IsBold: false, 7.5, Faint);
    private static readonly LetterStyle Marked = new(IsBold: true, 7.5);
    private static readonly LetterStyle Name = new(IsBold: true, 11);
    private static readonly LetterStyle Title = new(IsBold: true, 18);

    private static readonly Column[] Columns =
    [
        new(0, 146, IsRight: false), new(152, 58, IsRight: false), new(214, 58, IsRight: false), new(272, 58, IsRight: true), new(336, 78, IsRight: true), new(420, 79, IsRight: true),
    ];

    private readonly SpelledStatement statement;
    private readonly LetterSheets sheets;
    private double y = LetterSheets.Margin;

    private StatementPdf(SpelledStatement statement)
    {
        this.statement = statement;
        sheets = new LetterSheets($"{statement.Title}, {statement.Number}", statement.Company);
    }

    private readonly record struct Column(double Left, double Width, bool IsRight);

    public static byte[] Draw(Statement statement)
    {
        using var letter = new StatementPdf(SpelledStatement.Of(statement));
        return letter.Draw();
    }

    public void Dispose() => sheets.Dispose();

    private byte[] Draw()
    {
        Head();
        foreach (var total in statement.Totals)
        {
            Summary(total);
        }

        Heading();
        foreach (var item in statement.Items)
        {
            Row(item);
        }

        if (statement.Items.Count == 0)
        {
            sheets.Write(statement.Words.NothingOpen, Text, 0, y, LetterSheets.Width);
        }

        foreach (var total in statement.Totals)
        {
            Sum(total);
        }

        sheets.Foot($"{statement.Company} · {statement.Title} · {statement.Number} · {statement.On}", statement.Words.Page, Small);
        return sheets.Print();
    }

    private void Head()
    {
        Lines(statement.Company, Name, 15, most: 2);
        y += 2 * Line;
        Lines(statement.Title, Title, 24, most: 1);
        y += 6;
        Lines(statement.Account, Name, 15, most: 5);
        Lines(statement.Number, Text, Line, most: 1);
        Lines(statement.On, Text, Line, most: 1);
        y += 2 * Line;
    }

    private void Lines(string text, LetterStyle style, double height, int most)
    {
        foreach (var line in sheets.Wrap(text, style, LetterSheets.Width, most))
        {
            sheets.Write(line, style, 0, y, LetterSheets.Width);
            y += height;
        }
    }

    /// <summary>What there is of one currency, before the items that it is made of.</summary>
    private void Summary(SpelledTotal total)
    {
        Room((total.Ageing.Count == 0 ? 3 : 6) * Line);
        sheets.Rule(y, Hairline, 0.5);
        y += 6;
        Figures([total.Open, total.Overdue, .. total.Others], Strong);
        Figures(total.Ageing, Text);
        y += 6;
    }

    private void Figures(IReadOnlyList<SpelledFigure> figures, LetterStyle style)
    {
        foreach (var (index, figure) in figures.Index())
        {
            sheets.Write(figure.Name, Small, index * Cell, y, Cell - 6);
            sheets.Write(figure.Amount, style, index * Cell, y + 10, Cell - 6);
        }

        y += figures.Count == 0 ? 0 : 28;
    }

    private void Heading()
    {
        var words = statement.Words;
        Room(4 * Line);
        y += 6;
        foreach (var (column, heading) in Columns.Zip([words.Document, words.Issued, words.Due, words.Late, words.Original, words.Open]))
        {
            sheets.Write(heading, Strong, column.Left, y, column.Width, column.IsRight);
        }

        y += 15;
        sheets.Rule(y, Faint, 0.8);
        y += 4;
    }

    private void Row(SpelledItem item)
    {
        var documents = sheets.Wrap(item.Document, Text, Columns[0].Width, most: 4);
        if (y + ((documents.Count + item.Marks.Count + 1) * Line) > LetterSheets.Bottom)
        {
            Turn();
            Heading();
        }

        foreach (var (column, text) in Columns[1..].Zip([item.Issued, item.Due, item.Late, item.Original, item.Open]))
        {
            sheets.Write(text, Text, column.Left, y, column.Width, column.IsRight);
        }

        foreach (var line in documents)
        {
            sheets.Write(line, Text, 0, y, Columns[0].Width);
            y += Line;
        }

        // What is promised and contested stands below, where there is room for it.
        foreach (var (mark, style) in item.Marks.Select(mark => (mark, Marked)).Prepend((item.Order ?? "", Small)).Where(below => below.Item1.Length > 0))
        {
            sheets.Write(sheets.Wrap(mark, style, LetterSheets.Width, most: 1)[0], style, 0, y - 1, LetterSheets.Width);
            y += Line - 1;
        }

        y += 1;
        sheets.Rule(y, Hairline, 0.4);
        y += 3;
    }

    private void Sum(SpelledTotal total)
    {
        Room(2 * Line);
        y += 3;
        sheets.Write(total.Open.Name, Strong, 0, y, Columns[4].Left);
        sheets.Write(total.Open.Amount, Strong, Columns[4].Left, y, LetterSheets.Width - Columns[4].Left, isRight: true);
        y += Line;
    }

    /// <summary>Goes on to the next page where this one has not so much left.</summary>
    private void Room(double height)
    {
        if (y + height > LetterSheets.Bottom)
        {
            Turn();
        }
    }

    private void Turn()
    {
        sheets.Turn();
        y = LetterSheets.Margin;
    }
}
