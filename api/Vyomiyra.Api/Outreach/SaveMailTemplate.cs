using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Outreach;

namespace Vyomiyra.Api.Outreach;

/// <summary>Makes templates and changes them. A name stands once in a language.</summary>
public sealed class SaveMailTemplate(VyomiyraDb db, Work work)
{
    /// <summary>All of them are read at once by whoever writes a mail.</summary>
    private const int Most = 200;

    public async Task<Outcome<MailTemplateView>> MakeAsync(MailTemplateRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        var read = request.Read();
        return read.IsRefused
            ? Outcome<MailTemplateView>.Refused(read.Refusals)
            : await work.CommitAsync<MailTemplateView>(caller.Actor, token => MakeAsync(read.Value, token), cancellation);
    }

    public async Task<Outcome<MailTemplateView>> ChangeAsync(long id, IfMatch ifMatch, MailTemplateRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        var read = request.Read();
        return read.IsRefused
            ? Outcome<MailTemplateView>.Refused(read.Refusals)
            : await work.CommitAsync<MailTemplateView>(caller.Actor, token => ChangeAsync(id, ifMatch, read.Value, token), cancellation);
    }

    private async Task<Outcome<MailTemplateView>> MakeAsync(MailTemplateRequest wanted, CancellationToken cancellation)
    {
        if (await RefuseNameAsync(wanted, except: null, cancellation) is { } known)
        {
            return known;
        }

        if (await db.MailTemplates.CountAsync(cancellation) >= Most)
        {
            return Refusal.Conflict("too_many_templates", $"There are {Most} templates. Delete what nobody uses.");
        }

        var made = db.MailTemplates.Add(new MailTemplate
        {
            Name = wanted.Name,
            Language = wanted.Language,
            Subject = wanted.Subject,
            Body = wanted.Body,
            ChangedAt = work.Now,
            Version = 1,
        }).Entity;
        await db.SaveChangesAsync(cancellation);
        work.Record(new MailTemplateMade(made.Id, made.Name, made.Language));
        return MailTemplateView.Of(made);
    }

    private async Task<Outcome<MailTemplateView>> ChangeAsync(long id, IfMatch ifMatch, MailTemplateRequest wanted, CancellationToken cancellation)
    {
        if (await db.MailTemplates.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } template)
        {
            return Refusal.NotFound();
        }

        if (ifMatch.Against(template.Version, () => MailTemplateView.Of(template)) is { } stale)
        {
            return stale;
        }

        if (await RefuseNameAsync(wanted, except: id, cancellation) is { } known)
        {
            return known;
        }

        (string Field, bool Differs)[] fields =
        [
            ("name", template.Name != wanted.Name), ("language", template.Language != wanted.Language),
            ("subject", template.Subject != wanted.Subject), ("body", template.Body != wanted.Body),
        ];
        if (fields.Any(field => field.Differs))
        {
            (template.Name, template.Language, template.Subject, template.Body) = (wanted.Name, wanted.Language, wanted.Subject, wanted.Body);
            (template.ChangedAt, template.Version) = (work.Now, template.Version + 1);
            await db.SaveChangesAsync(cancellation);
            work.Record(new MailTemplateChanged(id, template.Name, template.Language, template.Version, [.. fields.Where(field => field.Differs).Select(field => field.Field)]));
        }

        return MailTemplateView.Of(template);
    }

    /// <summary>Names are few, and databases differ in what they take for the same.</summary>
    private async Task<Refusal?> RefuseNameAsync(MailTemplateRequest wanted, long? except, CancellationToken cancellation)
    {
        var names = await db.MailTemplates.Where(row => row.Language == wanted.Language && row.Id != except).Select(row => row.Name).ToListAsync(cancellation);
        return names.Contains(wanted.Name, StringComparer.OrdinalIgnoreCase)
            ? Refusal.Conflict("template_known", $"There is a template '{wanted.Name}' in this language already.")
            : null;
    }
}
