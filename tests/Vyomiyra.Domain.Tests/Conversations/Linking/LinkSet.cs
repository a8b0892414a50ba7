namespace Vyomiyra.Domain.Tests.Conversations.Linking;

/// <summary>The labelled mails, in parts: those that the rules were made with, and those that they had never seen. README.md says what they are.</summary>
public static class LinkSet
{
    public static IReadOnlyList<LinkCase> Written { get; } = [.. LinkCase.Read("linking.txt"), .. LinkCase.Read("hard.txt")];

    public static IReadOnlyList<LinkCase> Played { get; } = LinkTemplates.Play("templates.txt", 11);

    public static IReadOnlyList<LinkCase> UnseenWritten { get; } = [.. LinkCase.Read("unseen.hard.txt")];

    public static IReadOnlyList<LinkCase> UnseenPlayed { get; } = LinkTemplates.Play("unseen.templates.txt", 12);

    public static IReadOnlyList<LinkCase> AllWritten { get; } = [.. Written, .. UnseenWritten];

    public static IReadOnlyList<LinkCase> All { get; } = [.. AllWritten, .. Played, .. UnseenPlayed];

    /// <summary>Of a file of the set, those with something in them.</summary>
    public static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "linking", file)).Where(line => line.Length > 0);
}
