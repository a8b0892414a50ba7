namespace Vyomiyra.Domain.Outreach;

/// <summary>A text to begin a mail with, in one language. Its fields are filled from the account; a person sends it.</summary>
public sealed class MailTemplate
{
    public const int MaximumBody = 20_000;

    public long Id { get; init; }
    public required string Name { get; set; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; set; }

    public required string Subject { get; set; }

    /// <summary>Plain text with Handlebars fields.</summary>
    public required string Body { get; set; }

    public int Version { get; set; }
}
