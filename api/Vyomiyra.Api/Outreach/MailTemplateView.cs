using Vyomiyra.Domain.Outreach;

namespace Vyomiyra.Api.Outreach;

/// <param name="Language">en, de, fr or es.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="ChangedAt">When somebody last made or changed it; absent for what came with the program.</param>
public sealed record MailTemplateView(long Id, string Name, string Language, string Subject, string Body, int Version, DateTimeOffset? ChangedAt)
{
    internal static MailTemplateView Of(MailTemplate template) =>
        new(template.Id, template.Name, template.Language, template.Subject, template.Body, template.Version, template.ChangedAt);
}
