using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;
using Vyomiyra.Domain.Worklist;

namespace Vyomiyra.Api.Accounts;

/// <summary>Reads an account's context, on the pane's path. The caller's right to see the account is checked before.</summary>
public sealed class AccountContextReader(VyomiyraDb db, CompanyCalendars calendars, TimeProvider clock)
{
    public const int MaximumRows = 100;

    public async Task<AccountContext> ReadAsync(long accountId, CancellationToken cancellation)
    {
        var account = await AccountContextQueries.Card(db, accountId, cancellation) ?? throw new InvalidOperationException($"Account {accountId} vanished.");
        var today = (await calendars.OfAsync(account.CompanyId, cancellation)).DateOf(clock.GetUtcNow());
        var contacts = await AccountContextQueries.Contacts(db, accountId).ToListAsync(cancellation);
        var standing = await AccountContextQueries.StandingOf(db, accountId, cancellation) ?? new StandingRecord(new Standing { AccountId = accountId, Currency = account.Currency }, null);
        var receivables = await AccountContextQueries.OpenReceivables(db, accountId).ToListAsync(cancellation);
        var promises = await AccountContextQueries.Promises(db, accountId).ToListAsync(cancellation);
        var disputes = await AccountContextQueries.Disputes(db, accountId).ToListAsync(cancellation);
        var promiseParts = (promises.Count == 0 ? [] : await AccountContextQueries.PromiseParts(db, accountId).ToListAsync(cancellation)).ToLookup(part => part.OwnerId);
        var disputeParts = (disputes.Count == 0 ? [] : await AccountContextQueries.DisputeParts(db, accountId).ToListAsync(cancellation)).ToLookup(part => part.OwnerId);
        var history = await AccountContextQueries.History(db, accountId).ToListAsync(cancellation);

        var promised = promises
            .Where(promise => promise.State == PromiseState.Open)
            .SelectMany(promise => promiseParts[promise.Id].Select(part => (part.ReceivableId, Amount: new Money(part.RemainingMinor, promise.Currency))))
            .ToLookup(part => part.ReceivableId, part => part.Amount);
        var disputed = disputes
            .Where(dispute => Dispute.Unresolved.Contains(dispute.State))
            .SelectMany(dispute => disputeParts[dispute.Id].Select(part => (part.ReceivableId, Amount: new Money(part.RemainingMinor, dispute.Currency))))
            .ToLookup(part => part.ReceivableId, part => part.Amount);
        return new AccountContext(
            new AccountCard(
                accountId, account.Number, account.Name, account.Status, account.CompanyId, account.Company, account.Team, account.Owner, account.Segment,
                account.Language, today,
                [.. contacts.GroupBy(row => (row.Id, row.Name)).Select(group => new ContactRow(group.Key.Id, group.Key.Name, [.. group.Select(row => row.Address).OfType<string>()], [.. group.Where(row => row.IsBad).Select(row => row.Address).OfType<string>()]))],
                account.MergedIntoId, account.StatusSince is { } since ? new StatusNote(account.StatusWhy ?? "", since, account.StatusBy) : null),
            View(standing, today),
            [.. receivables.Take(MaximumRows).Select(row => Row(row, today, promised, disputed))],
            receivables.Count > MaximumRows ? await db.Set<Receivable>().CountAsync(row => row.AccountId == accountId && row.OpenMinor != 0, cancellation) : receivables.Count,
            [.. promises.Select(promise => PromiseRow.Of(promise, promiseParts[promise.Id].Select(part => part.DocumentNumber)))],
            [.. disputes.Select(dispute => DisputeRow.Of(dispute, disputeParts[dispute.Id]))],
            [.. history.Select(ActivityRow.Of)]);
    }

    private static StandingView View(StandingRecord record, DateOnly today)
    {
        var standing = record.Standing;
        var currency = standing.Currency;
        decimal Units(long minor) => new Money(minor, currency).ToDecimal();
        return new StandingView(
            currency.Code,
            Units(standing.OpenMinor),
            Units(standing.OverdueMinor),
            standing.OverdueItems,
            standing.OldestDueOn,
            standing.OldestDueOn is { } oldest ? Ageing.DaysOverdue(oldest, today) : null,
            [.. standing.BucketsMinor.Select(Units)],
            Units(standing.CreditsMinor),
            Units(standing.PromisedMinor),
            Units(standing.DisputedMinor),
            [.. standing.Unconverted.Select(amount => (amount, other: Currency.Parse(amount.Currency))).Select(pair => new UnconvertedRow(
                pair.other.Code, new Money(pair.amount.OverdueMinor, pair.other).ToDecimal(), new Money(pair.amount.OpenMinor, pair.other).ToDecimal()))],
            standing.Priority,
            [.. standing.Reasons.Select(reason => ReasonRow.Of(reason, currency))],
            WaitRow.Of(standing.WaitsFor, standing.WaitReason, record.Colleague, standing.WaitsSince, standing.WaitConversationId),
            standing.ComputedAt);
    }

    private static ReceivableRow Row(OpenRow row, DateOnly today, ILookup<long, Money> promised, ILookup<long, Money> disputed)
    {
        decimal Covered(ILookup<long, Money> parts) =>
            parts[row.Id].Where(part => part.Currency == row.Currency).Sum(part => part.ToDecimal());
        return new ReceivableRow(
            row.Id, row.Type, row.DocumentNumber, row.Line, row.OrderNumber, row.Reference, row.Company, row.IssuedOn, row.DueOn,
            Ageing.DaysOverdue(row.DueOn, today), row.Currency.Code, new Money(row.OriginalMinor, row.Currency).ToDecimal(),
            new Money(row.OpenMinor, row.Currency).ToDecimal(), Covered(promised), Covered(disputed));
    }
}
