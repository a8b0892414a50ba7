using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Outreach;

namespace Vyomiyra.Api.Outreach;

/// <summary>Deletes a template. What came with the program does not come back.</summary>
public sealed class DeleteMailTemplate(VyomiyraDb db, Work work)
{
    public Task<Outcome<MailTemplateView>> HandleAsync(long id, IfMatch ifMatch, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        ArgumentNullException.ThrowIfNull(caller);
        return work.CommitAsync<MailTemplateView>(caller.Actor, async token =>
        {
            if (await db.MailTemplates.SingleOrDefaultAsync(row => row.Id == id, token) is not { } template)
            {
                return Refusal.NotFound();
            }

            var view = MailTemplateView.Of(template);
            if (ifMatch.Against(template.Version, () => view) is { } stale)
            {
                return stale;
            }

            db.MailTemplates.Remove(template);
            work.Record(new MailTemplateDeleted(id, template.Name, template.Language));
            return view;
        }, cancellation);
    }
}
