using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations.Reading;
using Vyomiyra.Domain.Receivables;
using MailReader = Vyomiyra.Domain.Conversations.Reading.MailReader;

namespace Vyomiyra.Api.Conversations.Reading;

/// <param name="Mail">The open mail, with its id.</param>
/// <param name="AccountId">The account that the pane shows.</param>
public sealed record RemittanceRequest(OpenMail Mail, long AccountId);

/// <summary>
/// What the tables that hang on the open mail say was paid for what, beside what is open. The files are read on behalf of the caller; nothing is kept
/// of them, and nothing is recorded.
/// </summary>
public sealed class ReadRemittance(VyomiyraDb db, AttachmentReader attachments, CompanyCalendars calendars, TimeProvider clock)
{
    /// <summary>No account has more that anybody advises of at once; the oldest come first.</summary>
    private const int MostReceivables = 5000;

    public async Task<Outcome<RemittanceView>> HandleAsync(RemittanceRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var mail = request.Mail;
        if (await db.RefuseAccountAsync(request.AccountId, caller, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (MailAddress.Normalise(mail.Mailbox) is null || string.IsNullOrWhiteSpace(mail.ItemId))
        {
            return Refusal.Invalid("mail", "mail_not_identified", "The mail is named by its mailbox's address and its id there.");
        }

        var files = await attachments.ReadAsync(
            new MailItem(mail.Mailbox, mail.ItemId, mail.InternetMessageId), AttachedTables.MayBeOne, AttachedTables.MostFiles, AttachedTables.MostBytes, cancellation);
        if (files.IsRefused)
        {
            return Outcome<RemittanceView>.Refused(files.Refusals);
        }

        var tables = files.Value.Select(file => (file.Name, Table: AttachedTables.Read(file))).ToList();
        var around = await AroundAsync(mail, request.AccountId, [.. tables.Where(each => !each.Table.IsRefused).Select(each => each.Table.Value)], cancellation);
        return RemittanceView.Of(
            MailReader.Read("", around).Advised,
            around.OpenReceivables,
            [.. tables.Where(each => each.Table.IsRefused).Select(each => new UnreadTable(each.Name, each.Table.Refusals[0].Code, each.Table.Refusals[0].Detail))]);
    }

    private async Task<ReadingContext> AroundAsync(OpenMail mail, long accountId, IReadOnlyList<AttachedTable> tables, CancellationToken cancellation)
    {
        var account = await db.Accounts.Where(row => row.Id == accountId).Select(row => new { row.CompanyId, row.Language }).SingleAsync(cancellation);
        var company = await db.Companies.Where(row => row.Id == account.CompanyId).Select(row => new { row.Currency }).SingleAsync(cancellation);
        var open = await db.Set<Receivable>().Where(row => row.AccountId == accountId && row.OpenMinor != 0)
            .OrderBy(row => row.DueOn).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.DocumentNumber, row.OrderNumber, row.Reference, row.Currency, row.OpenMinor, row.DueOn })
            .Take(MostReceivables)
            .ToListAsync(cancellation);
        return new ReadingContext
        {
            SentAt = mail.SentAt ?? clock.GetUtcNow(),
            Calendar = await calendars.OfAsync(account.CompanyId, cancellation),
            Currency = open.Select(row => row.Currency).Distinct().ToList() is [var only] ? only : company.Currency,
            Language = account.Language,
            Tables = tables,
            OpenReceivables = [.. open.Select(row => new OpenReceivable(
                row.Id, row.DocumentNumber, ReferenceKey.Of(row.DocumentNumber),
                [.. new[] { row.OrderNumber, row.Reference }.OfType<string>().Select(ReferenceKey.Of)],
                new Money(row.OpenMinor, row.Currency), row.DueOn))],
        };
    }
}
