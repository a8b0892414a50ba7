namespace Vyomiyra.Domain.Outreach;

/// <summary>A text to begin a mail with, in one language. Its fields are filled from the account; a person sends it.</summary>
public sealed class MailTemplate
{
    public const int MaximumName = 100;
    public const int MaximumSubject = 255;
    public const int MaximumBody = 20_000;

    public long Id { get; init; }
    public required string Name { get; set; }

    /// <summary>One of <see cref="CustomerWriting.Languages"/>.</summary>
    public required string Language { get; set; }

    /// <summary>One line of a <see cref="TemplateText"/>.</summary>
    public required string Subject { get; set; }

    /// <summary>A <see cref="TemplateText"/>, its lines ended by line feeds.</summary>
    public required string Body { get; set; }

    /// <summary>When somebody last made or changed it; null for what came with the program.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    public int Version { get; set; }
}
