using Vyomiyra.Domain;
using Vyomiyra.Domain.Outreach;

namespace Vyomiyra.Api.Outreach;

/// <param name="Name">What people pick it by, the same in every language.</param>
/// <param name="Language">en, de, fr or es.</param>
/// <param name="Subject">One line with fields, at most 255 characters.</param>
/// <param name="Body">Plain text with fields such as {{account.name}} and once {{table}}, at most 20,000 characters.</param>
public sealed record MailTemplateRequest(string Name, string Language, string Subject, string Body)
{
    /// <summary>As it is kept, or every field that cannot be.</summary>
    internal Outcome<MailTemplateRequest> Read()
    {
        var kept = new MailTemplateRequest(Name.Trim(), Language, Subject.Trim(), Body.ReplaceLineEndings("\n").Trim('\n'));
        var refusals = new List<Refusal>();
        Check("name", kept.Name, MailTemplate.MaximumName, isLine: true);
        Check("subject", kept.Subject, MailTemplate.MaximumSubject, isLine: true);
        Check("body", kept.Body, MailTemplate.MaximumBody, isLine: false);
        if (!CustomerWriting.Languages.Contains(Language))
        {
            refusals.Add(Refusal.Invalid("language", "unknown_language", $"Letters are written in {string.Join(", ", CustomerWriting.Languages)}."));
        }

        if (refusals.Count == 0)
        {
            refusals.AddRange(TemplateText.Read(kept.Subject, "subject", takesTable: false).Refusals);
            refusals.AddRange(TemplateText.Read(kept.Body, "body", takesTable: true).Refusals);
        }

        return refusals.Count > 0 ? Outcome<MailTemplateRequest>.Refused(refusals) : kept;

        void Check(string field, string text, int maximum, bool isLine)
        {
            if (text.Length == 0)
            {
                refusals.Add(Refusal.Invalid(field, "required", "This value is needed."));
            }
            else if (text.Length > maximum)
            {
                refusals.Add(Refusal.Invalid(field, "text_too_long", $"This has at most {maximum} characters."));
            }
            else if (text.Any(character => char.IsControl(character) && (isLine || character is not ('\n' or '\t'))))
            {
                refusals.Add(Refusal.Invalid(field, "invalid_text", isLine ? "This is one line of characters that can be seen." : "This has characters that cannot be seen."));
            }
        }
    }
}
