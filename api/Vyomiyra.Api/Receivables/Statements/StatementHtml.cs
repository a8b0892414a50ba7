using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Vyomiyra.Api.Receivables.Statements;

/// <summary>
/// A statement as a part of a mail: tables whose style stands in each element, because mail programs take nothing else, without script, links or
/// pictures. Whatever the words and names are, they are text in it.
/// </summary>
internal static class StatementHtml
{
    private const string Body = "font-family:'Segoe UI',Arial,sans-serif;font-size:10pt;color:#242424";
    private const string Small = "font-size:9pt;color:#616161";
    private const string Cell = "padding:4px 12px 4px 0;vertical-align:top;white-space:nowrap";
    private const string Head = $"{Cell};border-bottom:2px solid #616161;font-weight:bold";
    private const string Row = $"{Cell};border-bottom:1px solid #d1d1d1";
    private const string Sum = $"{Cell};font-weight:bold";
    private const string Table = $"""<table cellspacing="0" style="border-collapse:collapse;margin:0 0 8px;{Body}">""";
    private const string Left = ";text-align:left";
    private const string Right = ";text-align:right";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The statement with its head, its items and, where it has all of them, their ages.</summary>
    public static string Of(Statement statement)
    {
        var spelled = SpelledStatement.Of(statement);
        var head = $"<b>{Text(spelled.Title)}</b><br>{Text(spelled.Account)} · {Text(spelled.Number)}<br>{Text(spelled.On)}";
        var sums = spelled.Totals.Where(total => total.Ageing.Count > 0)
            .Select(total => $"{Table}{Figures([total.Open, total.Overdue, .. total.Others])}{Figures(total.Ageing)}</table>");
        return $"""<div lang="{spelled.Language}" style="{Body}"><p style="margin:0 0 8px">{head}</p>{string.Concat(sums)}{Items(spelled)}</div>""";
    }

    /// <summary>The table of the items with its sums, alone.</summary>
    public static string Items(SpelledStatement statement)
    {
        var words = statement.Words;
        if (statement.Items.Count == 0)
        {
            return $"""<p style="margin:0 0 8px;{Body}">{Text(words.NothingOpen)}</p>""";
        }

        var headings = Cells(Head, "th scope=\"col\"", [Text(words.Document), Text(words.Issued), Text(words.Due), Text(words.Late), Text(words.Original), Text(words.Open)]);
        var rows = statement.Items.Select(item =>
            Cells(Row, "td", [Document(item), Text(item.Issued), Text(item.Due), Text(item.Late), Text(item.Original), Text(item.Open)]));
        var sums = statement.Totals.Select(total =>
            $"""<tr><td colspan="4" style="{Sum}{Left}">{Text(total.Open.Name)}</td><td colspan="2" style="{Sum}{Right}">{Text(total.Open.Amount)}</td></tr>""");
        return $"{Table}<thead>{headings}</thead><tbody>{string.Concat(rows)}{string.Concat(sums)}</tbody></table>";
    }

    private static string Document(SpelledItem item) => string.Concat(
        [
            Text(item.Document),
            item.Order is { } order ? $"""<br><span style="{Small}">{Text(order)}</span>""" : "",
            .. item.Marks.Select(mark => $"<br><b>{Text(mark)}</b>"),
        ]);

    /// <summary>Days and amounts stand under each other: what it is and its days on the left, how late and how much on the right.</summary>
    private static string Cells(string style, string element, IReadOnlyList<string> cells) =>
        $"<tr>{string.Concat(cells.Select((cell, index) => $"""<{element} style="{style}{(index < 3 ? Left : Right)}">{cell}</{element[..2]}>"""))}</tr>";

    private static string Figures(IReadOnlyList<SpelledFigure> figures)
    {
        var cells = figures.Select(figure => $"""<td style="{Cell}{Left}"><span style="{Small}">{Text(figure.Name)}</span><br>{Text(figure.Amount)}</td>""");
        return $"<tr>{string.Concat(cells)}</tr>";
    }

    private static string Text(string text) => Encoder.Encode(text);
}
