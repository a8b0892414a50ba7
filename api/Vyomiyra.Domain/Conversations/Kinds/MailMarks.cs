namespace Vyomiyra.Domain.Conversations.Kinds;

/// <summary>The headers by which machines own up to what they send.</summary>
public sealed record MailMarks
{
    public static MailMarks None { get; } = new();

    private static readonly string[] OlderMarks = ["X-Autoreply", "X-Autorespond", "X-Auto-Reply"];

    /// <summary>The first word of Auto-Submitted, in lower case: "no", "auto-generated", "auto-replied"…</summary>
    public string? AutoSubmitted { get; init; }

    /// <summary>Whether X-Auto-Response-Suppress asks that no machine answers.</summary>
    public bool SuppressesAnswers { get; init; }

    /// <summary>In lower case: "bulk", "list", "junk", "auto_reply".</summary>
    public string? Precedence { get; init; }

    /// <summary>Whether it came through a list: List-Id, or a List-Unsubscribe to leave it by.</summary>
    public bool IsOfList { get; init; }

    /// <summary>The report-type of a multipart/report, in lower case: "delivery-status", "disposition-notification".</summary>
    public string? ReportType { get; init; }

    /// <summary>Whether the Return-Path is empty: nobody wants to hear of it should it not arrive.</summary>
    public bool HasEmptyReturnPath { get; init; }

    /// <summary>Addresses of X-Failed-Recipients, as written.</summary>
    public IReadOnlyList<string> FailedRecipients { get; init; } = [];

    internal static MailMarks Of(ILookup<string, string> fields)
    {
        var precedence = fields["Precedence"].FirstOrDefault()?.Trim().ToLowerInvariant();
        var answersItself = OlderMarks.Any(fields.Contains);
        return new MailMarks
        {
            AutoSubmitted = FirstWord(fields["Auto-Submitted"].FirstOrDefault()) ?? (answersItself || precedence == "auto_reply" ? "auto-replied" : null),
            SuppressesAnswers = fields["X-Auto-Response-Suppress"].SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries))
                .Any(what => what.Equals("All", StringComparison.OrdinalIgnoreCase) || what.Equals("OOF", StringComparison.OrdinalIgnoreCase)
                    || what.Equals("AutoReply", StringComparison.OrdinalIgnoreCase)),
            Precedence = precedence,
            IsOfList = fields.Contains("List-Id") || fields.Contains("List-Unsubscribe"),
            ReportType = ReportTypeOf(fields["Content-Type"].FirstOrDefault()),
            HasEmptyReturnPath = fields["Return-Path"].FirstOrDefault()?.Replace(" ", "", StringComparison.Ordinal) == "<>",
            FailedRecipients = [.. fields["X-Failed-Recipients"].SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
        };
    }

    private static string? ReportTypeOf(string? contentType) =>
        contentType is null || !contentType.TrimStart().StartsWith("multipart/report", StringComparison.OrdinalIgnoreCase) ? null
        : contentType.Split(';', StringSplitOptions.TrimEntries).Where(part => part.StartsWith("report-type=", StringComparison.OrdinalIgnoreCase))
            .Select(part => part["report-type=".Length..].Trim('"').ToLowerInvariant()).FirstOrDefault() ?? "";

    private static string? FirstWord(string? value) => value?.Split([';', '(', ' '], 2)[0].Trim().ToLowerInvariant() is { Length: > 0 } word ? word : null;
}
