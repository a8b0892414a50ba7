namespace Vyomiyra.Domain.Outreach;

public sealed record MailTemplateMade(long TemplateId, string Name, string Language) : HouseFact;

/// <param name="TemplateId">The template.</param>
/// <param name="Name">What it is called now.</param>
/// <param name="Language">What it is in now.</param>
/// <param name="Version">The version that it has now.</param>
/// <param name="Fields">What is otherwise: "name", "language", "subject", "body".</param>
public sealed record MailTemplateChanged(long TemplateId, string Name, string Language, int Version, IReadOnlyList<string> Fields) : HouseFact;

public sealed record MailTemplateDeleted(long TemplateId, string Name, string Language) : HouseFact;
