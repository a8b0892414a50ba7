using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Seed;

/// <summary>A message of the seed and where it lies.</summary>
sealed record SeededLetter(string Mailbox, string Folder, MailItem Item);

/// <summary>
/// Reads the conversations in <c>Seed/Mail</c>. A file is one conversation: settings, then messages that each begin with
/// <c>--- in</c> or <c>--- out</c> and a time, followed by fields, an empty line and the new words; the rest (signature, quotation of the
/// message before, headers) is made from the settings.
/// </summary>
static class MailScript
{
    public static IEnumerable<SeededLetter> All(Phrases phrases, Tenant tenant) =>
        SeedFiles.TextsUnder("Mail").SelectMany(file => Conversation(file.Path, file.Text, phrases, tenant));

    static IEnumerable<SeededLetter> Conversation(string path, string text, Phrases phrases, Tenant tenant)
    {
        var blocks = text.Split("\n--- ");
        var settings = Fields(blocks[0]);
        var mailbox = tenant.FindMailbox(settings.GetValueOrDefault("mailbox", tenant.SharedMailboxes[0].Mail))!;
        var thread = new List<MailItem>();
        foreach (var block in blocks.Skip(1))
        {
            var (head, words) = block.Split("\n\n", 2) is [var first, var rest] ? (first, rest.Trim('\n')) : (block, "");
            var (opening, fields) = head.Split('\n', 2) is [var line, var more] ? (line, Fields(more)) : (head, []);
            var incoming = opening.StartsWith("in ", StringComparison.Ordinal);
            var sent = phrases.Time(opening[(opening.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            foreach (var (name, value) in settings)
                fields.TryAdd(name, value);
            var letter = new SeededMessage(fields, incoming, sent, mailbox, tenant, thread, phrases, $"{path}#{thread.Count}").Compose(words);
            thread.Add(letter);
            yield return new(mailbox.Mail, fields.GetValueOrDefault("folder", incoming ? "inbox" : "sentitems"), letter);
        }
    }

    static Dictionary<string, string> Fields(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split(':', 2))
        .GroupBy(parts => parts[0].Trim())
        .ToDictionary(group => group.Key, group => string.Join('\n', group.Select(parts => parts[1].Trim())), StringComparer.Ordinal);
}
