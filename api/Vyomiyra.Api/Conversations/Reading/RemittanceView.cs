using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Api.Conversations.Reading;

/// <summary>A remittance advice beside what is open. It proposes; nothing of it is recorded.</summary>
/// <param name="Lines">In the order of the files.</param>
/// <param name="Totals">One for each currency that the lines are in.</param>
/// <param name="Unread">Files that seemed to be tables and could not be read.</param>
public sealed record RemittanceView(IReadOnlyList<AdvisedRow> Lines, IReadOnlyList<AdvisedTotal> Totals, IReadOnlyList<UnreadTable> Unread)
{
    internal static RemittanceView Of(IReadOnlyList<AdvisedLine> lines, IReadOnlyList<OpenReceivable> receivables, IReadOnlyList<UnreadTable> unread)
    {
        var open = receivables.ToDictionary(receivable => receivable.Id);
        var paid = lines.Where(line => line.ReceivableIds is [_]).GroupBy(line => (Id: line.ReceivableIds[0], line.Amount.Currency))
            .ToDictionary(group => group.Key, group => group.Aggregate(Money.Zero(group.Key.Currency), (sum, line) => sum + line.Amount));
        return new RemittanceView(
            [.. lines.Select(Row)],
            [.. lines.GroupBy(line => line.Amount.Currency).Select(Total)],
            unread);

        AdvisedRow Row(AdvisedLine line)
        {
            var meant = line.ReceivableIds is [var id] ? open[id] : null;
            return new AdvisedRow(
                line.Attachment, line.Line, line.Document, meant is null ? null : new NamedReceivable(meant.Id, meant.DocumentNumber, meant.Open.ToDecimal()),
                line.ReceivableIds.Count, line.Amount.ToDecimal(), line.Amount.Currency.Code,
                meant is not null && meant.Open.Currency == line.Amount.Currency ? (paid[(meant.Id, line.Amount.Currency)] - meant.Open).ToDecimal() : null);
        }

        AdvisedTotal Total(IGrouping<Currency, AdvisedLine> ofCurrency)
        {
            var zero = Money.Zero(ofCurrency.Key);
            var matched = ofCurrency.Where(line => line.ReceivableIds is [var id] && open[id].Open.Currency == ofCurrency.Key).ToList();
            var said = matched.Aggregate(zero, (total, line) => total + line.Amount);
            var sum = ofCurrency.Aggregate(zero, (total, line) => total + line.Amount);
            var owed = matched.Select(line => open[line.ReceivableIds[0]]).Distinct().Aggregate(zero, (total, receivable) => total + receivable.Open);
            return new AdvisedTotal(ofCurrency.Key.Code, sum.ToDecimal(), owed.ToDecimal(), (said - owed).ToDecimal(), (sum - said).ToDecimal());
        }
    }
}

/// <param name="Attachment">The name of the file.</param>
/// <param name="Line">Its line there, or the row of its sheet; from 1.</param>
/// <param name="Document">As the customer writes it.</param>
/// <param name="Receivable">The open receivable meant; null where none on the account is called so, or several.</param>
/// <param name="Matches">How many open receivables are called so.</param>
/// <param name="Amount">What the line says was paid; negative where something was taken off.</param>
/// <param name="Difference">What all lines for the receivable say less what is open on it: negative where too little is paid; null where that is another currency.</param>
public sealed record AdvisedRow(string Attachment, int Line, string Document, NamedReceivable? Receivable, int Matches, decimal Amount, string Currency, decimal? Difference);

/// <param name="Amount">What the lines say was paid.</param>
/// <param name="Open">What is open, in that currency, on the receivables they name.</param>
/// <param name="Difference">What the lines that name them say less that: negative where too little is paid.</param>
/// <param name="Unmatched">What the other lines say was paid.</param>
public sealed record AdvisedTotal(string Currency, decimal Amount, decimal Open, decimal Difference, decimal Unmatched);

/// <param name="Name">Of the file.</param>
/// <param name="Code">Stable, snake_case.</param>
/// <param name="Reason">For people.</param>
public sealed record UnreadTable(string Name, string Code, string Reason);
