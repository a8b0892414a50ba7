#if SANDBOX
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Cash;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Promises;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Composition;

/// <summary>What the sandbox's customers promised by now and what became of it, through the doors that people use.</summary>
internal sealed class DemoPromises(VyomiyraDb db, RecordPromise promises, RecordPayment payments, CompanyCalendars calendars, TimeProvider clock)
{
    /// <summary>The customers whose mail and promises tell the story.</summary>
    private static readonly string[] Told = [.. Enumerable.Range(1001, 9).Select(number => $"C-{number}")];

    public async Task FillAsync(CancellationToken cancellation)
    {
        await PromiseAsync(await OfAsync("INV-10388", cancellation), said: -1, day: 6, cancellation);
        await PromiseAsync(await OfAsync("INV-10505", cancellation), said: -9, day: -3, cancellation);

        // Of these the ERP has posted a part by now; what was paid for them is known.
        var begun = await db.Receivables.AsNoTracking()
            .Where(row => row.Type == ReceivableType.Invoice && row.OpenMinor > 0 && row.OpenMinor < row.OriginalMinor
                && db.Set<Account>().Any(account => account.Id == row.AccountId && account.Status == AccountStatus.Normal && account.OwnerId != null && !EF.Parameter(Told).Contains(account.Number)))
            .OrderBy(row => row.AccountId).ThenBy(row => row.Id).Take(3).ToListAsync(cancellation);
        if (begun is not [var kept, var part, var moved])
        {
            throw new InvalidOperationException("The demonstration has too few invoices that are paid in part.");
        }

        await PromiseAsync(kept, said: -9, day: -3, cancellation, minor: kept.OriginalMinor - kept.OpenMinor);
        await PayAsync(kept, day: -4, cancellation);
        await PromiseAsync(part, said: -10, day: -3, cancellation, minor: part.OriginalMinor);
        await PayAsync(part, day: -5, cancellation);
        var first = await PromiseAsync(moved, said: -8, day: 2, cancellation);
        await PromiseAsync(moved, said: -1, day: 9, cancellation, replaces: first);
    }

    private Task<Receivable> OfAsync(string document, CancellationToken cancellation) =>
        db.Receivables.AsNoTracking().FirstAsync(row => row.DocumentNumber == document, cancellation);

    private async Task<long> PromiseAsync(Receivable receivable, int said, int day, CancellationToken cancellation, long? minor = null, long? replaces = null)
    {
        var account = await db.Accounts.AsNoTracking().FirstAsync(row => row.Id == receivable.AccountId, cancellation);
        var owner = await db.Set<Member>().AsNoTracking().FirstAsync(member => member.Id == account.OwnerId, cancellation);
        var amount = new Money(minor ?? receivable.OpenMinor, receivable.Currency).ToDecimal();
        return Done(await promises.HandleAsync(
            new RecordPromiseRequest(
                account.Id, amount, receivable.Currency.Code, await TodayAsync(account, day, cancellation), [new PromisedReceivable(receivable.Id)],
                MadeAt: clock.Now().AddDays(said), Replaces: replaces, ReplacesVersion: replaces is null ? null : 1),
            CallerOf(owner, [account.TeamId!.Value]), cancellation)).PromiseId;
    }

    /// <summary>What the ERP has posted of it.</summary>
    private async Task PayAsync(Receivable receivable, int day, CancellationToken cancellation)
    {
        var account = await db.Accounts.AsNoTracking().FirstAsync(row => row.Id == receivable.AccountId, cancellation);
        var operations = await db.Set<Member>().AsNoTracking().FirstAsync(member => member.Role == Role.Operations, cancellation);
        var amount = new Money(receivable.OriginalMinor - receivable.OpenMinor, receivable.Currency).ToDecimal();
        Done(await payments.HandleAsync(
            new RecordPaymentRequest(
                account.Id, amount, receivable.Currency.Code, await TodayAsync(account, day, cancellation), $"REMITTANCE {receivable.DocumentNumber}",
                [new PaidReceivable(receivable.Id)]),
            CallerOf(operations, []), cancellation));
    }

    private async Task<DateOnly> TodayAsync(Account account, int days, CancellationToken cancellation) =>
        (await calendars.OfAsync(account.CompanyId, cancellation)).DateOf(clock.GetUtcNow()).AddDays(days);

    private static Caller CallerOf(Member member, long[] teams) => new(member.Id, member.Name, member.Role, teams, member.TenantId, member.ObjectId);

    private static T Done<T>(Outcome<T> outcome) => outcome.IsRefused
        ? throw new InvalidOperationException($"The demonstration was refused: {outcome.Refusals[0].Detail}")
        : outcome.Value;
}
#endif
