using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Statements;

/// <summary>What an account owes, item by item, as it is told to the customer.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Company">The name of the company that keeps the account.</param>
/// <param name="Language">The account's where we have words in it, otherwise English: en, de, fr or es.</param>
/// <param name="On">The keeping company's today.</param>
/// <param name="IsPart">Only the items that were asked for are in it.</param>
/// <param name="Items">What is open, the oldest due first; credits are negative.</param>
/// <param name="Totals">Of the items; one a currency.</param>
public sealed record Statement(
    long AccountId, string AccountNumber, string Account, string Company, string Language, DateOnly On, bool IsPart, IReadOnlyList<StatementItem> Items,
    IReadOnlyList<StatementTotal> Totals);

/// <param name="Company">The code of the company it is owed to.</param>
/// <param name="Promised">What open promises cover of it.</param>
/// <param name="PromisedOn">The first day of these.</param>
/// <param name="Disputed">What unresolved disputes contest of it.</param>
/// <param name="HasDocument">Whether its printed form is at hand.</param>
public sealed record StatementItem(
    long Id, ReceivableType Type, string DocumentNumber, string? OrderNumber, string Company, DateOnly IssuedOn, DateOnly DueOn, int DaysOverdue, string Currency, decimal Original, decimal Open,
    decimal Promised, DateOnly? PromisedOn, decimal Disputed, bool HasDocument);

/// <param name="Open">The sum of all items.</param>
/// <param name="Overdue">What is past due of invoices and debit notes.</param>
/// <param name="Ageing">Invoices and debit notes: not due, 1-30, 31-60, 61-90 and over 90 days late.</param>
/// <param name="Credits">The sum of credit notes and payments on account; not positive.</param>
public sealed record StatementTotal(
    string Currency, decimal Open, decimal Overdue, IReadOnlyList<decimal> Ageing, decimal Credits, decimal Promised, decimal Disputed)
{
    internal static StatementTotal Of(string currency, IReadOnlyList<StatementItem> items, DateOnly today)
    {
        var ageing = new decimal[Enum.GetValues<AgeBucket>().Length];
        foreach (var item in items.Where(item => item.Open > 0))
        {
            ageing[(int)Domain.Receivables.Ageing.BucketOf(item.DueOn, today)] += item.Open;
        }

        return new StatementTotal(
            currency, items.Sum(item => item.Open), ageing[1..].Sum(), ageing, items.Where(item => item.Open < 0).Sum(item => item.Open), items.Sum(item => item.Promised),
            items.Sum(item => item.Disputed));
    }
}
