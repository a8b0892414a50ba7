using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables.Statements;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Outreach;

namespace Vyomiyra.Api.Outreach;

/// <param name="AccountId">Whom it is about.</param>
/// <param name="Receivables">The items that it is about, all of them open; everything that is open where left out.</param>
/// <param name="To">The address that the mail goes to, which tells the contact; whoever pays at the account where left out.</param>
public sealed record FillMailTemplateRequest(long AccountId, IReadOnlyList<long>? Receivables = null, string? To = null);

/// <summary>A mail to be looked at, changed and sent by a person.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">The body as plain text.</param>
/// <param name="Html">The same as a part of a mail: all that was filled in is text in it.</param>
/// <param name="Missing">The fields that would stand in it but have no value, such as contact.name.</param>
public sealed record FilledMailTemplate(string Subject, string Text, string Html, IReadOnlyList<string> Missing);

/// <summary>Fills a template from an account, in the template's language. Nothing is written or sent.</summary>
public sealed class FillMailTemplate(VyomiyraDb db, ReadStatement statements)
{
    private const string Style = "font-family:'Segoe UI',Arial,sans-serif;font-size:10pt;color:#242424";

    public async Task<Outcome<FilledMailTemplate>> HandleAsync(long id, FillMailTemplateRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        if (await db.MailTemplates.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } template)
        {
            return Refusal.NotFound();
        }

        if (request.Receivables is { Count: 0 })
        {
            return Refusal.Invalid("receivables", "required", "Say which receivables it is about, or leave them out for all that are open.");
        }

        var read = await statements.RunAsync(request.AccountId, request.Receivables, caller, cancellation);
        if (read.IsRefused)
        {
            return Outcome<FilledMailTemplate>.Refused(read.Refusals);
        }

        var statement = read.Value with { Language = template.Language };
        return Fill(template, statement, Values(statement, await ContactAsync(request, cancellation), caller.Name));
    }

    private static FilledMailTemplate Fill(MailTemplate template, Statement statement, Dictionary<string, string> values)
    {
        var spelled = SpelledStatement.Of(statement);
        var subject = LetterEngine.FillText(template.Subject, values, table: "");
        var html = LetterEngine.FillHtml(template.Body, values, StatementHtml.Items(spelled));
        return new FilledMailTemplate(
            string.Join(' ', subject.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            LetterEngine.FillText(template.Body, values, spelled.Lines()),
            $"""<div lang="{template.Language}" style="{Style}">{html}</div>""",
            [.. Missing("subject", template.Subject).Union(Missing("body", template.Body))]);

        // What is stored was read before it was.
        IReadOnlyList<string> Missing(string field, string text) =>
            TemplateText.Read(text, field, takesTable: true).Value.Missing(name => name == TemplateFields.Table || values[name].Length > 0);
    }

    private static Dictionary<string, string> Values(Statement statement, string? contact, string me)
    {
        var writing = CustomerWriting.Of(statement.Language);
        var late = statement.Items.Where(item => item.Open > 0 && item.DueOn < statement.On).Select(item => item.DueOn).ToList();
        string Sums(IEnumerable<StatementTotal> totals, Func<StatementTotal, decimal> amount) =>
            string.Join(", ", totals.Select(total => writing.Spelled(amount(total), Currency.Parse(total.Currency))));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [TemplateFields.AccountName] = statement.Account,
            [TemplateFields.AccountNumber] = statement.AccountNumber,
            [TemplateFields.ContactName] = contact ?? "",
            [TemplateFields.CompanyName] = statement.Company,
            [TemplateFields.MyName] = me,
            [TemplateFields.Today] = writing.Spelled(statement.On),
            [TemplateFields.Open] = Sums(statement.Totals, total => total.Open),
            [TemplateFields.Overdue] = Sums(statement.Totals.Where(total => total.Overdue != 0), total => total.Overdue),
            [TemplateFields.OldestDue] = late.Count > 0 ? writing.Spelled(late.Min()) : "",
            [TemplateFields.Count] = statement.Items.Count.ToString(CultureInfo.InvariantCulture),
        };
    }

    private async Task<string?> ContactAsync(FillMailTemplateRequest request, CancellationToken cancellation)
    {
        var contacts = db.Contacts.Where(contact => contact.AccountId == request.AccountId);
        var address = MailAddress.Normalise(request.To);
        contacts = address is null ? contacts.Where(contact => (contact.Roles & ContactRoles.Pays) != 0) : contacts.Where(contact => contact.Addresses.Any(known => known.Address == address));
        return await contacts.OrderBy(contact => contact.Id).Select(contact => contact.Name).FirstOrDefaultAsync(cancellation);
    }
}
