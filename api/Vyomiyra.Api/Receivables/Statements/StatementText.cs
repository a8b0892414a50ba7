namespace Vyomiyra.Api.Receivables.Statements;

/// <summary>A statement as a part of a mail in plain text: what <see cref="StatementHtml"/> says, line by line.</summary>
internal static class StatementText
{
    public static string Of(Statement statement)
    {
        var spelled = SpelledStatement.Of(statement);
        var sums = spelled.Totals.Select(total => string.Join('\n', Figures(total).Select(figure => $"{figure.Name}: {figure.Amount}")));
        return string.Join("\n\n", [$"{spelled.Title}\n{spelled.Account} · {spelled.Number}\n{spelled.On}", spelled.Lines(), .. sums]);
    }

    /// <summary>Of a part, its sum alone.</summary>
    private static IEnumerable<SpelledFigure> Figures(SpelledTotal total) =>
        total.Ageing.Count == 0 ? [total.Open] : [total.Open, total.Overdue, .. total.Others, .. total.Ageing];
}
