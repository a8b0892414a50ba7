using System.Globalization;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Outreach;

namespace Vyomiyra.Api.Receivables.Statements;

/// <summary>A statement in the customer's words: all that its letter, its mail and its lines have in common.</summary>
/// <param name="Number">The account's, with its name.</param>
internal sealed record SpelledStatement(
    string Language, StatementWords Words, string Company, string Title, string Account, string Number, string On, IReadOnlyList<SpelledItem> Items, IReadOnlyList<SpelledTotal> Totals)
{
    public static SpelledStatement Of(Statement statement)
    {
        var (words, writing) = (StatementWords.In(statement.Language), CustomerWriting.Of(statement.Language));
        return new SpelledStatement(
            statement.Language, words, statement.Company, statement.IsPart ? words.PartTitle : words.Title, statement.Account, $"{words.Account} {statement.AccountNumber}",
            Filled(words.On, writing.Spelled(statement.On)), [.. statement.Items.Select(Item)], [.. statement.Totals.Select(Total)]);

        SpelledItem Item(StatementItem item)
        {
            var currency = Currency.Parse(item.Currency);
            return new SpelledItem(
                $"{words.Types[item.Type]} {item.DocumentNumber}", writing.SpelledShort(item.IssuedOn), writing.SpelledShort(item.DueOn),
                item is { DaysOverdue: > 0, Open: > 0 } ? item.DaysOverdue.ToString(CultureInfo.InvariantCulture) : "", writing.Spelled(item.Original, currency), writing.Spelled(item.Open, currency),
                item.OrderNumber is { } order ? Filled(words.Order, order) : null, [.. Marks()]);

            IEnumerable<string> Marks()
            {
                if (item is { Promised: not 0, PromisedOn: { } day })
                {
                    yield return Filled(words.Promised, writing.Spelled(item.Promised, currency), writing.SpelledShort(day));
                }

                if (item.Disputed != 0)
                {
                    yield return Filled(words.Disputed, writing.Spelled(item.Disputed, currency));
                }
            }
        }

        SpelledTotal Total(StatementTotal total)
        {
            SpelledFigure Figure(string name, decimal amount) => new(name, writing.Spelled(amount, Currency.Parse(total.Currency)));
            return new SpelledTotal(
                Figure(words.Total, total.Open), Figure(words.Overdue, total.Overdue),
                [Figure(words.AllPromised, total.Promised), Figure(words.AllDisputed, total.Disputed), Figure(words.Credits, total.Credits)],
                statement.IsPart ? [] : [.. words.Buckets.Zip(total.Ageing, Figure)]);
        }
    }

    /// <summary>Each item as a line of plain text.</summary>
    public string Lines() => Items.Count == 0
        ? Words.NothingOpen
        : string.Join('\n', Items.Select(item => $"- {Filled(Words.Line, item.Document, item.Due, item.Open)}{(item.Marks.Count == 0 ? "" : $" ({string.Join("; ", item.Marks)})")}"));

    internal static string Filled(string pattern, params string[] values) => string.Format(CultureInfo.InvariantCulture, pattern, [.. values]);
}

/// <param name="Late">Empty where it is not.</param>
/// <param name="Marks">What is promised and what is contested of it.</param>
internal sealed record SpelledItem(string Document, string Issued, string Due, string Late, string Original, string Open, string? Order, IReadOnlyList<string> Marks);

/// <summary>Of one currency.</summary>
/// <param name="Ageing">Empty where the items are a part only: their ages say nothing about the account.</param>
internal sealed record SpelledTotal(SpelledFigure Open, SpelledFigure Overdue, IReadOnlyList<SpelledFigure> Others, IReadOnlyList<SpelledFigure> Ageing);

internal sealed record SpelledFigure(string Name, string Amount);
