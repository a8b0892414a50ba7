using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Api.Conversations.Reading;

/// <summary>Reads the open mail against what the account owes. It writes nothing.</summary>
public sealed class ReadOpenMail(VyomiyraDb db, CompanyCalendars calendars, FittingPayments payments, ModelReader model, TimeProvider clock)
{
    public async Task<MailReadingView> ReadAsync(OpenMail mail, AccountContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(context);
        var around = await AroundAsync(mail, context, cancellation);
        var read = MailReader.Read(mail.Text, around);
        var asking = model.ReadAsync(mail, around, read, cancellation); // it is waited for when the database has answered
        var rows = new SuggestionRows(mail, context, read.Language);
        var fitting = read.Says.Contains(SaidKind.AlreadyPaid) ? await payments.OfAsync(context.Account.Id, context.Account.Today, cancellation) : null;
        var byModel = await asking;
        var view = new MailReadingView(
            read.Language,
            [.. read.Promises.Select(promise => rows.Of(promise, ReadBy.Rules)), .. byModel.Promises.Select(promise => rows.Of(promise, ReadBy.Model))],
            [.. read.Disputes.Select(dispute => rows.Of(dispute, ReadBy.Rules)), .. byModel.Disputes.Select(dispute => rows.Of(dispute, ReadBy.Model))],
            [.. OnceASentence(read.Sayings).Select(saying => rows.Of(saying, saying.Kind == SaidKind.AlreadyPaid ? fitting!(saying) : []))],
            SuggestionRows.Unknown(read.References),
            mail.ItemId is null ? [] : mail.TableNames());
        return await MarkDismissedAsync(view, context.Account.Id, cancellation);
    }

    private async Task<ReadingContext> AroundAsync(OpenMail mail, AccountContext context, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return new ReadingContext
        {
            SentAt = mail.SentAt is { } sent && sent < now ? sent : now,
            Calendar = await calendars.OfAsync(context.Account.CompanyId, cancellation),
            Currency = Currency.Parse(CurrencyOf(context)),
            Language = context.Account.Language,
            Subject = mail.Subject,
            Attachments = mail.FileNames(),
            OpenReceivables = [.. context.Receivables.Select(Readable)],
        };
    }

    /// <summary>What they owe is mostly in one currency, which need not be the company's.</summary>
    private static string CurrencyOf(AccountContext context) =>
        context.Receivables.Select(row => row.Currency).Distinct().ToList() is [var only] ? only : context.Standing.Currency;

    /// <summary>People say a thing twice in one breath.</summary>
    private static IEnumerable<Saying> OnceASentence(IEnumerable<Saying> sayings) => sayings.DistinctBy(saying => (saying.Kind, saying.Sentence, saying.IsOfSubject));

    private static OpenReceivable Readable(ReceivableRow row) => new(
        row.Id,
        row.DocumentNumber,
        ReferenceKey.Of(row.DocumentNumber),
        [.. new[] { row.OrderNumber, row.Reference }.OfType<string>().Select(ReferenceKey.Of)],
        Money.Round(row.Open, Currency.Parse(row.Currency)),
        row.DueOn);

    private async Task<MailReadingView> MarkDismissedAsync(MailReadingView view, long accountId, CancellationToken cancellation)
    {
        string[] keys =
        [
            .. view.Promises.Select(row => row.Origin.Key), .. view.Disputes.Select(row => row.Origin.Key), .. view.Sayings.Select(row => row.Origin.Key),
        ];
        var dismissed = new HashSet<string>(StringComparer.Ordinal);
        if (keys.Length > 0)
        {
            await foreach (var key in Dismissed(db, accountId, keys).WithCancellation(cancellation))
            {
                dismissed.Add(key);
            }
        }

        return dismissed.Count == 0 ? view : view with
        {
            Promises = [.. view.Promises.Select(row => row with { IsDismissed = dismissed.Contains(row.Origin.Key) })],
            Disputes = [.. view.Disputes.Select(row => row with { IsDismissed = dismissed.Contains(row.Origin.Key) })],
            Sayings = [.. view.Sayings.Select(row => row with { IsDismissed = dismissed.Contains(row.Origin.Key) })],
        };
    }

    private static readonly Func<VyomiyraDb, long, string[], IAsyncEnumerable<string>> Dismissed = EF.CompileAsyncQuery(
        (VyomiyraDb db, long accountId, string[] keys) => db.Set<SuggestionOutcome>()
            .Where(outcome => outcome.AccountId == accountId && outcome.Fate == SuggestionFate.Rejected && keys.Contains(outcome.Key))
            .Select(outcome => outcome.Key));
}
